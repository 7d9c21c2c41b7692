"""A class on paper: its questions numbered in the order of the day, with the letters of the screen, and its script."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.shown_question import Choice, lettered
from supporter.domain.courses.course import Course, Module, Step
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Match, Order, Short
from supporter.domain.shared.document import Value
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.timetable import planned_at, timetable


class PaperQuestion(Value):
    """問`number`: `page` is where it is asked (5-2), `hoped` the letters of the めやすの答え (ア・ウ or イ→ア→ウ),
    `marked` those of them that stand for a choice by themselves."""

    number: int
    key: str
    page: str
    title: str
    text: str
    choices: tuple[Choice, ...]
    hoped: str = ""
    marked: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Line:
    """One page of the script: its number, when it is due and how long it takes; `chapter` where one begins."""

    number: str
    step: Step
    due: str
    minutes: float
    chapter: str = ""
    questions: int = 0


def paper_questions(order: RunningOrder, session_id: str) -> tuple[PaperQuestion, ...]:
    """Every question that the class is asked on its way, each once. Paper and screen have the same letters."""
    found: dict[str, PaperQuestion] = {}
    for cue in order.cues:
        if cue.kind != "question" or cue.asked in found:
            continue
        question = order.asks[cue.asked].question
        choices = lettered(question, session_id)
        signs = {choice.value: choice.letter for choice in choices}
        known = () if isinstance(question, Short) else expected(question)
        hoped = tuple(signs[one] for one in known)
        in_order = isinstance(question, Order | Match)
        found[cue.asked] = PaperQuestion(
            number=len(found) + 1,
            key=cue.asked,
            page=f"{cue.module.number}-{order.page(cue)[0]}",
            title=cue.step.title.plain,
            text=question.text.html,
            choices=choices,
            hoped=("→" if in_order else "・").join(hoped),
            marked=() if in_order else hoped,
            why=question.explanation.html,
        )
    return tuple(found.values())


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
