"""修了証の確認: completions that wait for a hand, and the button that issues their certificate."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.access import Action
from supporter.domain.calendar import era_date
from supporter.wiring import App

from .. import forms
from .desk_frame import Desk, desk, shown


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/confirm`."""

    async def show(request: Request) -> Response:
        return await page(request, await desk(app, request, Action.CERTIFICATE_CONFIRM))

    async def confirm(request: Request) -> Response:
        at = await desk(app, request, Action.CERTIFICATE_CONFIRM)
        summary = (await forms.fields(request)).get("summary", "")
        return await page(request, at, await app.certificates.confirm(at.person, summary))

    async def page(request: Request, at: Desk, issued: object = None) -> Response:
        waiting = await app.office.waiting(at.person)
        facts = {"waiting": waiting, "issued": issued, "era_date": era_date}
        return shown(request, at, "o_confirm.html", "office.confirm", facts)

    return [Route("/o/confirm", show), Route("/o/confirm", confirm, methods=["POST"])]
