"""`/t/ID/staff`: passes for the day's staff, made, shown once, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.engine.qr import qr_svg
from supporter.domain.certificates.serials import code_text
from supporter.domain.checkin.day_pass import Duty
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.services.checkin.day_passes import Made
from supporter.web.shared import forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

DUTY_WORDS = {duty: (wording.say(f"day.duty.{duty}"), wording.say(f"day.duty.{duty}.more")) for duty in get_args(Duty)}


def routes(app: App) -> Sequence[BaseRoute]:
    """The page and its buttons."""

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def make(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.several(request), request.path_params["id"]
        try:
            made = await app.checkin.day_passes.make(
                at.person, session, typed.get("label", [""])[-1], typed.get("duty", [])
            )
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return await page(request, at, {}, made=made)

    async def revoke(request: Request, at: OfficeVisit) -> Response:
        session = request.path_params["id"]
        await app.checkin.day_passes.revoke(at.person, session, (await forms.fields(request)).get("pass", ""))
        return RedirectResponse(f"/t/{session}/staff", 303)

    async def page(
        request: Request,
        at: OfficeVisit,
        typed: dict[str, list[str]],
        problem: FieldError = NONE,
        made: Made | None = None,
    ) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        passes = await app.checkin.day_passes.all(at.person, session.id)
        facts: dict[str, object] = {"session": session, "passes": passes, "problem": problem, "made": made}
        facts |= {"duties": DUTY_WORDS, "typed": typed, "site": app.settings.address}
        if made:
            facts["qr"] = qr_svg(f"{app.settings.address}/d#{made.code}")
            facts["code"] = code_text(made.code)
        return render(request, at, "helper/passes.html", "stage.staff", facts, problem.status)

    action = Action.PASS_MANAGE
    return [
        Route("/t/{id}/staff", office_page(app, ask, action)),
        Route("/t/{id}/staff", office_page(app, make, action), methods=["POST"]),
        Route("/t/{id}/staff/revoke", office_page(app, revoke, action), methods=["POST"]),
    ]
