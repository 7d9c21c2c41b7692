"""`/t/ID/reception`: the list of names at the door; a tap is an arrival, a tap more takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.checkin.arrival_list import SOUNDS, Row, learner_number, matching
from supporter.domain.checkin.attendance import latest_arrival
from supporter.domain.classroom.join_code import clean_seat_number
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.training.timetable import planned_start
from supporter.services.checkin.lookup import Listed
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.notice import NOTHING, Notice, refusal
from supporter.web.shared import forms
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """The page; every button posts to it."""

    async def look(request: Request, at: HelperVisit) -> Response:
        found = await app.checkin.arrivals.listed(at.person, at.session.id)
        return await page(request, at, found, {})

    async def act(request: Request, at: HelperVisit) -> Response:
        typed = await forms.fields(request)
        try:
            told = await _do(app, at, typed)
        except Refused as refused:
            told = refusal(refused)
        kept = {name: typed[name] for name in typed if name == "sound"} if told.words and told.done else typed
        found = await app.checkin.arrivals.now(at.person, at.session.id)
        return await page(request, at, found, kept, told)

    async def page(
        request: Request, at: HelperVisit, found: Listed, typed: Mapping[str, str], told: Notice = NOTHING
    ) -> Response:
        course = app.library.course(at.session.course)
        facts: dict[str, object] = {"found": found, "typed": typed, "told": told, "sounds": list(SOUNDS)}
        facts["rows"] = _chosen(found.rows, {**request.query_params, **typed})
        facts["here"] = sum(row.here for row in found.rows)
        facts["limit"] = latest_arrival(at.session, course)
        start = planned_start(at.session)
        facts["begun"] = at.session.state in ("running", "ended") or (start is not None and app.clock.now() >= start)
        facts["towns"] = await towns_of(app, at)
        return render(
            request,
            at,
            "helper/reception.html",
            wording.say("day.page.reception"),
            facts,
            told.status,
            ("day.js", "reception.js"),
        )

    action = Action.RECEPTION_WORK
    return [
        Route("/t/{id}/reception", helper_page(app, look, action)),
        Route("/t/{id}/reception", helper_page(app, act, action), methods=["POST"]),
    ]


async def towns_of(app: App, at: HelperVisit) -> dict[str, str]:
    """The names of the towns that take part, the host first."""
    codes = (at.session.municipality, *at.session.municipalities)
    found = {code: await app.municipalities.profiles.get(code) for code in dict.fromkeys(codes)}
    return {code: town.name for code, town in found.items() if town}


def _chosen(found: list[Row], wanted: Mapping[str, str]) -> list[Row]:
    """The part of the list that was asked for, where no script chooses in the page."""
    if typed := wanted.get("q", "").strip():
        return found if learner_number(typed) else matching(found, typed)
    sound = wanted.get("sound", "")
    return [row for row in found if row.sound == sound] if sound in SOUNDS else found


async def _do(app: App, at: HelperVisit, typed: Mapping[str, str]) -> Notice:
    """What the pressed button says: `arrive:KEY`, `undo:12`, `left:12`, `back:12`, or a word alone."""
    desk, id, card = app.checkin.arrivals, at.session.id, _number(typed.get("number", ""))
    verb, _, what = typed.get("go", "").partition(":")
    match verb:
        case "arrive":
            return _came(await desk.arrive(at.person, id, what, card, typed.get("town", "")))
        case "town":
            told = await desk.supply(at.person, id, _number(what), Guest(municipality=typed.get("town", "")))
            return Notice(wording.say("day.supplied", number=told.number))
        case "walk":
            return _came(await _walk_in(app, at, typed))
        case "undo":
            await desk.undo(at.person, id, _number(what))
            return Notice(wording.say("day.undone", number=what))
        case "left" | "back":
            await desk.left(at.person, id, _number(what), back=verb == "back")
            return Notice(wording.say("day.left" if verb == "left" else "day.here", number=what))
        case _:
            return await _found(app, at, typed, card)


async def _found(app: App, at: HelperVisit, typed: Mapping[str, str], card: int) -> Notice:
    """Enter in the one field: a 受講票 that was read, the only one left in the list, or a search."""
    number = learner_number(typed.get("q", ""))
    if number:
        return _came(await app.checkin.arrivals.scan(at.person, at.session.id, number, card))
    if only := typed.get("only", ""):
        return _came(await app.checkin.arrivals.arrive(at.person, at.session.id, only, card))
    return NOTHING


async def _walk_in(app: App, at: HelperVisit, typed: Mapping[str, str]) -> Seat:
    """Somebody who has not applied; without a name the number of a card is needed, and enough."""
    name, number = typed.get("name", "").strip(), _number(typed.get("card", ""))
    if at.session.school or (number and not name):
        return await app.checkin.arrivals.arrive(at.person, at.session.id, number=number)
    guest = Guest(name=name, kana=typed.get("kana", ""), municipality=typed.get("municipality", ""), certificate=True)
    return await app.checkin.arrivals.walk_in(at.person, at.session.id, guest, number)


def _came(seat: Seat) -> Notice:
    key = "day.came_named" if seat.name else "day.came"
    return Notice(wording.say(key, name=seat.name, number=seat.number))


def _number(text: str) -> int:
    """The number of a card, 0 where none was typed. Raises `Refused('reception.number')`."""
    try:
        return clean_seat_number(text)[0] if text.strip() else 0
    except Refused:
        raise Refused("reception.number") from None
