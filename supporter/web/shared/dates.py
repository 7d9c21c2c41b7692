"""Moments as pages tell them: the day and the time in Japan, in the language of the reader."""

from __future__ import annotations

import datetime as dt

from supporter import wording
from supporter.domain.shared.calendar import TOKYO, era_date


def moment(at: dt.datetime) -> str:
    """The day and the time."""
    at = at.astimezone(TOKYO)
    return f"{wording.day(at, year=True)} {at:%H:%M}"


def era_moment(at: dt.datetime) -> str:
    """The same as offices write it, by the year of the era."""
    at = at.astimezone(TOKYO)
    return f"{era_date(at.date())} {at:%H:%M}"


def when(at: int) -> str:
    """The same of epoch seconds."""
    return moment(dt.datetime.fromtimestamp(at, TOKYO))
