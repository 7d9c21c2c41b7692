"""暗証番号を変える, and どの機械で入っているか with the way out of all the others."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import OwnVisit, own_page, render
from supporter.web.shared import cookies, forms
from supporter.web.shared.field_errors import NONE, PIN_TO_CHOOSE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/pin` and `/own/machines`."""

    async def ask_pin(request: Request, own: OwnVisit) -> Response:
        return pin_page(request, own, saved="saved" in request.query_params)

    async def change_pin(request: Request, own: OwnVisit) -> Response:
        typed = await forms.fields(request)
        try:
            pin, new, here = typed.get("pin", ""), typed.get("next", ""), cookies.token(request)
            await app.accounts.learners.change_pin(own.person, pin, new, here)
        except Refused as refused:
            below = {"pin": "next"} if refused.code in PIN_TO_CHOOSE else {}
            return pin_page(request, own, field_error(refused, own.town, **below))
        return RedirectResponse("/own/pin?saved", 303)

    def pin_page(request: Request, own: OwnVisit, problem: FieldError = NONE, *, saved: bool = False) -> Response:
        """What was typed is no part of it: whoever does not know the PIN may be looking at somebody else's choice."""
        facts = {"problem": problem, "saved": saved}
        return render(request, own, "learner/privacy/pin.html", "own.pin", problem.status, **facts)

    async def machines(request: Request, own: OwnVisit) -> Response:
        found = await app.accounts.sign_ins.machines(own.person, cookies.token(request))
        saved = "saved" in request.query_params
        return render(request, own, "learner/privacy/devices.html", "own.machines", machines=found, saved=saved)

    async def sign_out_elsewhere(request: Request, own: OwnVisit) -> Response:
        await app.accounts.sign_ins.sign_out_elsewhere(own.person, cookies.token(request))
        return RedirectResponse("/own/machines?saved", 303)

    return [
        Route("/own/pin", own_page(app, ask_pin)),
        Route("/own/pin", own_page(app, change_pin), methods=["POST"]),
        Route("/own/machines", own_page(app, machines)),
        Route("/own/machines", own_page(app, sign_out_elsewhere), methods=["POST"]),
    ]
