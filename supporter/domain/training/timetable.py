"""When each page of a course is planned, in its 90 or 60 minute form, and how late a class is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from supporter.domain.courses.course import Course
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Value
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.time_budget import budget

_MINUTE = dt.timedelta(minutes=1)
_LEAST = 1.0  # minutes that a shortened page still gets


class Slot(Value):
    """A page (`module/step`), the minute after the beginning at which it is due, and how long it takes.

    The welcome (`opening`) lies before the first page and the break (`rest`) behind one of them: both belong to its
    slot, so that nobody is early or late for them.
    """

    ref: str
    begins: float
    minutes: float
    opening: float = 0
    rest: float = 0
    keep: bool = False

    @property
    def ends(self) -> float:
        """The minute at which it should be over."""
        return self.begins + self.opening + self.minutes + self.rest


def timetable(course: Course, minutes: int) -> tuple[Slot, ...]:
    """Every page that a class of so many minutes holds, in order; what is in hand is left over at the end."""
    spent = budget(course, minutes)
    slots, begins = list[Slot](), 0.0
    for page in spent.pages:
        slot = Slot(
            ref=page.ref,
            begins=begins,
            minutes=page.minutes,
            opening=0 if slots else spent.opening,
            rest=spent.rest if page.ref == spent.rest_after else 0,
            keep=page.keep,
        )
        slots.append(slot)
        begins = slot.ends
    return tuple(slots)


def rearranged(planned: Sequence[Slot], refs: Sequence[str], fixed: Mapping[str, float]) -> tuple[Slot, ...]:
    """The pages `refs` in their order, each as long as planned or `fixed`; what is left out is time in hand.

    The break stays behind its page; where that is left out, it comes in the middle.
    """
    known, resting = {slot.ref: slot for slot in planned}, [slot for slot in planned if slot.rest]
    rest = sum(slot.rest for slot in resting)
    after = next((slot.ref for slot in resting if slot.ref in refs), refs[(len(refs) - 1) // 2])
    opening = sum(slot.opening for slot in planned)
    found, begins = list[Slot](), 0.0
    for ref in refs:
        slot = Slot(
            ref=ref,
            begins=begins,
            minutes=fixed[ref] if ref in fixed else known[ref].minutes if ref in known else _LEAST,
            opening=0 if found else opening,
            rest=rest if ref == after else 0,
            keep=ref in fixed or (ref in known and known[ref].keep),
        )
        found.append(slot)
        begins = slot.ends
    return tuple(found)


def planned_start(session: TrainingSession) -> dt.datetime | None:
    """When the class should begin: as announced, on the day on which it was begun; else when it was begun.

    What is begun more than its whole length away from that is late for no plan: it keeps the time of its own.
    """
    begun = session.room.started_at
    if session.begins is None:
        return begun
    day = begun.astimezone(TOKYO).date() if begun else session.held_on
    announced = dt.datetime.combine(day, session.begins, TOKYO)
    return begun if begun and abs(begun - announced) >= session.minutes * _MINUTE else announced


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

    The fewest pages, the longest first; the last page and those to keep are left alone. Empty where nothing is
    late, and where all of them together would not be enough.
    """
    here = next((place for place, slot in enumerate(slots) if slot.ref == ref), len(slots))
    left, cut = float(late), []
    for slot in sorted(_bent(slots[here + 1 : -1]), key=lambda slot: -slot.minutes):
        if left <= 0:
            break
        spare = min(left, slot.minutes - _LEAST)
        if spare > 0:
            left -= spare
            cut.append((slot.ref, round(slot.minutes - spare)))
    return tuple(cut) if left <= 0 else ()


def _bent(slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if not slot.keep]
