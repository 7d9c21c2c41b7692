"""What is used of uvicorn beyond its promises: ready frames reach a phone whole and in order, or are not taken."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext

import aiohttp
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from supporter.live import connection as lines
from supporter.live import frames
from supporter.live.connection import Connection
from supporter.live.frames import Frames, text_frame
from supporter.web.site.frame_socket import FrameSocket

Talk = Callable[[WebSocket, Frames | None], Awaitable[None]]
PATIENCE = 20.0


@asynccontextmanager
async def phone(
    talk: Talk, *, deflate: bool = False, pongs: bool = False
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A phone on the line to a server that does `talk`; with `pongs` it reads those as well."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        line = WebSocket(scope, receive, send)
        await line.accept()
        await talk(line, frames.of(line))

    config = uvicorn.Config(app, ws=FrameSocket, log_level="error", lifespan="off", ws_per_message_deflate=deflate)
    server = uvicorn.Server(config)
    server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
    with socket.create_server(("127.0.0.1", 0)) as door:
        serving = asyncio.create_task(server.serve([door]))
        try:
            async with aiohttp.ClientSession() as http:
                url, compress = f"http://127.0.0.1:{door.getsockname()[1]}", 15 if deflate else 0
                yield await http.ws_connect(url, max_msg_size=0, compress=compress, autoping=not pongs)
        finally:
            server.should_exit = True
            await asyncio.wait_for(serving, PATIENCE)


async def texts(line: aiohttp.ClientWebSocketResponse) -> list[str]:
    """All that comes until the end."""
    return [message.data async for message in line]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
async def test_a_ready_frame_arrives_as_the_same_text_among_ordinary_messages(size: int) -> None:
    text = "は" * (size // 3) + "a" * (size % 3)

    async def talk(line: WebSocket, lent: Frames | None) -> None:
        assert lent is not None
        await line.send_text("before")
        assert lent.write(text_frame(text))
        await line.send_text("after")
        await line.close()
        assert lent.write(text_frame("to nobody")), "a line that has ended takes everything"

    async with phone(talk) as line:
        assert await asyncio.wait_for(texts(line), PATIENCE) == ["before", text, "after"]


async def test_a_line_that_compresses_is_lent_no_frames() -> None:
    async def talk(line: WebSocket, lent: Frames | None) -> None:
        await line.send_text(repr(lent))
        await line.close()

    async with phone(talk, deflate=True) as line:
        assert await asyncio.wait_for(texts(line), PATIENCE) == ["None"]


async def test_who_is_behind_gets_the_newest_view_and_what_is_said_to_it_alone() -> None:
    """The phone reads nothing until thousands of views are written; only as many as its line holds ever come."""
    written, last = asyncio.Event(), "x" * 40_000 + "9999"

    async def talk(line: WebSocket, lent: Frames | None) -> None:
        kept = Connection("192.0.2.1", frames=lent)
        for version in range(10_000):
            view = "x" * 40_000 + f"{version:04}"
            kept.show(view, text_frame(view))
        kept.tell("for you")
        assert not kept.say("past the others"), "the line is still behind"
        written.set()
        await line.receive()
        await line.close()

    async with phone(talk) as line:
        await asyncio.wait_for(written.wait(), PATIENCE)
        came: list[str] = []
        async with asyncio.timeout(PATIENCE):
            while not came or came[-1] != "for you":
                came.append(await line.receive_str())
        assert came[-2] == last and came == [*sorted(came[:-1]), "for you"] and len(came) < 5_000
        await line.send_str("done")


async def test_who_takes_nothing_for_too_long_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others are not kept waiting, and what the line held goes with it."""
    over = asyncio.Event()
    monkeypatch.setattr(lines, "SLOW", -1.0)

    async def talk(line: WebSocket, lent: Frames | None) -> None:
        kept = Connection("192.0.2.1", frames=lent)
        with kept.until_slow():
            for version in range(10_000):
                kept.show("x" * 40_000 + f"{version:04}")
                await asyncio.sleep(0)
            pytest.fail("it was served for ever")
        over.set()

    async with phone(talk) as line:
        await asyncio.wait_for(over.wait(), PATIENCE)
        await asyncio.wait_for(_ended(line), PATIENCE)


async def test_who_pings_and_reads_nothing_is_owed_no_answers() -> None:
    """Each would wait in the server's memory."""
    behind, heard = asyncio.Event(), asyncio.Event()

    async def talk(line: WebSocket, lent: Frames | None) -> None:
        assert lent is not None
        for _ in range(1_000):
            lent.write(text_frame("x" * 40_000))
            await asyncio.sleep(0)
        behind.set()
        await line.receive()
        heard.set()
        await line.close()

    async with phone(talk, pongs=True) as line, asyncio.timeout(PATIENCE):
        await behind.wait()
        for _ in range(1_000):
            await line.ping(b"x" * 100)
        await line.send_str("done")
        await heard.wait()
        came = [message.type async for message in line]
        assert came.count(aiohttp.WSMsgType.PONG) < 500


async def _ended(line: aiohttp.ClientWebSocketResponse) -> None:
    while (await line.receive()).type is aiohttp.WSMsgType.TEXT:
        pass
