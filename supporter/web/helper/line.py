"""The line of a helper's page: what waits for somebody there, sent whenever it has changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import orjson

from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.live import event_stream
from supporter.web.shared.visitor import by_token
from supporter.wiring import App

#: What stands on the page, as HTML, and how many wait. Raises `Refused` for who may not see it.
Drawn = Callable[[Person], Awaitable[tuple[str, int]]]


class Line:
    """One phone's line; who it is is asked anew before every word."""

    def __init__(self, app: App, token: str, session: str, drawn: Drawn) -> None:
        self._app, self._token, self._session, self._drawn = app, token, session, drawn
        self._news = asyncio.Event()

    async def events(self) -> AsyncIterator[bytes]:
        """What is drawn whenever it has changed, and a beat between; the end where a pass was taken back."""
        end = await self._app.hub.watch(self._session, lambda _: self._news.set())
        sent = ""
        self._news.set()
        try:
            while True:
                if not await event_stream.within_beat(self._news.wait()):
                    yield event_stream.HEARTBEAT
                self._news.clear()
                html, waiting = await self._drawn(await by_token(self._app, self._token))
                if html != sent:
                    sent = html
                    yield event_stream.message(orjson.dumps({"html": html, "waiting": waiting}))
        except Refused:
            yield event_stream.OVER
        finally:
            end()
