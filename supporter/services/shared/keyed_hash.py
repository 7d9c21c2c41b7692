"""Hashes with the secret of this installation: what it keeps of numbers and names nobody else can work out."""

from __future__ import annotations

import hashlib
import hmac


class KeyedHash:
    """HMAC-SHA-256 under keys of their own for each purpose; `secret` are 32 random bytes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def key(self, purpose: str) -> bytes:
        """32 bytes that belong to this purpose alone."""
        return hmac.digest(self._secret, purpose.encode(), "sha256")

    def digest(self, purpose: str, *parts: str) -> str:
        """64 hex digits of `parts`; another purpose, another installation, other digits."""
        said = b"\0".join(part.encode("utf-8", "surrogatepass") for part in parts)
        return hmac.new(self.key(purpose), said, hashlib.sha256).hexdigest()
