"""消す・やめる: what goes and what stays, the way back first; and もとに戻す by one tap."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.privacy.erasure_request import GRACE
from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import OwnVisit, own_page, render
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/leave` and the POST `/own/stay`."""

    async def ask(request: Request, own: OwnVisit) -> Response:
        return await page(request, own)

    async def leave(request: Request, own: OwnVisit) -> Response:
        typed = await forms.fields(request)
        try:
            await app.privacy.erasure_requests.ask(own.person, typed.get("pin", ""))
        except Refused as refused:
            return await page(request, own, field_error(refused, own.town))
        return RedirectResponse(own.my, 303)

    async def stay(request: Request, own: OwnVisit) -> Response:
        await app.privacy.erasure_requests.cancel(own.person)
        return RedirectResponse(f"{own.my}?stayed", 303)

    async def page(request: Request, own: OwnVisit, problem: FieldError = NONE) -> Response:
        today = app.clock.now().date()
        facts = {
            "leaving": await app.privacy.erasure_requests.of(own.person),
            "certificates": await app.certificates.register.of(own.person, own.person.id),
            "today": today,
            "erase_on": today + GRACE,
            "problem": problem,
        }
        return render(request, own, "learner/privacy/erasure.html", "leave.title", problem.status, **facts)

    return [
        Route("/own/leave", own_page(app, ask)),
        Route("/own/leave", own_page(app, leave), methods=["POST"]),
        Route("/own/stay", own_page(app, stay), methods=["POST"]),
    ]
