"""進行台本: what to say page by page in large print, with the planned times at the right edge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.access import Action
from supporter.domain.course import Course, Step
from supporter.domain.timetable import planned_at, timetable
from supporter.domain.training import TrainingSession
from supporter.wiring import App

from ..people.desk_frame import Desk, at_desk
from .desk import shown


@dataclass(frozen=True)
class Line:
    """One page of the course: its number, when it is due and how long it takes."""

    number: str
    step: Step
    due: str
    minutes: float
    chapter: str = ""
    questions: int = 0


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/script`."""

    async def page(request: Request, at: Desk) -> Response:
        session = await app.training.planned(at.person, request.path_params["id"])
        course = app.library.course(session.course)
        facts = {"session": session, "course": course, "lines": lines(course, session)}
        return shown(request, at, "script.html", "stage.script", facts)

    return [Route("/t/{id}/script", at_desk(app, page, Action.TRAINING_PLAN))]


def lines(course: Course, session: TrainingSession) -> list[Line]:
    """The script in the order of the course."""
    slots = {slot.ref: slot for slot in timetable(course, session.minutes)}
    found = []
    for module in course.modules:
        for place, step in enumerate(module.steps, 1):
            slot = slots[f"{module.id}/{step.id}"]
            due = planned_at(session, slot)
            after = dt.timedelta(minutes=slot.begins)
            text = f"{due:%H:%M}" if due else f"{after.seconds // 60}分から"
            chapter = f"{module.number}章　{module.title.html}" if place == 1 else ""
            questions = sum(1 for block in step.blocks if block.kind == "check")
            found.append(Line(f"{module.number}-{place}", step, text, slot.minutes, chapter, questions))
    return found
