"""The code of one's own telephone, asked of staff who chose so, between the password and everything else."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.refused import Refused
from supporter.web.office.accounts.sign_in import home_of
from supporter.web.shared import cookies, forms, frame
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/staff/code`."""

    async def ask(request: Request) -> Response:
        return (
            _page(request)
            if await app.accounts.second_factor.due(cookies.token(request))
            else RedirectResponse("/staff", 303)
        )

    async def take(request: Request) -> Response:
        typed = (await forms.fields(request)).get("code", "")
        try:
            person, change = await app.accounts.second_factor.prove(
                cookies.token(request), typed, cookies.address(request)
            )
        except Refused as refused:
            return _page(request, field_error(refused, pin="code"))
        return RedirectResponse("/staff/password" if change else home_of(person), 303)

    return [Route("/staff/code", ask), Route("/staff/code", take, methods=["POST"])]


def _page(request: Request, problem: FieldError = NONE) -> Response:
    look = frame.Look(wording.say("staff.code"), footer=False)
    return frame.plain(request, "office/accounts/second_factor.html", look, status=problem.status, problem=problem)
