"""When a class is, in words: the day, and from when until when."""

from __future__ import annotations

import datetime as dt

from supporter.domain.shared.calendar import month_day, weekday_text
from supporter.domain.training.session import TrainingSession


def when_text(session: TrainingSession) -> str:
    """11月23日（月） 13:30–15:00."""
    return " ".join(part for part in (day_text(session.held_on), hours_text(session)) if part)


def day_text(day: dt.date) -> str:
    """11月23日（月）."""
    return f"{month_day(day)}（{weekday_text(day)}）"


def hours_text(session: TrainingSession) -> str:
    """13:30–15:00; empty where no time is planned."""
    if session.begins is None:
        return ""
    return f"{session.begins:%H:%M}" + (f"–{session.ends:%H:%M}" if session.ends else "")
