"""修了証の確認: completions that wait for a hand, one or many at once, and sealed certificates for their owners."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 100  # rows; nobody is given a certificate whose name was not on the screen
#: So many certificates fit the form that leads on to printing them.
_TO_PRINT = 90


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/confirm` and `/o/hand-over`."""

    async def confirm(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.several(request, most=2 * PAGE)
        shown = typed.get("shown", [""])[-1].split()[:PAGE]
        one = typed.get("summary", [])
        picked = one or (shown if typed.get("go") == ["all"] else typed.get("pick", []))
        if not picked:
            return await page(request, at, problem=field_error(Refused("certificate.nobody_picked", field="pick")))
        if one:
            return await page(request, at, [await app.certificates.register.confirm(at.person, one[-1])])
        return await page(request, at, await app.certificates.register.confirm_many(at.person, picked))

    async def hand_over(request: Request, at: OfficeVisit) -> Response:
        certificate = (await forms.fields(request)).get("certificate", "")
        return await page(request, at, handed=await app.certificates.hand_overs.hand_over(at.person, certificate))

    async def page(
        request: Request,
        at: OfficeVisit,
        issued: Collection[Certificate] | None = None,
        handed: Certificate | None = None,
        problem: FieldError = NONE,
    ) -> Response:
        waiting = await app.administration.office.waiting(at.person)
        sealed = await app.certificates.hand_overs.waiting(at.person)
        shown = waiting[:PAGE]
        await app.administration.audit_log.looked(at.person, Action.CERTIFICATE_READ, len(shown) + len(sealed))
        facts = {"waiting": shown, "total": len(waiting), "issued": issued, "sealed": sealed, "handed": handed}
        facts |= {"era_date": era_date, "problem": problem, "to_print": _TO_PRINT}
        scripts = ("picks.js",)
        title = "office.confirm"
        return render(request, at, "office/certificates/confirm.html", title, facts, problem.status, scripts)

    action = Action.CERTIFICATE_CONFIRM
    return [
        Route("/o/confirm", office_page(app, page, action)),
        Route("/o/confirm", office_page(app, confirm, action), methods=["POST"]),
        Route("/o/hand-over", office_page(app, hand_over, action), methods=["POST"]),
    ]
