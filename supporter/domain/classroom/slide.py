"""The drawing of a page beside the words of its slide, where those leave room for it."""

from __future__ import annotations

import re

from supporter.domain.classroom.running_order import Cue
from supporter.domain.classroom.scene import text_of

#: Characters of a slide beside which a drawing has room, so that the words stay as large as they are.
ROOM = 110

_DRAWING = re.compile(r'<img\b[^>]*\bclass="art"[^>]*>')
_FULL = re.compile(r"<(?:img|table|video|pre)\b")
_READING = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def drawing_of(cue: Cue) -> str:
    """The first drawing of a page, as HTML, for the slide that its author wrote.

    Empty where the page has none, where its text is the slide (the drawing is in it), and beside a picture, a table or
    many words.
    """
    slide = cue.step.slide
    if cue.kind != "slide" or cue.shown or not slide or _FULL.search(slide) or len(words_of(slide)) > ROOM:
        return ""
    found = _DRAWING.search(text_of(cue.step))
    return found[0] if found else ""


def words_of(html: str) -> str:
    """The characters of a text without readings."""
    return "".join(_TAG.sub("", _READING.sub("", html)).split())
