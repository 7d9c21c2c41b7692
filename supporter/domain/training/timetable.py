"""When each page of a course is planned, in its 90 or 60 minute form, and how late a class is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from supporter.domain.courses.course import Course
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Value
from supporter.domain.training.session import TrainingSession

_MINUTE = dt.timedelta(minutes=1)
_LEAST = 1.0  # minutes that a shortened page still gets


class Slot(Value):
    """A page (`module/step`), the minute after the beginning at which it is due, and how long it takes."""

    ref: str
    begins: float
    minutes: float

    @property
    def ends(self) -> float:
        """The minute at which it should be over."""
        return self.begins + self.minutes


def timetable(course: Course, minutes: int) -> tuple[Slot, ...]:
    """Every page in order, shortened or stretched alike to half minutes that add up to `minutes`."""
    pages = [(f"{module.id}/{step.id}", step.minutes) for module, step in course.steps()]
    whole = sum(length for _, length in pages) or 1
    slots, gone, begins = [], 0.0, 0.0
    for ref, length in pages:
        gone += length
        # Each end is rounded by itself, so that no rounding adds up.
        ends = round(gone / whole * minutes * 2) / 2
        slots.append(Slot(ref=ref, begins=begins, minutes=ends - begins))
        begins = ends
    return tuple(slots)


def planned_start(session: TrainingSession) -> dt.datetime | None:
    """When the class should begin: as announced, on the day on which it was begun; else when it was begun."""
    begun = session.room.started_at
    if session.begins is None:
        return begun
    day = begun.astimezone(TOKYO).date() if begun else session.held_on
    return dt.datetime.combine(day, session.begins, TOKYO)


def planned_at(session: TrainingSession, slot: Slot) -> dt.datetime | None:
    """When a page is due by the clock."""
    start = planned_start(session)
    return start and start + slot.begins * _MINUTE


def minutes_late(session: TrainingSession, slot: Slot, now: dt.datetime) -> int:
    """How many minutes the class is behind (6分おくれ) or, negative, ahead: by when it came to its page,
    and by how long it has stayed there beyond its time."""
    start, since = planned_start(session), session.room.since
    if start is None or since is None:
        return 0
    entered = (since - start) / _MINUTE - slot.begins
    overdue = (now - start) / _MINUTE - slot.ends
    return round(max(entered, overdue))


def shortenings(slots: Sequence[Slot], ref: str, late: int) -> tuple[tuple[str, int], ...]:
    """Which pages still to come could be done in how many minutes, so that the class ends in time.

    The fewest pages, the longest first; the last page is left alone. Empty where nothing is late, and where
    all of them together would not be enough.
    """
    here = next((place for place, slot in enumerate(slots) if slot.ref == ref), len(slots))
    left, cut = float(late), []
    for slot in sorted(slots[here + 1 : -1], key=lambda slot: -slot.minutes):
        if left <= 0:
            break
        spare = min(left, slot.minutes - _LEAST)
        if spare > 0:
            left -= spare
            cut.append((slot.ref, round(slot.minutes - spare)))
    return tuple(cut) if left <= 0 else ()
