"""Whoever has gone before their request is looked at is asked nothing more.

NiceGUI's socket takes such a request for one without a method, and writes a traceback into the log.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from supporter.web.site.request_guard import SOCKET


class GoneEarly:
    """Lets a request for the socket through once its first message is there, unless that says that it has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not scope["path"].startswith(SOCKET):
            await self.app(scope, receive, send)
            return
        waiting = [await receive()]
        if waiting[0]["type"].endswith(".disconnect"):
            return

        async def received() -> Message:
            return waiting.pop() if waiting else await receive()

        await self.app(scope, received, send)
