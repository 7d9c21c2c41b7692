"""輪つなぎ and 輪の花: chapters as linked rings, the same formulas as on the certificate."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup, escape

_RADIUS, _GAP, _ROW, _MARGIN = 20, 30, 54, 3
_PER_ROW = 12


def chain(states: Sequence[str], words: str, name: str = "") -> Markup:
    """One ring a chapter (`done`, `now`, `later`); two done neighbours share a petal; `words` say the same.

    A chain with a `name` lets the browser tell which rings are new to it (static/learn.js).
    """
    rows = math.ceil(len(states) / _PER_ROW)
    per_row = math.ceil(len(states) / rows)
    width = _MARGIN * 2 + _RADIUS * 2 + (per_row - 1) * _GAP
    height = _MARGIN * 2 + _RADIUS * 2 + (rows - 1) * _ROW
    layers = "".join(draw(states, per_row) for draw in (_fills, _petals, _rings))
    known = f' data-chain="{escape(name)}"' if name else ""
    return Markup(
        f'<svg class="ring-chain long"{known} style="--rings:{per_row}" viewBox="0 0 {width} {height}" '
        f'width="{width}" role="img" aria-label="{escape(words)}">{layers}</svg>'
    )


def rosette(rings: int, classes: str = "rosette") -> Markup:
    """The flower of as many rings as the course has chapters, at least five, on a square of 100."""
    count = max(rings, 5)
    angles = (2 * math.pi * place / count - math.pi / 2 for place in range(count))
    circles = "".join(
        f'<circle cx="{50 + 21 * math.cos(angle):.1f}" cy="{50 + 21 * math.sin(angle):.1f}" r="27"/>'
        for angle in angles
    )
    return Markup(f'<svg class="{escape(classes)}" viewBox="0 0 100 100" aria-hidden="true">{circles}</svg>')


def _centre(place: int, per_row: int) -> tuple[int, int]:
    row, column = divmod(place, per_row)
    return _MARGIN + _RADIUS + column * _GAP, _MARGIN + _RADIUS + row * _ROW


def _fills(states: Sequence[str], per_row: int) -> str:
    places = [_centre(place, per_row) for place, state in enumerate(states) if state == "done"]
    return "".join(f'<circle class="fill" cx="{x}" cy="{y}" r="{_RADIUS}"/>' for x, y in places)


def _petals(states: Sequence[str], per_row: int) -> str:
    half = math.sqrt(_RADIUS**2 - (_GAP / 2) ** 2)
    shapes = []
    for place in range(len(states) - 1):
        if states[place] == states[place + 1] == "done" and (place + 1) % per_row:
            x, y = _centre(place, per_row)
            middle, top, bottom = x + _GAP // 2, f"{y - half:.1f}", f"{y + half:.1f}"
            arc = f"A{_RADIUS} {_RADIUS} 0 0 1 {middle}"
            shapes.append(f'<path class="lens" d="M{middle} {top}{arc} {bottom}{arc} {top}Z"/>')
    return "".join(shapes)


def _rings(states: Sequence[str], per_row: int) -> str:
    return "".join(_ring(place, state, *_centre(place, per_row)) for place, state in enumerate(states))


def _ring(place: int, state: str, x: int, y: int) -> str:
    circle = f'cx="{x}" cy="{y}" r="{_RADIUS}"/>'
    if state == "done":
        return f'<circle class="done" data-ring="{place}" {circle}<path class="tick" d="M{x - 6} {y}l4 5 8-10"/>'
    if state == "now":
        return f'<circle class="now" {circle}<text x="{x}" y="{y + 6}">{place + 1}</text>'
    return f'<circle class="later" {circle}'
