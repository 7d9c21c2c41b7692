"""The WebSocket of a phone: the whole view on every connect, the newest one afterwards, slow lines let go."""

from __future__ import annotations

import asyncio
import contextlib

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.live import frames
from supporter.live.connection import Connection
from supporter.live.conversation import Conversation
from supporter.live.messages import LONGEST
from supporter.live.parts import LiveParts
from supporter.services.shared.network import network

#: Close codes: no such class or too many tried; a message that no page sends.
UNKNOWN, TOO_LONG = 4004, 1009


async def converse(parts: LiveParts, socket: WebSocket, person: Person) -> None:
    """Serve one phone until its line ends, or until it takes nothing any more.

    A line that is let go is not said goodbye to, since it takes nothing: it is over when this returns.
    """
    await socket.accept()
    lent = frames.of(socket)
    line = Connection(network(socket.client.host if socket.client else ""), frames=lent)
    try:
        room = await parts.hub.enter(socket.path_params["code"], line)
    except Refused as refused:
        parts.hub.refused(refused.code)
        await _last_words(socket, refused.code)
        return
    writing = None if lent else asyncio.create_task(_write(socket, line))
    try:
        with line.until_slow():
            await _read(socket, line, Conversation(parts, room, line, person))
    finally:
        parts.hub.leave(room, line)
        if writing:
            writing.cancel()


async def _read(socket: WebSocket, line: Connection, talk: Conversation) -> None:
    """One message after the other: while one is worked on, the next waits in the phone's own buffers."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text") or ""
            reply = await talk.handle(text)
            if not line.say(reply):
                await socket.send_text(reply)
            if len(text) > LONGEST:
                await socket.close(TOO_LONG)
                return


async def _write(socket: WebSocket, line: Connection) -> None:
    """Send what comes, where the server lends no frames, and note since when a message is on its way."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            for message in await line.next():
                with line.sending():
                    await socket.send_text(message)


async def _last_words(socket: WebSocket, code: str) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await socket.send_text(orjson.dumps({"no": code}).decode())
        await socket.close(UNKNOWN)
