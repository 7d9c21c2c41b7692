"""When a telephone line certainly does not answer: hours as `月-金 8:30-17:15`, read strictly."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from supporter.domain.shared.calendar import WEEKDAYS
from supporter.domain.shared.typed import hyphens

EVERY_DAY = "毎日"
ALWAYS = f"{EVERY_DAY} 0:00-24:00"
_SHAPE = re.compile(rf"({EVERY_DAY}|[{WEEKDAYS}](?:-[{WEEKDAYS}])?) (\d{{1,2}}):(\d\d)-(\d{{1,2}}):(\d\d)")


_TO = re.compile("[〜~]")


class Opening(NamedTuple):
    """Some days of the week (0 is Monday) from one time of the day to another, in minutes after midnight."""

    days: frozenset[int]
    begins: int
    ends: int


def read_opening(text: str) -> Opening:
    """The opening that a text says; `ValueError` for anything but `毎日 16:00-21:00` or `月-金 8:30-17:15`."""
    found = _SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"write it as {WEEKDAYS[0]}-{WEEKDAYS[4]} 8:30-17:15 or {EVERY_DAY} 16:00-21:00")
    begins, ends = (int(found[at]) * 60 + int(found[at + 1]) for at in (2, 4))
    if not begins < ends <= 24 * 60:
        raise ValueError("the end lies after the beginning, at 24:00 at the latest")
    return Opening(_days(found[1]), begins, ends)


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


def closed_at(openings: tuple[str, ...], moment: dt.datetime) -> bool:
    """Whether none of the hours holds `moment`; without any nothing is known. Holidays are not known either."""
    minute = moment.hour * 60 + moment.minute
    known = [read_opening(text) for text in openings]
    return bool(known) and not any(
        moment.weekday() in each.days and each.begins <= minute < each.ends for each in known
    )
