"""リハーサル, and room for captions on the screen: two buttons that lead back to where one was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import Captions
from supporter.web.shared import forms
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/rehearse` and `/t/ID/captions`."""

    async def rehearse(request: Request, at: OfficeVisit) -> Response:
        made = await app.classroom.rehearsals.begin(at.person, request.path_params["id"])
        return RedirectResponse(f"/t/{made.id}", 303)

    async def captions(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        where = next((one for one in get_args(Captions) if one == typed.get("captions")), None)
        if where is None:
            raise Refused("form.invalid")
        await app.classroom.room_setup.leave_room(at.person, session, where)
        return RedirectResponse(f"/t/{session}/screen", 303)

    posted = {"rehearse": rehearse, "captions": captions}
    return [
        Route(f"/t/{{id}}/{name}", office_page(app, each, Action.CLASS_RUN), methods=["POST"])
        for name, each in posted.items()
    ]
