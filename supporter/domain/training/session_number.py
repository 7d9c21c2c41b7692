"""実施番号: R8-005, the 年度 of the class and the next number in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from supporter.domain.shared.calendar import era_letter, era_year, fiscal_year
from supporter.domain.shared.names import fold


def next_number(held_on: dt.date, taken: Iterable[str]) -> str:
    """The number after the highest of `taken` that is written for the 年度 of the class."""
    year = fiscal_year(held_on)
    # An era that began in May names its whole 年度, as `era_year` does.
    before = f"{era_letter(dt.date(year, 5, 1))}{era_year(year)}-"
    found = (re.fullmatch(re.escape(before) + r"0*([0-9]{1,6})", number) for number in taken)
    return f"{before}{max((int(one[1]) for one in found if one), default=0) + 1:03d}"


def same_number(one: str, other: str) -> bool:
    """Whether people would read the two as one number, whatever width they were typed in."""
    return fold(one) == fold(other)
