"""申込: the list of a class, and the proxy entry for telephone and FAX: name, kana, Enter, and the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application, places_left, rank, twins, waiting
from supporter.domain.training.session import TrainingSession
from supporter.web.public.classes.apply import choices, wanted_of
from supporter.web.shared import form_token, forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

_CHANGES = ("withdraw", "restore", "told", "untold")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/applications`, and `…/change` for one of them."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {}, entered=request.query_params.get("entered", ""))

    async def enter(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.several(request), await _session(app, at, request)
        how, token = typed.get("how", [""])[-1], typed.get(form_token.FIELD, [""])[-1]
        another = typed.get("another", [""])[-1] == _told_name(typed)
        try:
            notice: Literal["paper", "spoken"] = "paper" if how == "paper" else "spoken"
            shown = form_token.read(app, request, _purpose(session), token)
            made = await app.training.applications.enter(
                at.person, session.id, wanted_of(typed), notice, shown, another=another
            )
        except Refused as refused:
            twin = _told_name(typed) if refused.code == "apply.twice" else ""
            return await page(request, at, typed, field_error(refused, pin="name"), twin=twin)
        return RedirectResponse(f"/t/{session.id}/applications?entered={made.number}", 303)

    async def change(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        await _change(app, at, typed.get("application", ""), typed.get("go", ""))
        return RedirectResponse(f"/t/{session}/applications#list", 303)

    async def page(
        request: Request,
        at: OfficeVisit,
        typed: Mapping[str, Sequence[str]],
        problem: FieldError = NONE,
        *,
        entered: str = "",
        twin: str = "",
    ) -> Response:
        session = await _session(app, at, request)
        found = await app.training.applications.all(at.person, session.id)
        facts = await _facts(app, session, found, entered)
        values = {"municipality": ""} | {name: values[-1] for name, values in typed.items()}
        values[form_token.FIELD] = form_token.issue(app, request, _purpose(session))
        facts |= {"typed": values, "ticked": typed.get("needs", ()), "problem": problem, "twin": twin}
        template = "trainer/training/applications.html"
        answer = render(request, at, template, "stage.applications", facts, problem.status)
        return form_token.keep(app, request, answer)

    action, address = Action.APPLICATION_MANAGE, "/t/{id}/applications"
    return [
        Route(address, office_page(app, show, action)),
        Route(address, office_page(app, enter, action), methods=["POST"]),
        Route(f"{address}/change", office_page(app, change, action), methods=["POST"]),
    ]


def _purpose(session: TrainingSession) -> str:
    return f"enter:{session.id}"


async def _session(app: App, at: OfficeVisit, request: Request) -> TrainingSession:
    return await app.training.planning.planned(at.person, request.path_params["id"])


async def _change(app: App, at: OfficeVisit, application: str, go: str) -> None:
    """Raises `Refused('form.invalid')` for what no button says."""
    if go not in _CHANGES:
        raise Refused("form.invalid", field="application")
    if go == "withdraw":
        await app.training.applications.withdraw(at.person, application)
    elif go == "restore":
        await app.training.applications.restore(at.person, application)
    else:
        await app.training.applications.tell(at.person, application, told=go == "told")


async def _facts(app: App, session: TrainingSession, found: list[Application], entered: str) -> dict[str, object]:
    towns = {town.id: town for town in await app.municipalities.profiles.all()}
    taking_part = [towns[code] for code in (session.municipality, *session.municipalities) if code in towns]
    now_in = next((one for one in found if one.number == entered), None)
    # Those who did not write themselves are told by the answer they get: it is where they first meet us.
    from_others = [one for one in found if one.stands and one.notice.source and not one.told]
    return {
        "session": session,
        "left": places_left(session),
        "applied": [one for one in found if one.state == "applied"],
        "waiting": waiting(found),
        "withdrawn": [one for one in found if not one.stands],
        "entered": now_in,
        "turn": rank(now_in, found) if now_in else 0,
        "untold": len(from_others),
        "untold_sources": sorted({one.notice.source for one in from_others}),
        "twins": {one.id for one in found if one.stands and len(twins(one, found)) > 1},
        "towns": {code: town.name for code, town in towns.items()},
        "choices": choices(taking_part),
        "at_time": lambda one: f"{one.at.astimezone(TOKYO):%m/%d %H:%M}",
        "site": app.settings.address,
    }


def _told_name(typed: Mapping[str, Sequence[str]]) -> str:
    """Who has just been asked about: another name typed since is asked about anew."""
    return typed.get("name", [""])[-1]
