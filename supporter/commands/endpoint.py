"""The loopback endpoint for commands beside a running server; its token lies in the data folder."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from supporter.domain.refused import Refused
from supporter.wiring import App

from .asked import COMMANDS

_LOCAL = ("127.0.0.1", "::1")


def route(app: App, token: str) -> Route:
    """`POST /_command/NAME`; to anybody without the token it does not exist."""

    async def command(request: Request) -> Response:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        local = request.client is not None and request.client.host in _LOCAL
        name = request.path_params["name"]
        if not (local and secrets.compare_digest(given, token) and name in COMMANDS):
            raise Refused("page.unknown")
        try:
            return JSONResponse(await COMMANDS[name](app, await request.json()))
        except Refused as refused:
            return JSONResponse({"refused": refused.code, "facts": refused.facts})

    return Route("/_command/{name}", command, methods=["POST"])
