"""Moments as pages tell them: the day and the time in Japan, in the language of the reader."""

from __future__ import annotations

import datetime as dt

from supporter import wording
from supporter.domain.shared.calendar import TOKYO


def moment(at: dt.datetime) -> str:
    """The day and the time."""
    at = at.astimezone(TOKYO)
    return f"{wording.day(at, year=True)} {at:%H:%M}"


def when(at: int) -> str:
    """The same of epoch seconds."""
    return moment(dt.datetime.fromtimestamp(at, TOKYO))
