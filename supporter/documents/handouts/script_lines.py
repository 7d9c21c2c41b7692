"""The script of a class line by line: each page with its number and when it is due, on paper and on the screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.courses.course import Course, Step
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.time_budget import budget
from supporter.domain.training.timetable import Slot, planned_at, timetable


@dataclass(frozen=True)
class Line:
    """One page of the script: its number, when it is due and how long it takes; `chapter` where one begins.

    `opening` are the minutes of the welcome before it, `rest` those of the break behind it, 0 where there is none.
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


def script_lines(course: Course, session: TrainingSession) -> list[Line]:
    """The pages that the class holds, in the order of the course."""
    slots = {slot.ref: slot for slot in timetable(course, session.minutes)}
    found, begun = list[Line](), set[str]()
    for module in course.modules:
        for place, step in enumerate(module.steps, 1):
            slot = slots.get(f"{module.id}/{step.id}")
            if slot is None:
                continue
            chapter = "" if module.id in begun else f"{module.number}章　{module.title.html}"
            begun.add(module.id)
            line = Line(
                f"{module.number}-{place}",
                step,
                _clock(session, slot, slot.begins + slot.opening),
                slot.minutes,
                chapter,
                sum(1 for block in step.blocks if block.kind == "check" and block.in_class),
                slot.opening,
                _clock(session, slot, slot.begins),
                slot.rest,
                _clock(session, slot, slot.ends - slot.rest),
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
