"""What people type with the IME on: `３` is 3 and `２０２６／４／１` is 2026/4/1, in files as in forms."""

from __future__ import annotations

import unicodedata

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc\uff0d\uff70"
"""What an IME makes of a hyphen, the long vowel mark among it."""

_HYPHENS = {ord(dash): "-" for dash in DASHES}


def half_width(text: str) -> str:
    """`text` as it would be with the IME off: `ｎｏｔｅｓ` is `notes`, `３` is `3`, `：` is `:`."""
    return unicodedata.normalize("NFKC", text)


def hyphens(text: str) -> str:
    """`text` half-width, every dash in it a hyphen: for numbers and codes, where a dash can be nothing else."""
    return half_width(text.translate(_HYPHENS)).translate(_HYPHENS)


def digits(text: str, longest: int = 40) -> str:
    """The digits of a number or code, whatever stands between them: `０１２ー３４５` is `012345`."""
    return "".join(one for one in half_width(text[:longest]) if one in "0123456789")


def whole_number(text: str, longest: int = 9, *, unit: str = "") -> int | None:
    """A number of at most `longest` digits, or None: `１２人` is 12 where the unit may be 人."""
    plain = half_width(text[:40]).strip().removesuffix(unit).strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= longest else None
