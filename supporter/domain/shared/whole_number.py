"""Numbers in what people and programs send: digits, and no more of them than a number of that kind has.

`int` takes digits of every script and any length, and raises beyond 4,300 of them.
"""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")

_DIGITS = frozenset("0123456789")


def whole_number(text: str, *, least: int = 0, most: int = 999_999) -> int | None:
    """The number that `text` writes in plain digits, `None` for anything else and beyond `least` and `most`."""
    if not text or len(text) > len(str(most)) or not _DIGITS.issuperset(text):
        return None
    return number if least <= (number := int(text)) <= most else None


def number_or(text: str, otherwise: T, *, least: int = 0, most: int = 999_999) -> int | T:
    """The same with `otherwise` in place of `None`."""
    found = whole_number(text, least=least, most=most)
    return otherwise if found is None else found
