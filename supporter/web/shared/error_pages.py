"""Refusals and troubles as friendly pages: what happened, that nothing is lost, where to go next."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.web.shared import frame, municipality_in_address
from supporter.web.shared.shell import Shell

log = logging.getLogger(__name__)

Handler = Callable[[Request, Exception], Awaitable[Response]]

#: The status that tells machines what the sentence tells people; 400 for all other codes.
STATUS = {
    "access.refused": 403,
    "signin.needed": 403,
    "post.foreign": 403,
    "cert.revoked": 403,
    "certificate.awaits_seal": 403,
    "supporter.not_listed": 403,
    "page.unknown": 404,
    "municipality.unknown": 404,
    "course.unknown": 404,
    "event.unknown": 404,
    "apply.closed": 409,
    "cert.unknown": 404,
    "card.replaced": 409,
    "edit.conflict": 409,
    "post.too_long": 413,
    "merge.too_large": 413,
    "merge.done": 409,
    "merge.running": 409,
    "rate.limited": 429,
    "server.trouble": 500,
    "disk.full": 507,
}


def handlers(shell: Shell) -> dict[int | type[Exception], Handler]:
    """Exception handlers for the outer application and for NiceGUI's, so that both speak alike."""

    async def on_refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return refused_page(request, error, await municipality_in_address.either(shell, request))

    async def on_http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        code = {404: "page.unknown", 405: "page.unknown", 403: "access.refused"}.get(status, "server.trouble")
        return refused_page(request, Refused(code), await municipality_in_address.either(shell, request), status)

    async def on_trouble(request: Request, error: Exception) -> Response:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        return refused_page(request, Refused("server.trouble"))

    return {Refused: on_refused, HTTPException: on_http, 404: on_http, Exception: on_trouble}


def refused_page(
    request: Request, refusal: Refused, municipality: Municipality | None = None, status: int | None = None
) -> Response:
    """The page that says a refusal's sentence; `status` overrules the code's own."""
    status = status or STATUS.get(refusal.code, 400)
    heading = f"error.{status}" if status in (403, 404, 413, 500) else "error.other"
    look = frame.Look(wording.say(heading), municipality)
    return frame.plain(request, "shared/error.html", look, status=status, heading=heading, refusal=refusal)


def refused_response(scope: Scope, refusal: Refused) -> Response:
    """The page for a refusal met before any route."""
    return refused_page(Request(scope), refusal)
