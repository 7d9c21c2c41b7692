"""保存期間と廃棄: what is past its time, proposed by one officer and confirmed by another, with its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.services.privacy.retention import KINDS
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/duty/retention`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if "confirm" in typed:
                await app.privacy.retention.confirm(at.person, typed["confirm"])
            elif "withdraw" in typed:
                await app.privacy.retention.withdraw(at.person, typed["withdraw"])
            else:
                kind = next((kind for kind in KINDS if kind == typed.get("kind")), None)
                if kind is None:
                    raise Refused("form.invalid")
                await app.privacy.retention.propose(at.person, kind, typed.get("ground", ""))
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse("/o/duty/retention", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        due = await app.privacy.retention.due(at.person)
        facts = {
            "typed": typed,
            "problem": problem,
            "due": due,
            "kinds": [(one.kind, f"duty.kind.{one.kind}") for one in due if one.count],
            "disposals": await app.privacy.retention.disposals(at.person),
            "names": await app.administration.audit_log.names(at.person),
            "in_words": fiscal_year_text,
            "era_date": era_date,
        }
        return render(request, at, "office/privacy/retention.html", "duty.retention", facts, problem.status)

    return [
        Route("/o/duty/retention", office_page(app, show, Action.DUTY)),
        Route("/o/duty/retention", office_page(app, act, Action.DUTY), methods=["POST"]),
    ]
