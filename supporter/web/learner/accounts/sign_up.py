"""はじめる手続き: three screens, of which the server keeps nothing before the last one is sent."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.municipalities.code import is_code
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import READER, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.web.shared import (
    card_view,
    cookies,
    form_token,
    forms,
    frame,
    municipality_in_address,
    person_fields,
    templates,
)
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App

SCREENS = 3
DONE = SCREENS + 1
#: What its token is good for.
PURPOSE = "start"

# Pages on the way may be kept by the browser, so that its own «back» shows them as they were left.
_WAY = {"Cache-Control": "private, no-cache"}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/start?m=CODE`; the same address takes every screen."""

    async def begin(request: Request) -> Response:
        town = await municipality_in_address.asked_town(app, request)
        if town is None:
            return RedirectResponse("/?all=1", 303)
        return await _screen(app, request, 1, {"municipality": town.id}, town)

    async def go_on(request: Request) -> Response:
        typed = await forms.fields(request)
        town = await _chosen_town(app, typed)
        target = min(whole_number(typed.get("go", "")) or 1, DONE)
        for screen in range(1, target):
            try:
                person_fields.check(screen, typed, town)
            except Refused as refused:
                return await _screen(app, request, screen, typed, town, field_error(refused, town))
        if target > 2 and town.districts and typed.get("districts_of", town.id) != town.id:
            return await _screen(app, request, 2, typed, town, offered=True)
        if target < DONE:
            return await _screen(app, request, target, typed, town)
        return await _finish(app, request, typed, town)

    return [Route("/start", begin), Route("/start", go_on, methods=["POST"])]


async def _chosen_town(app: App, typed: dict[str, str]) -> Municipality:
    code = typed.get("municipality", "")
    town = await app.municipalities.profiles.get(code) if is_code(code) else None
    if town is None:
        raise Refused("municipality.unknown")
    return town


async def _screen(
    app: App,
    request: Request,
    screen: int,
    typed: dict[str, str],
    town: Municipality,
    problem: FieldError = NONE,
    *,
    offered: bool = False,
) -> Response:
    """One screen; `offered` shows the districts of a municipality that has just been chosen instead."""
    back = (f"/m/{town.id}", templates.html_of("home")) if screen == 1 else None
    answer = frame.plain(
        request,
        f"learner/accounts/sign_up_{screen}.html",
        frame.Look(wording.say(f"start.{screen}"), town, back=back, footer=False),
        status=problem.status,
        typed={**typed, form_token.FIELD: form_token.issue(app, request, PURPOSE)},
        town=town,
        readers=await app.municipalities.readers.of(town),
        choices=_choices(town, await app.municipalities.profiles.all()),
        problem=problem,
        offered=offered,
        screen=screen,
        carried=person_fields.CARRIED,
        unprintable="".join(app.accounts.learners.unprintable(typed.get("name", ""))) if screen > 1 else "",
    )
    if not typed.get("pin") or screen < SCREENS:  # a PIN that comes back is kept by no browser
        answer.headers.update(_WAY)
    return form_token.keep(app, request, answer)


def _choices(town: Municipality, towns: Sequence[Municipality]) -> dict[str, list[tuple[str, ...]]]:
    """What the second screen offers, as (value, words) or (value, words, more words)."""
    ages = {age: templates.html_of(f"age.{age}") for age in person_fields.AGES}
    return {
        "ages": [(age, words, "") for age, words in ages.items()],
        "relations": [(each, templates.html_of(f"relation.{each}"), "") for each in person_fields.RELATIONS],
        "towns": [(each.id, each.name) for each in towns],
        "districts": [("", wording.say("district.none")), *((name, name) for name in town.districts)],
    }


async def _finish(app: App, request: Request, typed: dict[str, str], town: Municipality) -> Response:
    kind, where = cookies.DEVICES[typed["device"]], cookies.address(request)
    try:
        shown = form_token.read(app, request, PURPOSE, typed.get(form_token.FIELD, ""))
        form = person_fields.form_of(typed, town)
        learner, code = await app.accounts.learners.sign_up(READER, form, shown=shown, address=where)
        sign_in = await app.accounts.sign_ins.with_card(code, where, cookies.device(request), kind)
    except Refused as refused:
        return await _screen(app, request, SCREENS, typed, town, field_error(refused, town))
    carried = await _carry(app, sign_in.person, typed.get("read", ""))
    look = frame.Look(wording.say("start.done"), town)
    card = card_view.Card(learner, town, code)
    answer = frame.plain(
        request, "learner/accounts/sign_up_done.html", look, card=card, site=app.settings.address, carried=carried
    )
    await cookies.enter(app, request, answer, sign_in)
    if kind != "mine":  # else the next one's «back» would show what was typed
        answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


async def _carry(app: App, person: Person, text: str) -> bool:
    """Note what was read before; what cannot be noted now stays in the browser for another time."""
    try:
        for course, pages in person_fields.read_before(text).items():
            if course in app.library.courses:
                await app.learning.lessons.read(person, course, pages)
    except Refused:
        return False
    return True
