"""When a telephone line certainly does not answer: hours as `月-金 8:30-17:15`, read strictly.

Some days of the week leave out public holidays, all seven (`月-日`) do not; both leave out 29 December to 3 January.
`毎日` is every day.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, NamedTuple

import jpholiday
from pydantic import AfterValidator

from supporter.domain.shared.calendar import WEEKDAYS
from supporter.domain.shared.typed import hyphens

EVERY_DAY = "毎日"
ALWAYS = f"{EVERY_DAY} 0:00-24:00"
_SHAPE = re.compile(rf"({EVERY_DAY}|[{WEEKDAYS}](?:-[{WEEKDAYS}])?) (\d{{1,2}}):(\d\d)-(\d{{1,2}}):(\d\d)")


_TO = re.compile("[〜~]")
_CLOSURE = re.compile(r"(\d{1,2})/(\d{1,2})(?:-(\d{1,2})/(\d{1,2}))?")
# Offices of the state and, by their ordinances, of municipalities are closed on these days.
# Source: 行政機関の休日に関する法律 第1条; 地方自治法 第4条の2.
_YEAR_END = "12/29-1/3"


class Opening(NamedTuple):
    """Some days of the week (0 is Monday) from one time of the day to another, in minutes after midnight.

    `holidays`: also on those of these days that are public holidays; `year_end`: also from 29 December to 3 January.
    """

    days: frozenset[int]
    begins: int
    ends: int
    holidays: bool = False
    year_end: bool = False

    def holds(self, moment: dt.datetime) -> bool:
        """Whether somebody answers at `moment`."""
        minute = moment.hour * 60 + moment.minute
        if moment.weekday() not in self.days or not self.begins <= minute < self.ends:
            return False
        if not self.year_end and is_closed_on((_YEAR_END,), moment.date()):
            return False
        return self.holidays or not jpholiday.is_holiday(moment.date())


def read_opening(text: str) -> Opening:
    """The opening that a text says; `ValueError` for anything but `毎日 16:00-21:00` or `月-金 8:30-17:15`."""
    found = _SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"write it as {WEEKDAYS[0]}-{WEEKDAYS[4]} 8:30-17:15 or {EVERY_DAY} 16:00-21:00")
    begins, ends = (int(found[at]) * 60 + int(found[at + 1]) for at in (2, 4))
    if not begins < ends <= 24 * 60:
        raise ValueError("the end lies after the beginning, at 24:00 at the latest")
    days = _days(found[1])
    return Opening(days, begins, ends, holidays=len(days) == len(WEEKDAYS), year_end=found[1] == EVERY_DAY)


def _days(text: str) -> frozenset[int]:
    if text == EVERY_DAY:
        return frozenset(range(7))
    first, last = WEEKDAYS.index(text[0]), WEEKDAYS.index(text[-1])
    if last < first:
        raise ValueError(f"the week begins with {WEEKDAYS[0]}")
    return frozenset(range(first, last + 1))


def _checked(text: str) -> str:
    plain = _TO.sub("-", "".join(hyphens(text).split()))
    plain = re.sub(r"(?<=[^0-9:-])(?=[0-9])", " ", plain)
    read_opening(plain)
    return plain


OpeningText = Annotated[str, AfterValidator(_checked)]


def _checked_closure(text: str) -> str:
    plain = _TO.sub("-", "".join(hyphens(text).split()))
    _closure(plain)
    return plain


ClosureText = Annotated[str, AfterValidator(_checked_closure)]


def closed_at(openings: tuple[str, ...], moment: dt.datetime, closures: tuple[str, ...] = ()) -> bool:
    """Whether none of the hours holds `moment`, or one of the closures does; without hours nothing more is known."""
    known = [read_opening(text) for text in openings]
    return is_closed_on(closures, moment.date()) or (bool(known) and not any(each.holds(moment) for each in known))


def is_closed_on(closures: tuple[str, ...], day: dt.date) -> bool:
    """Whether `day` lies in one of the closures, which come every year: `8/13-8/16`, `12/29-1/3`, `11/3`."""
    at = (day.month, day.day)
    for first, last in map(_closure, closures):
        if first <= at <= last if first <= last else at >= first or at <= last:
            return True
    return False


def _closure(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    found = _CLOSURE.fullmatch(text)
    if not found:
        raise ValueError("write it as 8/13-8/16, 12/29-1/3 or 11/3")
    first = (int(found[1]), int(found[2]))
    last = (int(found[3]), int(found[4])) if found[3] else first
    for month, day in (first, last):
        dt.date(2024, month, day)  # a leap year: `ValueError` for a day that no year has
    return first, last
