"""Where lines turn on a certificate: the body between phrases, a long name between its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import budoux

from supporter.domain.shared.text import clusters

WIDEST = 204.0  # mm, the width of the body
# Sizes of the body in points, and how many lines of each fit between the name and the date.
SIZES = ((19.0, 4), (17.0, 4), (15.0, 5), (13.0, 6), (11.0, 7), (9.0, 9))

_POINT = 0.3528  # mm
_ADVANCE = 1.07  # full-width characters stand this many ems apart in the template
_TURNS_AFTER = " \u3000・･-=＝"
_JAPANESE = budoux.load_default_japanese_parser()


@lru_cache(maxsize=256)
def body_lines(paragraphs: tuple[str, ...]) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """The body's size in points and, per paragraph, its lines: the largest size at which all of them fit.

    The faces are full width, so that characters can be counted instead of measured. No phrase is broken,
    and lines are as short as their number allows: calmer than a full line and a leftover word.
    """
    for size, most in SIZES:
        room = WIDEST / (size * _POINT * _ADVANCE)
        lines = tuple(_turned(paragraph, room) for paragraph in paragraphs)
        if sum(map(len, lines)) <= most:
            break
    return size, lines


def two_lines(name: str) -> tuple[str, ...]:
    """`name` in two parts of about equal width that together are the name again; a short one in one part."""
    parts = clusters(name)
    if len(parts) < 2:
        return (name,)
    half = _ems(name) / 2
    turns = [at for at in range(1, len(parts)) if parts[at - 1] in _TURNS_AFTER] or range(1, len(parts))
    best = min(turns, key=lambda at: abs(_ems("".join(parts[:at])) - half))
    return "".join(parts[:best]), "".join(parts[best:])


def _turned(paragraph: str, room: float) -> tuple[str, ...]:
    """Lines that turn at the writer's own spaces, or between phrases where that takes fewer lines."""
    phrases = [piece for phrase in _JAPANESE.parse(paragraph) for piece in _pieces(phrase, room - 1)]
    between = _balanced(phrases, room)
    units = re.findall(r"\s*\S+", paragraph)
    if all(_ems(unit) < room - 1 for unit in units) and len(at_spaces := _balanced(units, room)) <= len(between):
        return at_spaces
    return between


def _balanced(parts: Sequence[str], room: float) -> tuple[str, ...]:
    lines = _filled(parts, room)
    for narrower in range(int(room), 0, -1):
        shorter = _filled(parts, narrower)
        if len(shorter) > len(lines):
            break
        lines = shorter
    return tuple(line.rstrip() for line in lines)


def _filled(parts: Sequence[str], room: float) -> list[str]:
    """Parts in lines of at most `room` ems; the first line is indented by one."""
    lines, used = [""], 1.0
    for part in parts:
        if lines[-1] and used + _ems(part) > room:
            lines, used = [*lines, ""], 0.0
            part = part.lstrip()
        lines[-1] += part
        used += _ems(part)
    return lines


def _pieces(phrase: str, room: float) -> list[str]:
    """A phrase as it is; one that is longer than a line must break somewhere."""
    return re.findall(rf".{{1,{max(1, int(room))}}}", phrase, flags=re.S) if _ems(phrase) > room else [phrase]


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(part[0]) in "WFA" else 0.55 for part in clusters(text))
