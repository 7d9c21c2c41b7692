"""始める前の確かめ: five looks at the room before a class begins, remembered for the day."""

from __future__ import annotations

import datetime as dt

from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession

CHECKS = ("colour", "script", "sound", "power", "cards")


def checked(session: TrainingSession, what: str, today: dt.date, *, on: bool) -> TrainingSession:
    """With one thing looked at, or not after all. Raises `Refused('form.invalid')` for what is none of the five."""
    if what not in CHECKS:
        raise Refused("form.invalid")
    others = tuple(one for one in checks_of(session, today) if one != what)
    return session.model_copy(update={"checks": (*others, what) if on else others, "checks_on": today})


def checks_of(session: TrainingSession, today: dt.date) -> tuple[str, ...]:
    """What has been looked at today; what was yesterday may be otherwise by now."""
    return session.checks if session.checks_on == today else ()
