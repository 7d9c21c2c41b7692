"""Text as people type and see it: one line of it, and characters with their variation selectors and accents."""

from __future__ import annotations

import unicodedata

# To Unicode ﾞ and ﾟ are letters and the joiners of Arabic and Indic scripts are nothing; to readers all are marks.
_MARKS = "\uff9e\uff9f\u200c\u200d"


def clusters(text: str) -> list[str]:
    """`text` cut into what a reader counts as characters; joined they are `text` again."""
    found: list[str] = []
    for character in text:
        if found and (unicodedata.category(character).startswith("M") or character in _MARKS):
            found[-1] += character
        else:
            found.append(character)
    return found


def is_line(text: str) -> bool:
    """Whether all of `text` can stand in one line. `str.isprintable` alone takes U+3000 for a control character."""
    return text.replace("\u3000", " ").isprintable()
