"""記録を消す申し出: who of the own municipality asked to be erased, and the officer's decision that it may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action, may
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms, templates
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/leaving`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def decide(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            number, decision = typed.get("number", ""), typed.get("decision", "")
            await app.privacy.erasure_requests.decide(at.person, number, decision)
        except Refused as refused:
            if refused.code == "withdrawal.none":
                return await page(request, at, {}, gone=templates.sentence(refused.code))
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse("/o/leaving?saved", 303)

    async def page(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE, gone: str = ""
    ) -> Response:
        found = await app.privacy.erasure_requests.waiting(at.person)
        asked = await app.people.withdrawals.waiting(at.person)
        await app.administration.audit_log.looked(at.person, Action.LEAVING_READ, len(found) + len(asked))
        decides = may(at.person, Action.LEARNER_WITHDRAW, municipality=at.person.municipality)
        facts = {"asked": asked, "leavers": found, "era_date": era_date, "may_decide": decides}
        facts |= {"typed": typed, "problem": problem, "gone": gone, "saved": "saved" in request.query_params}
        status = 409 if gone else problem.status
        return render(request, at, "office/privacy/erasure_requests.html", "office.leaving", facts, status)

    return [
        Route("/o/leaving", office_page(app, show, Action.LEAVING_READ)),
        Route("/o/leaving", office_page(app, decide, Action.LEARNER_WITHDRAW), methods=["POST"]),
    ]
