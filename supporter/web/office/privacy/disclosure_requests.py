"""請求の受付簿: requests for disclosure, correction and 利用停止, with the days that are left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.privacy.disclosure_request import Asker, Kind, Outcome
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

AT = "/o/requests"


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/requests`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        service = app.privacy.disclosure_requests
        try:
            if "extend" in typed:
                await service.extend(at.person, typed["extend"], typed.get("why", ""))
            elif "close" in typed:
                outcome, decision = typed.get("outcome", ""), typed.get("decision", "")
                await service.close(at.person, typed["close"], outcome, decision)
            else:
                told = (typed.get("kind", ""), typed.get("number", ""), typed.get("asker", ""))
                await service.receive(at.person, *told, typed.get("checked", ""), _day(typed))
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse(f"{AT}?saved", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        found, today = await app.privacy.disclosure_requests.all(at.person), app.clock.now().date()
        await app.administration.audit_log.looked(at.person, Action.LEARNER_DISCLOSE, len(found))
        facts = {
            **{"typed": typed, "problem": problem, "today": today, "era_date": era_date},
            "saved": "saved" in request.query_params,
            "open": [one for one in found if not one.outcome],
            "done": [one for one in found if one.outcome],
            "kinds": _choices("kind", get_args(Kind)),
            "askers": _choices("asker", get_args(Asker)),
            "outcomes": [("", "—"), *((one, words) for one, words, _ in _choices("outcome", get_args(Outcome)))],
        }
        return render(request, at, "office/privacy/disclosure_requests.html", "office.requests", facts, problem.status)

    return [
        Route(AT, office_page(app, show, Action.LEARNER_DISCLOSE)),
        Route(AT, office_page(app, act, Action.LEARNER_DISCLOSE), methods=["POST"]),
    ]


def _choices(what: str, known: Sequence[str]) -> list[tuple[str, str, str]]:
    return [(one, wording.say(f"request.{what}.{one}"), "") for one in known]


def _day(typed: Mapping[str, str]) -> dt.date:
    try:
        return dt.date.fromisoformat(typed.get("received", ""))
    except ValueError:
        raise Refused("request.day") from None
