"""委ね: what a town lets others do with its rows, recorded and ended here; and the change to a lent desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms, visitor
from supporter.web.shared.cookies import LENT_DESK
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/delegations` and `/o/for`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if "end" in typed:
                await app.municipalities.delegations.end(at.person, typed["end"])
            else:
                giver = at.person.municipality or typed.get("giver", "")
                days = (_day(typed, "since"), _day(typed, "until"))
                await app.municipalities.delegations.make(
                    at.person, giver, typed.get("taker", ""), *days, typed.get("ground", "")
                )
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse("/o/delegations", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        towns = {town.id: town.name for town in await app.municipalities.profiles.all()}
        takers = await app.municipalities.delegations.takers(at.person)
        facts = {
            "typed": typed,
            "problem": problem,
            "all": await app.municipalities.delegations.all(at.person),
            "today": app.clock.now().date(),
            "names": {**towns, **takers},
            "towns": towns,
            "takers": [("", "—"), *takers.items()],
        }
        return render(
            request, at, "office/municipalities/delegations.html", "office.delegations", facts, problem.status
        )

    async def change_desk(request: Request, at: OfficeVisit) -> Response:
        code = (await forms.fields(request)).get("town", "")
        answer = RedirectResponse("/o", 303)
        if code:
            await app.municipalities.delegations.sit_down(await visitor.person(app, request), code)
            answer.set_cookie(LENT_DESK, code, httponly=True, samesite="lax", secure=app.settings.secure)
        else:
            answer.delete_cookie(LENT_DESK, httponly=True, samesite="lax", secure=app.settings.secure)
        return answer

    return [
        Route("/o/delegations", office_page(app, show, Action.DELEGATE)),
        Route("/o/delegations", office_page(app, act, Action.DELEGATE), methods=["POST"]),
        Route("/o/for", office_page(app, change_desk), methods=["POST"]),
    ]


def _day(typed: Mapping[str, str], field: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed.get(field, ""))
    except ValueError:
        raise Refused("day.invalid", field=field) from None
