"""委ね: what a town lets others do with its rows, recorded and ended here; and the change to a lent desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.municipalities.delegation import Form
from supporter.domain.shared.access import ALL_SCOPES, Action
from supporter.domain.shared.calendar import era_date, fiscal_year_end
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.cookies import token
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/delegations` and `/o/for`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        ticked = await forms.several(request)
        typed = {name: values[-1] for name, values in ticked.items()}
        scopes = ticked.get("scope", [])
        try:
            if "end" in typed:
                await app.municipalities.delegations.end(at.person, typed["end"])
            elif "confirm" in typed:
                await app.municipalities.delegations.confirm(at.person, typed["confirm"])
            else:
                giver = at.person.municipality or typed.get("giver", "")
                days = (_day(typed, "since"), _day(typed, "until"))
                words = (typed.get("ground", ""), typed.get("form", ""))
                await app.municipalities.delegations.make(
                    at.person, giver, typed.get("taker", ""), *days, *words, scopes
                )
        except Refused as refused:
            return await page(request, at, typed, field_error(refused), scopes)
        return RedirectResponse("/o/delegations?saved", 303)

    async def page(
        request: Request,
        at: OfficeVisit,
        typed: Mapping[str, str],
        problem: FieldError = NONE,
        ticked: Sequence[str] = (),
    ) -> Response:
        towns = {town.id: town.name for town in await app.municipalities.profiles.all()}
        takers = await app.municipalities.delegations.takers(at.person)
        facts = {
            "typed": typed,
            "problem": problem,
            "saved": "saved" in request.query_params,
            "all": await app.municipalities.delegations.all(at.person),
            "today": app.clock.now().date(),
            "names": {**towns, **takers},
            "towns": towns,
            "takers": [("", "—"), *takers.items()],
            "staff": await app.administration.audit_log.names(at.person),
            "ticked": ticked,
            "forms": [(one, wording.say(f"delegation.form.{one}"), "") for one in get_args(Form)],
            "scopes": [(one, wording.say(f"delegation.scope.{one}")) for one in ALL_SCOPES],
            "ends": fiscal_year_end(app.clock.now().date()),
            "era_date": era_date,
        }
        return render(
            request, at, "office/municipalities/delegations.html", "office.delegations", facts, problem.status
        )

    async def change_desk(request: Request, at: OfficeVisit) -> Response:
        code = (await forms.fields(request)).get("town", "")
        await app.accounts.sign_ins.take_desk(token(request), code)
        return RedirectResponse("/o", 303)

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
