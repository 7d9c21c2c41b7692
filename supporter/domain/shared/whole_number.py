"""Numbers in what people and programs send: digits, half-width or full-width, within the bounds of their kind.

`int` takes digits of every script and any length, and raises beyond 4,300 of them.
"""

from __future__ import annotations

import unicodedata

_DIGITS = frozenset("0123456789")
_LONGEST = 20  # characters, zeros in front and spaces among them


def whole_number(text: str, *, least: int = 0, most: int = 999_999) -> int | None:
    """The number that `text` writes, `None` for anything else and for one beyond `least` and `most`."""
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
    if not plain or len(text) > _LONGEST or not _DIGITS.issuperset(plain):
        return None
    return number if least <= (number := int(plain)) <= most else None


def page_start(text: str, size: int) -> int:
    """The first row of the page that `text` names, of `size` rows each; 0 for what names none."""
    return ((whole_number(text, least=1) or 1) - 1) * size
