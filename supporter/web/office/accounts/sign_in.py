"""Staff: the way in by id and password, and the own password after the first one."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.web.shared import cookies, forms, frame
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/staff` and `/staff/password`."""

    async def ask(request: Request) -> Response:
        due = await app.accounts.sign_ins.due(cookies.token(request))
        if due == "set_up":
            return RedirectResponse("/staff/code/first", 303)
        return _page(request, {}, idle=due == "idle")

    async def enter(request: Request) -> Response:
        typed = await forms.fields(request)
        id, password = typed.get("id", ""), typed.get("password", "")
        try:
            where, device = cookies.address(request), cookies.device(request)
            sign_in = await app.accounts.sign_ins.staff(id, password, where, device)
        except Refused as refused:
            return _page(request, typed, field_error(refused, pin="password"))
        due = "/staff/code" if sign_in.code_due else "/staff/password" if sign_in.must_change else ""
        answer = RedirectResponse(due or home_of(sign_in.person), 303)
        await cookies.enter(app, request, answer, sign_in)
        return answer

    async def ask_password(request: Request) -> Response:
        due = await app.accounts.sign_ins.must_change(cookies.token(request))
        return _password_page(request) if due else RedirectResponse("/o", 303)

    async def take_password(request: Request) -> Response:
        typed = await forms.fields(request)
        try:
            person = await app.accounts.sign_ins.choose_password(cookies.token(request), typed.get("password", ""))
        except Refused as refused:
            return _password_page(request, field_error(refused))
        return RedirectResponse(home_of(person), 303)

    return [
        Route("/staff", ask),
        Route("/staff", enter, methods=["POST"]),
        Route("/staff/password", ask_password),
        Route("/staff/password", take_password, methods=["POST"]),
    ]


def home_of(person: Person) -> str:
    """Trainers come to their classes; everybody else to the office."""
    return "/t" if person.role is Role.TRAINER else "/o"


def _page(request: Request, typed: dict[str, str], problem: FieldError = NONE, *, idle: bool = False) -> Response:
    look = frame.Look(wording.say("staff.in"))
    facts = {"typed": typed, "problem": problem, "idle": idle}
    return frame.plain(request, "office/accounts/sign_in.html", look, status=problem.status, **facts)


def _password_page(request: Request, problem: FieldError = NONE) -> Response:
    look = frame.Look(wording.say("staff.password"), footer=False)
    return frame.plain(request, "office/accounts/first_password.html", look, status=problem.status, problem=problem)
