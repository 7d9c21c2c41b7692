"""The script of a class line by line: each page with its number and when it is due, on paper and on the screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.courses.course import Course, Step
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.time_budget import budget
from supporter.domain.training.timetable import Slot, planned_at
from supporter.domain.training.todays_class import OWN


@dataclass(frozen=True)
class Line:
    """One page of the script: its number, when it is due and how long it takes; `chapter` where one begins.

    `opening` are the minutes of the welcome before it, `rest` those of the break behind it, 0 where there is none.
    `own`: the class has added it.
    """

    number: str
    step: Step
    due: str
    minutes: float
    chapter: str = ""
    questions: int = 0
    opening: float = 0
    opens: str = ""
    rest: float = 0
    rests: str = ""
    own: bool = False


def script_lines(order: RunningOrder, session: TrainingSession) -> list[Line]:
    """The pages that the class holds, in its order."""
    slots = {slot.ref: slot for slot in order.timetable(session.minutes)}
    found, before = list[Line](), ""
    for cue in order.pages():
        slot, begins = slots[cue.ref], cue.module.id not in (before, OWN)
        before = cue.module.id if begins else before
        line = Line(
            order.label(cue),
            cue.step,
            _clock(session, slot, slot.begins + slot.opening),
            slot.minutes,
            f"{cue.module.number}章　{cue.module.title.html}" if begins else "",
            sum(1 for one in order.cues if one.ref == cue.ref and one.asked),
            slot.opening,
            _clock(session, slot, slot.begins),
            slot.rest,
            _clock(session, slot, slot.ends - slot.rest),
            cue.module.id == OWN,
        )
        found.append(line)
    return found


def in_hand(course: Course, session: TrainingSession) -> float:
    """The minutes that are left over at the end."""
    return budget(course, session.minutes).buffer


def before_class(course: Course) -> str:
    """What lecturers do in the half hour before the class, as HTML."""
    return "".join(step.before for _, step in course.steps())


def after_class(course: Course) -> str:
    """What they do in the half hour after it."""
    return "".join(step.after for _, step in course.steps())


def _clock(session: TrainingSession, slot: Slot, minute: float) -> str:
    """13:48, or how long after the beginning where that is not known."""
    due = planned_at(session, slot)
    if due is None:
        return f"{int(minute)}分から"
    return f"{due + dt.timedelta(minutes=minute - slot.begins):%H:%M}"
