"""Things to be sorted into piles (`::: sort`), and what there is to say of each once they are sorted."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.domain.courses.course import Sorted
from supporter.domain.courses.rich import Rich


def told_of(piles: Sequence[Rich], things: Sequence[Sorted]) -> str:
    """Every thing with the pile in which it belongs and why, as HTML for scripts and for the end of a booklet."""
    lines = (
        f"<li><strong>{one.text.html}</strong> → {piles[one.pile - 1].html}<br>{one.why.html}</li>" for one in things
    )
    return f"<ol>{''.join(lines)}</ol>"


def asked(piles: Sequence[Rich], things: Sequence[Sorted]) -> str:
    """The piles and the things without the answers, as HTML for a projector."""
    heading = "　".join(f"{pile.html}？" for pile in piles)
    return f"<h1>{heading}</h1><ol>{''.join(f'<li>{one.text.html}</li>' for one in things)}</ol>"
