"""開催を予定する: a class set down, changed, or planned like an earlier one, as one plain form."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.access import Action
from supporter.domain.calendar import era_letter, era_year, fiscal_year
from supporter.domain.oneline import is_line
from supporter.domain.refused import Refused
from supporter.domain.training import Kind, TrainingSession
from supporter.wiring import App

from .. import forms
from ..people.desk_frame import Desk, at_desk
from ..people.problem import NONE, Problem, below
from .desk import shown

KINDS = get_args(Kind)
_ID = re.compile(r"[a-z0-9-]{1,40}")
_LONGEST = 100


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/new`, perhaps `?like=ID`, and `/t/ID/plan`."""

    async def new(request: Request, at: Desk) -> Response:
        like = request.query_params.get("like", "")
        kept = await app.training.planned(at.person, like) if like else None
        typed = _typed(kept) if kept else {"minutes": "90", "kind": KINDS[0], "trainers": at.staff.name}
        typed |= {"id": secrets.token_hex(8), "held_on": "", "number": await _next_number(app, at)}
        return await page(request, at, typed)

    async def change(request: Request, at: Desk) -> Response:
        kept = await app.training.planned(at.person, request.path_params["id"])
        return await page(request, at, _typed(kept))

    async def take(request: Request, at: Desk) -> Response:
        typed = await forms.fields(request)
        try:
            session = await app.training.plan(at.person, await _wanted(app, at, typed))
        except Refused as refused:
            return await page(request, at, typed, below(refused))
        return RedirectResponse(f"/t/{session.id}", 303)

    async def page(request: Request, at: Desk, typed: dict[str, str], problem: Problem = NONE) -> Response:
        facts = {
            "typed": typed,
            "problem": problem,
            "courses": await _courses(app, at),
            "kind_options": [(kind, kind, "") for kind in KINDS],
        }
        return shown(request, at, "plan.html", "stage.plan", facts, problem.status)

    action = Action.TRAINING_PLAN
    return [
        Route("/t/new", at_desk(app, new, action)),
        Route("/t/new", at_desk(app, take, action), methods=["POST"]),
        Route("/t/{id}/plan", at_desk(app, change, action)),
    ]


async def _courses(app: App, at: Desk) -> list[tuple[str, str]]:
    """What may be taught, as `programme/course` and its words."""
    found = [await app.municipalities.programme(id) for id in (at.town.programmes if at.town else ())]
    pairs = [(programme, id) for programme in found if programme for id in programme.courses]
    return [
        (f"{programme.id}/{id}", f"{programme.name}　{app.library.courses[id].title.plain}")
        for programme, id in pairs
        if id in app.library.courses
    ]


async def _next_number(app: App, at: Desk) -> str:
    """R8-005: the 年度 and the next number in it."""
    today = app.clock.now().date()
    year = fiscal_year(today)
    held = await app.training.all(at.person, at.person.municipality)
    count = sum(1 for one in held if fiscal_year(one.held_on) == year)
    return f"{era_letter(today)}{era_year(year)}-{count + 1:03d}"


def _typed(session: TrainingSession) -> dict[str, str]:
    texts = {name: getattr(session, name) for name in ("id", "number", "venue", "online", "host", "watcher", "kind")}
    return texts | {
        "course": f"{session.programme}/{session.course}",
        "held_on": session.held_on.isoformat(),
        "begins": f"{session.begins:%H:%M}" if session.begins else "",
        "minutes": str(session.minutes),
        "trainers": "、".join(session.trainers),
        "capacity": str(session.capacity or ""),
    }


async def _wanted(app: App, at: Desk, typed: Mapping[str, str]) -> TrainingSession:
    """The class that a form means. Raises `Refused`: plan.missing, plan.unreadable, access.refused."""
    course = typed.get("course", "")
    if course not in dict(await _courses(app, at)):
        raise Refused("form.invalid", field="course")
    begins, minutes = _time(_needed(typed, "begins")), int(_one_of(typed, "minutes", ("90", "60")))
    day = _day(_needed(typed, "held_on"))
    ends = (dt.datetime.combine(day, begins) + dt.timedelta(minutes=minutes)).time()
    programme, _, course = course.partition("/")
    facts: dict[str, object] = {
        "id": _id(typed),
        "number": _needed(typed, "number"),
        "municipality": at.person.municipality,
        "programme": programme,
        "course": course,
        "held_on": day,
        "begins": begins,
        "ends": ends,
        "minutes": minutes,
        "venue": _needed(typed, "venue"),
        "online": _text(typed, "online"),
        "host": _text(typed, "host"),
        "watcher": _text(typed, "watcher"),
        "kind": _one_of(typed, "kind", KINDS),
        "trainers": tuple(part.strip() for part in re.split(r"[、,，]", _text(typed, "trainers")) if part.strip()),
        "capacity": _capacity(_text(typed, "capacity")),
    }
    kept = await _kept(app, at, _id(typed))
    return TrainingSession.model_validate(kept | facts)


async def _kept(app: App, at: Desk, id: str) -> dict[str, object]:
    """What the form does not ask of a class that is there already."""
    mine = await app.training.all(at.person, at.person.municipality)
    kept = next((one for one in mine if one.id == id), None)
    return {"municipalities": kept.municipalities, "school": kept.school} if kept else {}


def _text(typed: Mapping[str, str], name: str) -> str:
    text = typed.get(name, "").strip()
    if len(text) > _LONGEST * (5 if name == "online" else 1) or not is_line(text):
        raise Refused("plan.unreadable", field=name)
    return text


def _needed(typed: Mapping[str, str], name: str) -> str:
    text = _text(typed, name)
    if not text:
        raise Refused("plan.missing", field=name)
    return text


def _id(typed: Mapping[str, str]) -> str:
    if not _ID.fullmatch(typed.get("id", "")):
        raise Refused("form.invalid", field="number")
    return typed["id"]


def _one_of(typed: Mapping[str, str], name: str, known: Sequence[str]) -> str:
    if typed.get(name) not in known:
        raise Refused("form.invalid", field=name)
    return typed[name]


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refused("plan.unreadable", field="held_on") from None


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise Refused("plan.unreadable", field="begins") from None


def _capacity(text: str) -> int | None:
    number = unicodedata.normalize("NFKC", text).removesuffix("人")
    if not number:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", number) or not int(number):
        raise Refused("plan.unreadable", field="capacity")
    return int(number)
