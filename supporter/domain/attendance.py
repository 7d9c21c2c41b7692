"""How much of a class somebody missed: minutes after its beginning, minutes before its end, never a negative one."""

from __future__ import annotations

import datetime as dt

from .calendar import TOKYO
from .training import TrainingSession


def late_minutes(session: TrainingSession, joined_at: dt.datetime | None) -> int:
    """Whole minutes that somebody came after the beginning; a class that began late waits for nobody's blame."""
    known = [at for at in (_planned(session, session.begins), session.room.started_at) if at is not None]
    return _minutes(joined_at - max(known)) if joined_at and known else 0


def early_minutes(session: TrainingSession, left_at: dt.datetime | None) -> int:
    """Whole minutes that somebody left before the end; a class that ended early was left by nobody."""
    known = [at for at in (_planned(session, session.ends), session.room.ended_at) if at is not None]
    return _minutes(min(known) - left_at) if left_at and known else 0


def _planned(session: TrainingSession, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(session.held_on, time, TOKYO) if time else None


def _minutes(gap: dt.timedelta) -> int:
    return max(0, int(gap.total_seconds() // 60))
