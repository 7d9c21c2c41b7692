"""Learner numbers: eight digits, the last of which catches every mistyped or swapped digit."""

from __future__ import annotations

import re

from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens

# H. Michael Damm, "Total anti-symmetrische Quasigruppen" (Marburg 2004): the order-10 table that
# detects all single-digit errors and all transpositions of neighbours; mod-10 sums (Luhn) miss 09/90.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_BETWEEN = re.compile(r"[\s\-]")
_LONGEST_TYPED = 40


def make_number(seven_digits: str) -> str:
    """The learner number of seven random digits; the first is never 0, which spreadsheets would drop."""
    if not re.fullmatch(r"[1-9][0-9]{6}", seven_digits):
        raise ValueError("a learner number is made of seven digits, the first not 0")
    return seven_digits + str(_interim(seven_digits))


def clean_number(text: str) -> str:
    """The eight digits of a number as people type it: full-width, with spaces or hyphens.

    Raises `Refused('learner.unknown')` when it cannot be a learner number; whether one exists is not asked.
    """
    digits = _BETWEEN.sub("", hyphens(text[:_LONGEST_TYPED]))
    if not re.fullmatch(r"[1-9][0-9]{7}", digits) or _interim(digits) != 0:
        raise Refused("learner.unknown")
    return digits


def _interim(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim
