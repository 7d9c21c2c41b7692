"""修了証の確認: completions that wait for a hand, and sealed certificates that wait for their owners."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.web.shared import forms
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/confirm` and `/o/hand-over`."""

    async def confirm(request: Request, at: OfficeVisit) -> Response:
        summary = (await forms.fields(request)).get("summary", "")
        return await page(request, at, await app.certificates.register.confirm(at.person, summary))

    async def hand_over(request: Request, at: OfficeVisit) -> Response:
        certificate = (await forms.fields(request)).get("certificate", "")
        return await page(request, at, handed=await app.certificates.hand_overs.hand_over(at.person, certificate))

    async def page(request: Request, at: OfficeVisit, issued: object = None, handed: object = None) -> Response:
        waiting = await app.administration.office.waiting(at.person)
        sealed = await app.certificates.hand_overs.waiting(at.person)
        await app.administration.audit_log.looked(at.person, Action.CERTIFICATE_READ, len(waiting) + len(sealed))
        facts = {"waiting": waiting, "issued": issued, "sealed": sealed, "handed": handed, "era_date": era_date}
        return render(request, at, "office/certificates/confirm.html", "office.confirm", facts)

    action = Action.CERTIFICATE_CONFIRM
    return [
        Route("/o/confirm", office_page(app, page, action)),
        Route("/o/confirm", office_page(app, confirm, action), methods=["POST"]),
        Route("/o/hand-over", office_page(app, hand_over, action), methods=["POST"]),
    ]
