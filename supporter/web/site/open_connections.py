"""How many requests and sockets of one address may be open at once: a hall of a thousand phones, and no more."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from supporter.domain.shared.refused import Refused
from supporter.services.shared.network import network
from supporter.services.shared.refusal_log import RefusalLog
from supporter.web.shared.error_pages import plainly

#: A phone in class holds one socket and asks for a few things; 1,000 of them behind one address are at home here.
MOST_OPEN = 3000
_TRY_LATER = 1013  # the close code of a socket


class OpenConnections:
    """Stands under the guard, and around everything that answers."""

    def __init__(self, app: ASGIApp, most: int = MOST_OPEN) -> None:
        self.app = app
        self.most = most
        self._open: Counter[str] = Counter()
        self._noted = RefusalLog("open connections")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        place = address(scope)
        if self._open[place] >= self.most:
            self._noted.refused("rate.limited")
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _TRY_LATER})
            else:
                response = await plainly(Request(scope), Refused("rate.limited"))
                await response(scope, receive, send)
            return
        self._open[place] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open[place] -= 1
            if not self._open[place]:
                del self._open[place]


def address(scope: Scope) -> str:
    """The network from which a request comes."""
    client = scope.get("client")
    return network(client[0] if client else "")
