"""Giving a place back: the number that was told and the name; no account is needed for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_digits
from supporter.web.public.classes.apply import event_of, home_of
from supporter.web.shared import cookies, forms, frame, templates
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App

_LONGEST_NAME = 200


def routes(app: App) -> Sequence[BaseRoute]:
    """`/c/ID/withdraw`."""

    async def ask(request: Request) -> Response:
        return await page(request, {"number": request.query_params.get("n", "")[:20]})

    async def take(request: Request) -> Response:
        typed, event = await forms.fields(request), await event_of(app, request)
        number, name = typed_digits(typed.get("number", "")), typed.get("name", "")[:_LONGEST_NAME]
        try:
            await app.training.applying.withdraw(event.session.id, number, name, cookies.address(request))
        except Refused as refused:
            return await page(request, typed, field_error(refused, event.host, pin="number"))
        return await page(request, {}, gone=True)

    async def page(
        request: Request, typed: Mapping[str, str], problem: FieldError = NONE, *, gone: bool = False
    ) -> Response:
        event = await event_of(app, request)
        back = (event.address, templates.html_of("event.title"))
        title = wording.say("apply.gone" if gone else "withdraw.title")
        look = frame.Look(title, await home_of(app, request, event), back=back)
        facts = {"event": event, "typed": typed, "problem": problem, "gone": gone}
        return frame.plain(request, "public/classes/withdraw.html", look, status=problem.status, **facts)

    return [Route("/c/{id}/withdraw", ask), Route("/c/{id}/withdraw", take, methods=["POST"])]
