"""自分の安全: the own password, the code of the own telephone, and where one has signed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.engine.qr import qr_svg
from supporter.domain.shared.refused import Refused
from supporter.web.shared import cookies, forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/safe` and the POSTs of its four forms."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at)

    async def page(
        request: Request, at: OfficeVisit, problem: FieldError = NONE, spare: Sequence[str] = (), done: str = ""
    ) -> Response:
        pending = await app.accounts.second_factor.pending(at.person)
        facts: Mapping[str, object] = {
            "problem": problem,
            "spare": spare,
            "done": done,
            "asks_code": at.staff.asks_code or bool(spare),
            "required": await app.accounts.second_factor.required(at.person),
            "pending": pending[0] if pending else "",
            "qr": qr_svg(pending[1]) if pending else "",
            "machines": await app.accounts.sign_ins.machines(at.person, cookies.token(request)),
        }
        return render(request, at, "office/accounts/security.html", "office.safe", facts, problem.status)

    async def password(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            await app.accounts.staff.change_password(at.person, typed.get("password", ""), typed.get("next", ""))
        except Refused as refused:
            new = {"password": "next"} if refused.code == "staff.password_weak" else {}
            return await page(request, at, field_error(refused, None, **{"pin": "password", **new}))
        answer = RedirectResponse("/staff", 303)
        cookies.leave(app, answer)
        return answer

    async def code(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if typed.get("go") == "begin":
                await app.accounts.second_factor.begin(at.person)
            elif typed.get("go") == "confirm":
                return await page(
                    request, at, spare=await app.accounts.second_factor.confirm(at.person, typed.get("code", ""))
                )
            else:
                await app.accounts.second_factor.off(at.person, typed.get("code", ""))
        except Refused as refused:
            return await page(request, at, field_error(refused, pin="code"))
        return RedirectResponse("/o/safe#code-part", 303)

    async def elsewhere(request: Request, at: OfficeVisit) -> Response:
        await app.accounts.sign_ins.sign_out_elsewhere(at.person, cookies.token(request))
        return await page(request, at, done=wording.say("staff.done.elsewhere"))

    return [
        Route("/o/safe", office_page(app, show)),
        Route("/o/safe/password", office_page(app, password), methods=["POST"]),
        Route("/o/safe/code", office_page(app, code), methods=["POST"]),
        Route("/o/safe/elsewhere", office_page(app, elsewhere), methods=["POST"]),
    ]
