"""`/p`, the projector: no sign-in; six digits until a trainer binds it, then the class by server-sent events."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.scene import Scene, epoch
from supporter.domain.shared.refused import Refused
from supporter.live import event_stream
from supporter.services.classroom import projectors
from supporter.web.shared import cookies, frame
from supporter.web.trainer.classroom.projector_picture import picture
from supporter.wiring import App

_SECRET = re.compile(r"[0-9a-f]{32}")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/p` with its events and its keys."""

    async def page(_: Request) -> Response:
        return HTMLResponse(frame.part("trainer/classroom/projector.html"), headers={"Cache-Control": "no-store"})

    async def events(request: Request) -> Response:
        secret = _secret(request.query_params.get("screen"))
        screen = _ScreenEvents(app, secret)
        await app.classroom.projectors.connect(secret, screen.wake, cookies.address(request))
        return event_stream.response(screen.events())

    async def press(request: Request) -> Response:
        try:
            await _press(app, await request.body())
        except Refused as refused:
            return Response(orjson.dumps({"no": refused.code}), 409, media_type="application/json")
        return Response(b"{}", media_type="application/json")

    return [Route("/p", page), Route("/p/events", events), Route("/p/press", press, methods=["POST"])]


class _ScreenEvents:
    """One screen's line: what it shows now, sent when that has changed."""

    def __init__(self, app: App, secret: str) -> None:
        self._app, self._secret = app, secret
        self._news = asyncio.Event()
        self._scene: Scene | None = None
        self._session = ""
        self._end: Callable[[], None] = lambda: None
        self.wake: projectors.Wake = self._news.set

    async def events(self) -> AsyncIterator[bytes]:
        """Pictures, and a beat between them."""
        sent: dict[str, object] = {}
        self._news.set()
        try:
            while True:
                if not await event_stream.within_beat(self._news.wait()):
                    if self._app.classroom.projectors.waited_too_long(self._secret):
                        return
                    yield event_stream.HEARTBEAT
                    continue
                self._news.clear()
                shown = await self._shown()
                if shown is not None and shown != sent:
                    sent = shown
                    yield event_stream.message(orjson.dumps({**shown, "now": epoch(self._app.clock.now())}))
        finally:
            self._end()
            self._app.classroom.projectors.disconnect(self._secret, self.wake)

    async def _shown(self) -> dict[str, object] | None:
        session, digits = await self._app.classroom.projectors.state(self._secret)
        if session != self._session:
            self._end()
            self._session, self._scene, self._end = session, None, lambda: None
            if session:
                self._end = await self._app.hub.watch(session, self._hear)
        if digits:
            return {"digits": digits, "html": "", "version": 0}
        if self._scene is None:
            return None
        html = picture(projector_view(self._scene), self._app.settings)
        return {"digits": "", "html": html, "version": self._scene.session.version}

    def _hear(self, scene: Scene) -> None:
        self._scene = scene
        self._news.set()


async def _press(app: App, body: bytes) -> None:
    """次へ・前へ・黒 in the name of who bound the screen. Raises `Refused`: wall.unknown, what a class refuses."""
    try:
        told = orjson.loads(body)
        secret, key, seen = _secret(told["screen"]), told["key"], int(told["seen"])
    except (orjson.JSONDecodeError, TypeError, KeyError, ValueError):
        raise Refused("message.malformed") from None
    person, session = await app.classroom.projectors.presser(secret)
    if key == "next":
        await app.classroom.control.advance(person, session, seen)
    elif key == "back":
        await app.classroom.control.back(person, session, seen)
    elif key == "black":
        now = await app.classroom.scenes.scene(session)
        await app.classroom.control.black(person, session, not now.session.room.black, seen)
    else:
        raise Refused("message.malformed")


def _secret(told: object) -> str:
    if not isinstance(told, str) or not _SECRET.fullmatch(told):
        raise Refused("message.malformed")
    return told
