"""When somebody means to read on: tomorrow morning, or on Saturday, at an hour that suits most people at home."""

from __future__ import annotations

import datetime as dt

from supporter.domain.shared.calendar import TOKYO

DAYS = ("tomorrow", "saturday")
_HOUR = {"tomorrow": 9, "saturday": 10}
_SATURDAY = 5


def begins(day: str, now: dt.datetime) -> dt.datetime:
    """The hour of `day`, one of `DAYS`, after `now`; on a Saturday that is the next one."""
    today = now.astimezone(TOKYO).date()
    ahead = 1 if day == "tomorrow" else (_SATURDAY - today.weekday() - 1) % 7 + 1
    return dt.datetime.combine(today + dt.timedelta(days=ahead), dt.time(_HOUR[day]), TOKYO)
