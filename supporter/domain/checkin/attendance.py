"""How late somebody came to a class and how early they left, and what its course allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from supporter.domain.courses.course import AnyOf, Attendance, Course, Requirement
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.training.session import TrainingSession

if TYPE_CHECKING:
    from supporter.domain.classroom.seat import Seat

_MINUTE = dt.timedelta(minutes=1)


class Presence(NamedTuple):
    """So many minutes late, and gone so many minutes early."""

    late: int = 0
    early: int = 0


def late_minutes(session: TrainingSession, joined_at: dt.datetime | None) -> int:
    """Whole minutes that somebody came after the beginning; a class that began late waits for nobody's blame."""
    start = _began(session)
    return max(0, (joined_at - start) // _MINUTE) if start and joined_at else 0


def early_minutes(session: TrainingSession, left_at: dt.datetime | None) -> int:
    """Whole minutes that somebody left before the end; a class that ended early was left by nobody."""
    end = min((at for at in (_planned(session, session.ends), session.room.ended_at) if at), default=None)
    return max(0, (end - left_at) // _MINUTE) if end and left_at else 0


def attendance_of(session: TrainingSession, seat: Seat) -> Presence:
    """How much of the class the person of a seat has missed at either end."""
    return Presence(late_minutes(session, seat.joined_at), early_minutes(session, seat.left_at))


def allowed(course: Course) -> Presence | None:
    """The most that any way of the course lets somebody miss; `None` where no way asks for a class."""
    needs = [need for way in course.completion for need in _attendances(way.requires)]
    if not needs:
        return None
    return Presence(max(need.late_minutes for need in needs), max(need.early_minutes for need in needs))


def latest_arrival(session: TrainingSession, course: Course) -> dt.datetime | None:
    """13:45までに着けば修了の対象."""
    start, most = _began(session), allowed(course)
    return start + most.late * _MINUTE if start and most else None


def counts(presence: Presence, course: Course) -> bool:
    """Whether somebody was there long enough for a certificate by the class alone."""
    most = allowed(course)
    return most is None or (presence.late <= most.late and presence.early <= most.early)


def _began(session: TrainingSession) -> dt.datetime | None:
    """When the class began, but never before it was announced."""
    return max((at for at in (_planned(session, session.begins), session.room.started_at) if at), default=None)


def _planned(session: TrainingSession, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(session.held_on, time, TOKYO) if time else None


def _attendances(needs: tuple[Requirement, ...]) -> Iterator[Attendance]:
    for need in needs:
        if isinstance(need, Attendance):
            yield need
        elif isinstance(need, AnyOf):
            yield from _attendances(need.requires)
