"""開催を予定する: a class set down, changed, or planned like an earlier one, as one plain form."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.course import Course, Module
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.training.timetable import timetable
from supporter.web.shared import forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.web.trainer.training.plan_form import KINDS, Typed, read_plan, typed_of
from supporter.wiring import App

#: What lies below その他: opened where something there has to be changed.
REST = ("kind", "host", "municipalities", "watcher", "school", "number")
FORMS = (90, 60)


@dataclass(frozen=True)
class Chapter:
    """A chapter in the timetable: when it begins in each form, by the clock or from the beginning on."""

    title: Markup
    begins: tuple[str, ...]


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/new`, perhaps `?like=ID`, and `/t/ID/plan`."""

    async def new(request: Request, at: OfficeVisit) -> Response:
        like = request.query_params.get("like", "")
        kept = await app.training.planning.planned(at.person, like) if like else None
        fresh = {"minutes": ["90"], "kind": [KINDS[0]], "trainers": [at.staff.name], "listing": ["public"]}
        typed = typed_of(kept) if kept else fresh
        typed |= {"id": [secrets.token_hex(8)], "held_on": [""], "apply_until": [""], "number": [""], "like": [like]}
        return await page(request, at, typed)

    async def change(request: Request, at: OfficeVisit) -> Response:
        kept = await app.training.planning.planned(at.person, request.path_params["id"])
        return await page(request, at, typed_of(kept))

    async def take(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.several(request)
        courses, towns = dict(await _courses(app, at)), [code for code, _ in await _others(app, at)]
        try:
            wanted = read_plan(typed, at.person.municipality, list(courses), towns)
            session = await app.training.planning.plan(at.person, wanted, (typed.get("like") or [""])[-1])
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse(f"/t/{session.id}", 303)

    async def page(request: Request, at: OfficeVisit, typed: Typed, problem: FieldError = NONE) -> Response:
        values = {name: values[-1] for name, values in typed.items() if values}
        facts = {
            "typed": values,
            "ticked": typed.get("municipalities", ()),
            "problem": problem,
            "open": problem.field in REST,
            "courses": await _courses(app, at),
            "others": await _others(app, at),
            "kind_options": [(kind, kind, "") for kind in KINDS],
            "timetables": await _timetables(app, at, values.get("begins", "")),
        }
        return render(request, at, "trainer/training/plan.html", "stage.plan", facts, problem.status)

    action = Action.TRAINING_PLAN
    return [
        Route("/t/new", office_page(app, new, action)),
        Route("/t/new", office_page(app, take, action), methods=["POST"]),
        Route("/t/{id}/plan", office_page(app, change, action)),
    ]


async def _courses(app: App, at: OfficeVisit) -> list[tuple[str, str]]:
    """What may be taught, as `programme/course` and its words."""
    found = await app.municipalities.profiles.run_by(at.town)
    pairs = [(programme, id) for programme in found for id in programme.courses]
    return [
        (f"{programme.id}/{id}", f"{programme.name}　{app.library.courses[id].title.plain}")
        for programme, id in pairs
        if id in app.library.courses
    ]


async def _others(app: App, at: OfficeVisit) -> list[tuple[str, str]]:
    """The other towns that may take part, those of the own region first."""
    near = await app.municipalities.regions.neighbours(at.person.municipality)
    names = {
        town.id: town.name for town in await app.municipalities.profiles.all() if town.id != at.person.municipality
    }
    return [(code, names[code]) for code in dict.fromkeys((*near, *names)) if code in names]


async def _timetables(app: App, at: OfficeVisit, begins: str) -> list[tuple[str, list[Chapter]]]:
    """The chapters of each course, as they follow from its pages in the 90 and the 60 minute form."""
    library = app.library.of(at.person.municipality)
    return [(words, _chapters(library.course(id.partition("/")[2]), begins)) for id, words in await _courses(app, at)]


def _chapters(course: Course, begins: str) -> list[Chapter]:
    tables = [{slot.ref: slot.begins for slot in timetable(course, minutes)} for minutes in FORMS]
    return [
        Chapter(Markup(module.title.html), tuple(_due(begins, table, module) for table in tables))
        for module in course.modules
    ]


def _due(begins: str, table: Mapping[str, float], module: Module) -> str:
    """When the first page of a chapter is due that the form holds."""
    held = (table[ref] for step in module.steps if (ref := f"{module.id}/{step.id}") in table)
    at = next(held, None)
    return "—" if at is None else _clock(begins, at)


def _clock(begins: str, minutes: float) -> str:
    """13:45, or how long after the beginning where that is not known yet."""
    try:
        start = dt.datetime.combine(dt.date.min, dt.time.fromisoformat(begins))
    except ValueError:
        return wording.say("stage.minutes_from", minutes=int(minutes))
    return f"{start + dt.timedelta(minutes=minutes):%H:%M}"
