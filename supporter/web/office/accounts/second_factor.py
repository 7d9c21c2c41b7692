"""The code of one's own telephone, between the password and everything else: asked for, or set up where needed."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.engine.qr import qr_svg
from supporter.domain.shared.refused import Refused
from supporter.web.office.accounts.sign_in import home_of
from supporter.web.shared import cookies, forms, frame
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/staff/code`, and `/staff/code/first` for who cannot do without one."""

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

    async def show_first(request: Request) -> Response:
        return await first(request)

    async def first(request: Request, problem: FieldError = NONE) -> Response:
        try:
            person = await app.accounts.second_factor.setting_up(cookies.token(request))
        except Refused:  # nothing to be set up, or nobody signed in
            return RedirectResponse("/staff", 303)
        pending = await app.accounts.second_factor.pending(person)
        facts = {"pending": pending[0] if pending else "", "qr": qr_svg(pending[1]) if pending else ""}
        return _first_page(request, problem, **facts)

    async def set_up(request: Request) -> Response:
        typed = await forms.fields(request)
        try:
            person = await app.accounts.second_factor.setting_up(cookies.token(request))
            if typed.get("go") != "confirm":
                await app.accounts.second_factor.begin(person)
                return RedirectResponse("/staff/code/first", 303)
            spare = await app.accounts.second_factor.confirm(person, typed.get("code", ""))
        except Refused as refused:
            return await first(request, field_error(refused, pin="code"))
        return _first_page(request, spare=spare, home=home_of(person))

    return [
        Route("/staff/code", ask),
        Route("/staff/code", take, methods=["POST"]),
        Route("/staff/code/first", show_first),
        Route("/staff/code/first", set_up, methods=["POST"]),
    ]


def _first_page(request: Request, problem: FieldError = NONE, spare: Sequence[str] = (), **facts: object) -> Response:
    look = frame.Look(wording.say("staff.first_code"), footer=False)
    template, told = "office/accounts/first_code.html", {"problem": problem, "spare": spare, **facts}
    return frame.plain(request, template, look, status=problem.status, **told)


def _page(request: Request, problem: FieldError = NONE) -> Response:
    look = frame.Look(wording.say("staff.code"), footer=False)
    return frame.plain(request, "office/accounts/second_factor.html", look, status=problem.status, problem=problem)
