"""`/t/ID/sheet`: arrivals and leavings from a sheet of paper, many ticked at once with one time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens, typed_time
from supporter.domain.training.timetable import planned_start
from supporter.services.checkin.lookup import Listed
from supporter.services.classroom.seat_cards import MOST_CARDS
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.notice import NOTHING, Notice, refusal
from supporter.web.shared import forms
from supporter.wiring import App

_RANGE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")


def routes(app: App) -> Sequence[BaseRoute]:
    """The page and its one form."""

    async def look(request: Request, at: HelperVisit) -> Response:
        return page(request, at, await app.checkin.arrivals.listed(at.person, at.session.id), {})

    async def take(request: Request, at: HelperVisit) -> Response:
        typed = await forms.several(request, most=2 * MOST_CARDS)
        told, kept = NOTHING, typed
        try:
            told, kept = await _enter(app, at, typed), {}
        except Refused as refused:
            told = refusal(refused)
        return page(request, at, await app.checkin.arrivals.now(at.person, at.session.id), kept, told)

    def page(
        request: Request, at: HelperVisit, found: Listed, typed: Mapping[str, list[str]], told: Notice = NOTHING
    ) -> Response:
        start = planned_start(at.session)
        first = {"at": f"{start:%H:%M}" if start else "", "what": "arrived", "numbers": ""}
        kept = {name: values[-1] for name, values in typed.items() if name != "row"}
        facts: dict[str, object] = {"found": found, "told": told, "ticked": typed.get("row", [])}
        facts["typed"] = first | kept
        title = wording.say("day.sheet")
        return render(request, at, "helper/attendance_sheet.html", title, facts, told.status)

    action = Action.RECEPTION_WORK
    return [
        Route("/t/{id}/sheet", helper_page(app, look, action)),
        Route("/t/{id}/sheet", helper_page(app, take, action), methods=["POST"]),
    ]


async def _enter(app: App, at: HelperVisit, typed: Mapping[str, list[str]]) -> Notice:
    leaving = typed.get("what") == ["leaving"]
    moment, numbers = _time(typed.get("at", [""])[-1]), _numbers(typed.get("numbers", [""])[-1])
    rows = typed.get("row", [])
    count = await app.checkin.arrivals.together(
        at.person, at.session.id, rows, moment, numbers=numbers, leaving=leaving
    )
    return Notice(wording.say("day.sheet.left" if leaving else "day.sheet.arrived", count=count, at=f"{moment:%H:%M}"))


def _numbers(text: str) -> list[int]:
    """`3, 5, 8-12`, as people write it down. Raises `Refused('reception.number')`."""
    plain = re.sub(r"\s*[-〜~]\s*", "-", hyphens(text[:1000]))
    found: list[int] = []
    for part in re.split(r"[\s,、，]+", plain.strip()):
        if not part:
            continue
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= first + MOST_CARDS:
            raise Refused("reception.number")
        found += range(first, last + 1)
    return found


def _time(text: str) -> dt.time:
    try:
        return typed_time(text)
    except ValueError:
        raise Refused("reception.no_time") from None
