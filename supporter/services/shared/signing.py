"""Signing with the two keys of an installation: Ed25519 for what a QR proves, RS256 for Open Badges."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.offline_proof import statement, token
from supporter.services.shared.signing_keys import ensure_keys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


class Signing:
    """The keys in `folder`, made there if they are missing and read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def proof(self, certificate: Certificate) -> str:
        """What the QR of a certificate carries beside its address; empty where the municipality wants none."""
        if certificate.style.qr != "signed" or certificate.erased_on:
            return ""
        said = statement(certificate)
        return token(said, self._ed25519.sign(said))

    def sign(self, data: bytes) -> bytes:
        """The Ed25519 signature of this installation, for files that go from one to another."""
        return self._ed25519.sign(data)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which anybody verifies `proof`."""
        return self._ed25519.public_key().public_bytes_raw()

    @cached_property
    def badge_key(self) -> RSAPrivateKey:
        """The key of Open Badges."""
        return cast("RSAPrivateKey", self._load("rs256.pem"))

    @cached_property
    def _ed25519(self) -> Ed25519PrivateKey:
        return cast("Ed25519PrivateKey", self._load("ed25519.pem"))

    def _load(self, name: str) -> object:
        from cryptography.hazmat.primitives import serialization  # a slow import, for those who sign

        ensure_keys(self._folder)
        return serialization.load_pem_private_key((self._folder / name).read_bytes(), password=None)
