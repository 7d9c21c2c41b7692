"""One line of text that people type: no control characters, no line breaks; the full-width space is welcome."""

from __future__ import annotations


def is_line(text: str) -> bool:
    """Whether all of `text` can stand in one line. `str.isprintable` alone takes U+3000 for a control character."""
    return text.replace("\u3000", " ").isprintable()
