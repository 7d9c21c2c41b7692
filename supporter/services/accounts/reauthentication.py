"""That a PIN was shown a moment ago, carried by the form that follows, so that it need not be typed twice."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

LASTS = dt.timedelta(minutes=15)


class Reauthentication:
    """Each is good for one person and one purpose; all are over when the server starts anew."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def issue(self, now: dt.datetime, person: str, purpose: str) -> str:
        """A proof that lasts fifteen minutes."""
        until = str(int((now + LASTS).timestamp()))
        return f"{until}.{self._sign(until, person, purpose)}"

    def verify(self, now: dt.datetime, proof: str, person: str, purpose: str) -> bool:
        """Whether this was given to `person` for `purpose` and is not over."""
        until, _, sign = proof.partition(".")
        right = hmac.compare_digest(sign.encode(), self._sign(until, person, purpose).encode())
        return right and now.timestamp() < int(until)

    def _sign(self, *parts: str) -> str:
        return hmac.new(self._key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()
