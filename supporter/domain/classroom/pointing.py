"""Pointing: the pieces of what lies on the screen, of which one can be lit; counted from 1 in their order."""

from __future__ import annotations

import re

from supporter.domain.classroom.projector import ProjectorView

#: Headings, paragraphs and lines of a list, as the course's Markdown makes them: none of them holds another.
_PIECE = re.compile(r"<(h[1-6]|p|li|dt|dd|figcaption|td)((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)
_LIT = " data-lit"


def pieces(view: ProjectorView) -> tuple[str, ...]:
    """What can be lit on a screen, as HTML: of a slide its paragraphs, of a question or a result its choices."""
    if view.show in ("slide", "talk"):
        return tuple(found[3] for found in _PIECE.finditer(_html(view)))
    if view.asked is None or view.show not in ("ask", "result") or view.asked.kind not in ("single", "multiple"):
        return ()
    return tuple(f"{choice.letter}　{choice.html}" for choice in view.asked.choices)


def lit(html: str, number: int) -> str:
    """The HTML of a slide with its piece of that number marked; 0 and numbers that there are not mark none."""
    for place, found in enumerate(_PIECE.finditer(html), 1):
        if place == number:
            after = found.start() + 1 + len(found[1])
            return f"{html[:after]}{_LIT}{html[after:]}"
    return html


def _html(view: ProjectorView) -> str:
    return view.talk.html if view.show == "talk" and view.talk else view.html
