"""The script of a class line by line: each page with its number and when it is due, on paper and on the screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.courses.course import Course, Module, Step
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.timetable import planned_at, timetable


@dataclass(frozen=True)
class Line:
    """One page of the script: its number, when it is due and how long it takes; `chapter` where one begins."""

    number: str
    step: Step
    due: str
    minutes: float
    chapter: str = ""
    questions: int = 0


def script_lines(course: Course, session: TrainingSession) -> list[Line]:
    """The script in the order of the course."""
    slots = {slot.ref: slot for slot in timetable(course, session.minutes)}
    found = []
    for module, place, step in _pages(course):
        slot = slots[f"{module.id}/{step.id}"]
        due = planned_at(session, slot)
        after = dt.timedelta(minutes=slot.begins)
        text = f"{due:%H:%M}" if due else f"{after.seconds // 60}分から"
        chapter = f"{module.number}章　{module.title.html}" if place == 1 else ""
        questions = sum(1 for block in step.blocks if block.kind == "check")
        found.append(Line(f"{module.number}-{place}", step, text, slot.minutes, chapter, questions))
    return found


def _pages(course: Course) -> list[tuple[Module, int, Step]]:
    return [(module, place, step) for module in course.modules for place, step in enumerate(module.steps, 1)]
