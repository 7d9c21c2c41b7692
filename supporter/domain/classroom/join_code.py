"""What people type to join: the six digits of a class, the number of a card, and four digits to come back."""

from __future__ import annotations

import re

from supporter.domain.certificates.serials import clean_code
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens

_PARTED = r"[\s\-・.]+"
_BETWEEN = re.compile(_PARTED)
_LONGEST_TYPED = 40
_FIRST, _CODES, _ENTRIES = 100_000, 900_000, 10_000


def join_code(chance: int) -> str:
    """Six digits from a random number of any size; the first is never 0, which nobody would type."""
    return str(_FIRST + chance % _CODES)


def entry_code(chance: int) -> str:
    """Four digits, by which somebody comes back to their seat from another browser."""
    return f"{chance % _ENTRIES:04}"


def clean_join_code(text: str) -> str:
    """The six digits as people type them: full-width, with spaces or hyphens. Raises `Refused('session.unknown')`."""
    digits = _digits(text)
    if not re.fullmatch(r"[1-9][0-9]{5}", digits):
        raise Refused("session.unknown")
    return digits


def clean_seat_number(text: str) -> tuple[int, str]:
    """The number of a card, and the four digits behind it where somebody typed `27-4831`.

    Raises `Refused('seat.unknown')`.
    """
    plain = hyphens(text[:_LONGEST_TYPED]).strip()
    found = re.fullmatch(rf"0*([1-9][0-9]{{0,3}})(?:{_PARTED}([0-9]{{4}}))?", plain)
    if not found:
        raise Refused("seat.unknown")
    return int(found[1]), found[2] or ""


def clean_claim(text: str) -> str:
    """The 引換番号 of a card as typed or as its QR says it. Raises `Refused('seat.wrong')`."""
    code = clean_code(text)
    if not code:
        raise Refused("seat.wrong")
    return code


def _digits(text: str) -> str:
    return _BETWEEN.sub("", hyphens(text[:_LONGEST_TYPED]))
