"""Text as people see it: a character keeps its variation selector and its accents."""

from __future__ import annotations

import unicodedata

_HALF_WIDTH_MARKS = "\uff9e\uff9f"  # ﾞ and ﾟ are letters to Unicode, marks to readers


def clusters(text: str) -> list[str]:
    """`text` cut into what a reader counts as characters; joined they are `text` again."""
    found: list[str] = []
    for character in text:
        if found and (unicodedata.category(character).startswith("M") or character in _HALF_WIDTH_MARKS):
            found[-1] += character
        else:
            found.append(character)
    return found
