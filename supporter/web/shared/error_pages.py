"""Refusals and troubles as friendly pages: what happened, that nothing is lost, where to go next."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

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
    "file.busy": 429,
    "server.trouble": 500,
    "disk.full": 507,
}


class Trouble(NamedTuple):
    """What an error page tells: a heading by its key, a refusal's sentence, and the status that tells machines."""

    heading: str
    refusal: Refused
    status: int


#: The page of a trouble in the frame of whoever is signed in; `None` for whoever has no frame of their own.
Framed = Callable[[Request, Trouble], Awaitable[Response | None]]


async def nobodys(request: Request, trouble: Trouble) -> Response | None:
    """Nobody has a frame of their own."""
    return None


def handlers(shell: Shell, framed: Framed = nobodys) -> dict[int | type[Exception], Handler]:
    """Exception handlers for the outer application and for NiceGUI's, so that both speak alike."""

    async def on_refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return await page(request, error)

    async def on_http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        code = {404: "page.unknown", 405: "page.unknown", 403: "access.refused"}.get(status, "server.trouble")
        return await page(request, Refused(code), status)

    async def on_trouble(request: Request, error: Exception) -> Response:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        try:
            return await page(request, Refused("server.trouble"))
        except Exception:
            log.exception("the page that says so")
            return _plain(request, _trouble(Refused("server.trouble")), None)

    async def page(request: Request, refusal: Refused, status: int | None = None) -> Response:
        trouble = _trouble(refusal, status)
        own = await framed(request, trouble)
        return own or _plain(request, trouble, await municipality_in_address.either(shell, request))

    async def on_gone(request: Request, error: Exception) -> Response:
        return Response(status_code=400)  # nobody reads it

    return {ClientDisconnect: on_gone, Refused: on_refused, HTTPException: on_http, 404: on_http, Exception: on_trouble}


async def plainly(request: Request, error: Exception) -> Response:
    """The page of a refusal met before anybody knows who is asking."""
    assert isinstance(error, Refused)
    return _plain(request, _trouble(error), None)


def _trouble(refusal: Refused, status: int | None = None) -> Trouble:
    """`status` overrules the code's own."""
    status = status or STATUS.get(refusal.code, 400)
    return Trouble(f"error.{status}" if status in (403, 404, 413, 500) else "error.other", refusal, status)


def _plain(request: Request, trouble: Trouble, municipality: Municipality | None) -> Response:
    look = frame.Look(wording.say(trouble.heading), municipality)
    return frame.plain(
        request, "shared/error.html", look, status=trouble.status, heading=trouble.heading, refusal=trouble.refusal
    )
