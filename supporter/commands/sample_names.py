"""Draws a name from those of people who do not exist."""

from __future__ import annotations

import random

from supporter.content.example_people import example_people


def person(chance: random.Random) -> tuple[str, str]:
    """A name and its フリガナ; one in thirty is not written in the Japanese way."""
    names = example_people()
    if chance.random() < 1 / 30:
        return chance.choice(names.foreign)
    (family, family_kana), (given, given_kana) = chance.choice(names.family), chance.choice(names.given)
    space = "　" if chance.random() < 0.8 else " "
    return f"{family}{space}{given}", f"{family_kana} {given_kana}"
