"""`/d`: the day's staff come in with their pass, by a tapped form, and find what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Role
from supporter.domain.shared.refused import Refused
from supporter.web.helper import frame as post
from supporter.web.shared import cookies, forms, frame, visitor
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/d` (the code stands behind the # of the QR's address and is sent by a tap alone) and `/d/desk`."""

    async def ask(request: Request) -> Response:
        return await page(request, "")

    async def enter(request: Request) -> Response:
        code = (await forms.fields(request)).get("code", "")
        try:
            sign_in = await app.checkin.day_passes.enter(code, cookies.address(request))
        except Refused as refused:
            return await page(request, code, field_error(refused, pin="code"))
        answer = RedirectResponse("/d/desk", 303)
        await cookies.enter(app, request, answer, sign_in)
        return answer

    async def desk(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is not Role.HELPER:
            return RedirectResponse("/d", 303)
        _, session = await app.checkin.day_passes.own(person)
        at = await post.visit_of(app, person, session)
        return post.render(request, at, "helper/home.html", wording.say("day.home"), {})

    async def page(request: Request, code: str, problem: FieldError = NONE) -> Response:
        look = frame.Look(wording.say("day.entrance"), footer=False, scripts=("pass.js",))
        facts = {"code": code, "problem": problem, "role": (await visitor.person(app, request)).role.value}
        return frame.plain(request, "helper/entrance.html", look, status=problem.status, **facts)

    return [Route("/d", ask), Route("/d", enter, methods=["POST"]), Route("/d/desk", desk)]
