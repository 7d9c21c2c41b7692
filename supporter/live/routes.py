"""Where phones knock: `/j` for the page, `/live` for the line and for what follows the page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Sequence
from typing import Protocol

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from supporter.content.profiles import national
from supporter.domain.classroom.scene import easy_text_of, text_of
from supporter.domain.municipalities.contact_lines import lines_of
from supporter.domain.shared.access import READER, Person
from supporter.domain.shared.refused import Refused
from supporter.live import websocket
from supporter.live.page import build
from supporter.live.page.deferred import more
from supporter.live.parts import LiveParts
from supporter.live.sse import Events
from supporter.services.shared.network import network
from supporter.wording import LANGUAGES, Language

SIGN_IN = "signin"  # the cookie of the house (web/shared/visitor.py)
FOR_EVER = "public, max-age=31536000, immutable"


class Reading(Protocol):
    """How somebody likes to read (web/shared/reading_preferences.py)."""

    @property
    def language(self) -> Language: ...

    def attributes(self) -> str:
        """Those of `<html>`."""


def routes(parts: LiveParts, reading: Callable[[HTTPConnection], Reading]) -> Sequence[BaseRoute]:
    """Everything that phones in class ask for; `reading` tells how whoever asks likes to read."""
    events = Events(parts)

    async def page(request: Request) -> Response:
        liked = reading(request)
        return _sent(request, build.page(liked.language, liked.attributes()))

    async def upper(request: Request) -> Response:
        # The QR of a card is in capitals, which takes a smaller square.
        return RedirectResponse("/j" + request.url.path[2:], 307)

    async def socket(socket: WebSocket) -> None:
        await websocket.converse(parts, socket, await _person(parts, socket))

    async def say(request: Request) -> Response:
        return await events.say(request, await _person(parts, request))

    async def follow(request: Request) -> Response:
        return await _more(parts, request)

    async def text(request: Request) -> Response:
        return await _text(parts, request)

    return [
        *(Route(path, page) for path in ("/j", "/j/{code}", "/j/{code}/{card}")),
        *(Route(path, upper) for path in ("/J", "/J/{code}", "/J/{code}/{card}")),
        Route("/live/{name:str}.js", _script),
        Route("/live/words/{language}", _words),
        Route("/live/more/{language}", follow),
        Route("/live/{code}/text/{module}/{step}", text),
        Route("/live/{code}/events", events.stream),
        Route("/live/{code}/say", say, methods=["POST"]),
        WebSocketRoute("/live/{code}", socket),
    ]


async def _person(parts: LiveParts, connection: HTTPConnection) -> Person:
    token = connection.cookies.get(SIGN_IN, "")
    return await parts.accounts.sign_ins.person(token) if token else READER


async def _script(request: Request) -> Response:
    made = build.later()
    if f"{request.path_params['name']}.js" != made.name:
        raise Refused("page.unknown")
    return _sent(request, made, "text/javascript", FOR_EVER)


async def _words(request: Request) -> Response:
    return _json(build.words(_language(request)))


async def _more(parts: LiveParts, request: Request) -> Response:
    code = request.query_params.get("m", "")
    municipality = await parts.profiles.get(code) if code else None
    minute = parts.clock.now().replace(second=0, microsecond=0)
    lines = lines_of(municipality, national())
    packed = more(_language(request), municipality.id if municipality else "", lines, minute)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        packed = gzip.decompress(packed)
    return Response(packed, media_type="application/json", headers=headers)


async def _text(parts: LiveParts, request: Request) -> Response:
    """The text of a page of the class, for who reads along."""
    where = network(request.client.host if request.client else "")
    session = await parts.hub.look(request.path_params["code"], where)
    order = parts.classroom.running_orders.of(session)
    ref = f"{request.path_params['module']}/{request.path_params['step']}"
    if not order.knows(ref):
        raise Refused("page.unknown")
    step = order.at(ref).step
    return _json({"html": text_of(step), "easy": easy_text_of(step)})


def _own_sockets(request: Request) -> str:
    """Browsers of a few years ago do not count a socket to the own host as 'self'."""
    host = request.headers.get("host", "")
    return f"ws://{host} wss://{host}" if re.fullmatch(r"[\w.\[\]:-]+", host) else ""


def _language(request: Request) -> Language:
    for language in LANGUAGES:
        if language == request.path_params["language"]:
            return language
    raise Refused("page.unknown")


def _json(told: object) -> Response:
    return Response(orjson.dumps(told), media_type="application/json", headers={"Cache-Control": "no-cache"})


def _sent(request: Request, made: build.Made, media_type: str = "text/html", cache: str = "no-cache") -> Response:
    """From memory, compressed beforehand; a phone that has it already gets nothing."""
    mark = f'"{made.mark}"'
    headers = {"ETag": mark, "Cache-Control": cache, "Vary": "Accept-Encoding, Cookie"}
    if made.policy:
        headers["Content-Security-Policy"] = made.policy.replace("'ws'", _own_sockets(request))
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(made.packed, media_type=media_type, headers=headers)
    return Response(made.body, media_type=media_type, headers=headers)
