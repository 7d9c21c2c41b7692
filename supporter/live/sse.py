"""Where WebSockets are blocked: the same messages as server-sent events, and phones speak by POST."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import orjson
from starlette.requests import Request
from starlette.responses import Response

from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.live import event_stream
from supporter.live.connection import Connection
from supporter.live.conversation import Conversation
from supporter.live.live_room import LiveRoom
from supporter.live.messages import LONGEST
from supporter.live.parts import LiveParts
from supporter.services.shared.network import network

#: Messages that one POST may carry.
MOST = 10
_STATUS = {"session.unknown": 404, "rate.limited": 429, "message.too_long": 413, "server.full": 503}
_ID = re.compile(r"[0-9a-f]{32}")


class Events:
    """Lines of phones that hear by events, found again by the random id that the phone drew for each."""

    def __init__(self, parts: LiveParts) -> None:
        self._parts = parts
        self._lines: dict[str, tuple[LiveRoom, Connection]] = {}

    async def stream(self, request: Request) -> Response:
        """`GET /live/CODE/events?line=ID`: the view of the room, now and whenever it changes."""
        id, line = request.query_params.get("line", ""), Connection(_network(request))
        if not _ID.fullmatch(id):
            return _refused(self._parts, Refused("message.malformed"))
        try:
            room = await self._parts.hub.enter(request.path_params["code"], line)
        except Refused as refused:
            return _refused(self._parts, refused)
        self._lines[id] = (room, line)
        return event_stream.response(self._events(id, room, line))

    async def say(self, request: Request, person: Person) -> Response:
        """`POST /live/CODE/say`: messages of a phone; the answer brings their replies and, if it is another
        than the phone has (`v`), the view of the room, for phones whose events are held up on the way."""
        body = await request.body()
        try:
            id, said, seen = _read(body)
            room, line, lasting = await self._line(request, id)
        except Refused as refused:
            return _refused(self._parts, refused)
        try:
            talk = Conversation(self._parts, room, line, person)
            heard = [await talk.handle(message) for message in said]
        finally:
            if not lasting:
                self._parts.hub.leave(room, line)
        view = "" if f'{{"v":"{seen}"' in room.view[:30] else room.view
        replies = ",".join([*([view] if view else []), *heard])
        return Response(f"[{replies}]", media_type="application/json", headers=event_stream.HEADERS)

    async def _line(self, request: Request, id: str) -> tuple[LiveRoom, Connection, bool]:
        known = self._lines.get(id)
        if known and known[0].scene.session.code == request.path_params["code"]:
            return *known, True
        line = Connection(_network(request), lasting=False)
        return await self._parts.hub.enter(request.path_params["code"], line), line, False

    async def _events(self, id: str, room: LiveRoom, line: Connection) -> AsyncIterator[bytes]:
        try:
            while True:
                messages = await event_stream.within_beat(line.next())
                if messages is None:
                    yield event_stream.COMMENT
                    continue
                for message in messages:
                    yield event_stream.message(message.encode())
        finally:
            if self._lines.get(id) == (room, line):
                del self._lines[id]
            self._parts.hub.leave(room, line)


def _read(body: bytes) -> tuple[str, list[bytes], str]:
    """The line's id, the messages said and the version seen."""
    if len(body) > LONGEST * 2:
        raise Refused("message.too_long")
    try:
        told = orjson.loads(body)
        id, said, seen = told["line"], told["say"], told.get("v", "")
    except (orjson.JSONDecodeError, TypeError, KeyError):
        raise Refused("message.malformed") from None
    good = isinstance(id, str) and _ID.fullmatch(id) and isinstance(said, list) and len(said) <= MOST
    if not good or not isinstance(seen, str):
        raise Refused("message.malformed")
    return id, [orjson.dumps(message) for message in said], seen


def _refused(parts: LiveParts, refused: Refused) -> Response:
    parts.hub.refused(refused.code)
    status = {"session.unknown": 404, "rate.limited": 429, "message.too_long": 413, "server.full": 503}.get(
        refused.code, 400
    )
    body = orjson.dumps([{"no": refused.code}])
    return Response(body, status, media_type="application/json", headers=event_stream.HEADERS)


def _network(request: Request) -> str:
    return network(request.client.host if request.client else "")
