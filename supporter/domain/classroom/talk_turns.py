"""Turns of a talk (二人・三人で話す): who has which role in each turn, and how long a turn takes.

The phases of a talk (ひとりで → 四人で → みんなで) are its turns as well, each with a time of its own and no roles.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Literal

from supporter.domain.courses.course import Block

#: What a role does, so that phones can say it in the language of whoever holds it.
Part = Literal["speak", "listen", "watch", ""]

_HALF_MINUTE = dt.timedelta(seconds=30)
_SHORTEST = dt.timedelta(minutes=1)
_PARTS: tuple[tuple[str, Part], ...] = (
    ("話", "speak"),
    ("[聴聞]", "listen"),
    ("観察|見", "watch"),
)


def turns(block: Block | None) -> int:
    """How many turns there are: everybody has each role once. 0 where no roles change hands and no phases follow
    each other.
    """
    if block is None:
        return 0
    return len(block.phases) or (len(block.roles) if len(block.roles) > 1 else 0)


def turn_length(block: Block, turn: int = 1) -> dt.timedelta:
    """What a phase takes; else a turn's share of the talk's minutes, in half minutes, and never under one minute."""
    if block.phases:
        return dt.timedelta(minutes=block.phases[min(max(turn, 1), len(block.phases)) - 1].minutes)
    whole = dt.timedelta(minutes=block.minutes or 0)
    share = math.ceil(whole / max(turns(block), 1) / _HALF_MINUTE) * _HALF_MINUTE
    return max(share, _SHORTEST)


def cast(roles: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The roles of the people A, B, C… in a turn: A has the first one first, then B has it, and so on."""
    shift = max(turn, 1) - 1
    return tuple(roles[(person - shift) % len(roles)] for person in range(len(roles)))


def part(role: str) -> Part:
    """What somebody with this role does, known by the words that authors use for it."""
    return next((does for word, does in _PARTS if re.search(word, role)), "")
