"""確認コード: six digits of one's own telephone after the password (RFC 6238, SHA-1, 30 seconds), each once only."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import quote

from supporter.domain.shared.document import Value
from supporter.domain.shared.typed import half_width

STEP = 30  # seconds
DIGITS = 6
#: A clock may be wrong by so many steps either way.
DRIFT = 1
SECRET_BYTES = 20
RECOVERY = 8


class SecondFactor(Value):
    """`secret` in base32, `last` the step of the newest code that was taken, `recovery` digests of unused codes."""

    secret: str
    confirmed: bool = False
    last: int = -1
    recovery: tuple[str, ...] = ()

    def step_of(self, typed: str, now: int) -> int | None:
        """The step whose code was typed, if it is about now and newer than the last; every step is compared."""
        key, typed = base64.b32decode(self.secret), clean(typed)
        found = None
        for step in range(now // STEP - DRIFT, now // STEP + DRIFT + 1):
            right = hmac.compare_digest(code(key, step).encode(), typed.encode())
            if right and step > self.last:
                found = step
        return found


def code(key: bytes, step: int, digits: int = DIGITS) -> str:
    """The code of one step (RFC 4226 §5.3)."""
    mac = hmac.digest(key, step.to_bytes(8, "big"), hashlib.sha1)
    at = mac[-1] & 0x0F
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**digits:0{digits}}"


def new_secret(random: bytes) -> str:
    """A secret in base32 from random bytes."""
    return base64.b32encode(random).decode("ascii")


def clean(typed: str) -> str:
    """A code as it is compared: half-width, lower case, without spaces and hyphens."""
    text = half_width(typed[:64]).lower()
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def address(secret: str, id: str, issuer: str) -> str:
    """What the QR says to an app for codes."""
    label = quote(f"{issuer}:{id}", safe="")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer, safe='')}&digits={DIGITS}&period={STEP}"
