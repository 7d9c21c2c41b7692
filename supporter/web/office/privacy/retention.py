"""保存期間と廃棄: what is past its time, proposed by one officer, confirmed by another on its list, with its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.services.privacy.retention import KINDS
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

MOST = 9_999_999  # things a list may name


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/duty/retention`, and below it a disposal with its list."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if "withdraw" in typed:
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

    async def look(request: Request, at: OfficeVisit) -> Response:
        return await listed(request, at, {})

    async def confirm(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        count = whole_number(typed.get("count", ""), most=MOST)
        try:
            await app.privacy.retention.confirm(at.person, request.path_params["id"], typed.get("decision", ""), count)
        except Refused as refused:
            return await listed(request, at, typed, field_error(refused))
        return RedirectResponse(request.url.path, 303)

    async def listed(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        found = await app.privacy.retention.one(at.person, request.path_params["id"])
        asked, people = found.disposal, found.people
        items = [(*_numbered(item), people.get(item.split(" ")[0], "")) for item in asked.items]
        await app.administration.audit_log.looked(at.person, Action.DUTY, len(people), asked.id)
        facts = {
            **{"typed": typed, "problem": problem, "one": asked, "items": items, "named": any(people.values())},
            **{"in_words": fiscal_year_text, "era_date": era_date},
            "names": await app.administration.audit_log.names(at.person),
        }
        return render(request, at, "office/privacy/disposal.html", "duty.disposal", facts, problem.status)

    return [
        Route("/o/duty/retention/{id}", office_page(app, look, Action.DUTY)),
        Route("/o/duty/retention/{id}", office_page(app, confirm, Action.DUTY), methods=["POST"]),
        Route("/o/duty/retention", office_page(app, show, Action.DUTY)),
        Route("/o/duty/retention", office_page(app, act, Action.DUTY), methods=["POST"]),
    ]


def _numbered(item: str) -> tuple[str, str]:
    """A line of the list as its number, and what follows it."""
    number, _, more = item.partition(" ")
    return number, more
