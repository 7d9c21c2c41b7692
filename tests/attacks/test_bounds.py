"""What one stranger can leave open, unfinished or endless at the server has an end, and a hall has room."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import nicegui
import pytest
import uvicorn
from nicegui import Client, ui
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from supporter.web.site import bounded_http, socket_events
from supporter.web.site.bounded_http import BoundedHttp
from supporter.web.site.open_connections import MOST_OPEN, OpenConnections
from supporter.web.site.waiting_pages import WaitingPages
from tests.load import house as prepared
from tests.load.phone import RECEIPT, Phone, browser
from tests.support.web.people_site import Site

OURS = ("answer", "begin", "check", "exchange", "practise")
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """How many bytes of a body arrived, and that it was left off."""
    size, more, told = 0, True, b""
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more, told = message.get("more_body", False), b" left" if message["type"] == "http.disconnect" else b""
    body = str(size).encode() + told
    headers = [(b"connection", b"close"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def listening() -> AsyncIterator[int]:
    """`echo` behind the protocol; its port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(uvicorn.Config(echo, http=BoundedHttp, log_level="error", lifespan="off"))
        server.capture_signals = _no_signals  # type: ignore[method-assign]
        serving = asyncio.create_task(server.serve([door]))
        try:
            yield door.getsockname()[1]
        finally:
            server.should_exit = True
            await serving


@contextmanager
def _no_signals() -> Iterator[None]:
    yield


async def answer(port: int, *parts: bytes) -> bytes:
    """What comes back until the server closes."""
    read, write = await asyncio.open_connection("127.0.0.1", port)
    try:
        for part in parts:
            write.write(part)
            await write.drain()
        return await asyncio.wait_for(read.read(), 60)
    except ConnectionError:
        return b""
    finally:
        write.close()


async def test_a_head_has_an_end() -> None:
    """A header of 150 MB was taken, and everybody waited for four seconds."""
    async with listening() as port:
        assert (await answer(port, HEAD + b"\r\n")).endswith(b"0")
        assert (await answer(port, HEAD + b"a: " + b"x" * 40_000 + b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        for evil in (
            HEAD + b"a: " + b"x" * 100_000 + b"\r\n\r\n",
            HEAD + b"a: b\r\n" * 20_000 + b"\r\n",
            b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        ):
            assert (await answer(port, evil))[:12] in (b"", b"HTTP/1.1 431"), evil[:40]
        endless = [HEAD + b"a: ", *[b"x" * 65_536] * 100]
        assert (await answer(port, *endless))[:12] in (b"", b"HTTP/1.1 431")


async def test_what_is_never_finished_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_http, "HEAD_LASTS", 0.3)
    monkeypatch.setattr(bounded_http, "BODY_LASTS", 0.3)
    async with listening() as port:
        assert await answer(port) == b""
        assert await answer(port, HEAD) == b""
        assert await answer(port, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345") == b""
        whole = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\n\r\n" + b"1" * 40_000
        assert (await answer(port, whole)).endswith(b"40000")


async def test_one_address_holds_so_many_connections_and_gets_them_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedHttp, "most_connections", 3)
    async with listening() as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        assert await answer(port, HEAD + b"\r\n") == b""
        for read, write in held:
            write.write(HEAD + b"\r\n")
            assert (await read.read()).endswith(b"0")
            write.close()
        assert (await answer(port, HEAD + b"\r\n")).endswith(b"0")


async def test_who_is_one_too_many_for_the_files_of_the_system_is_told_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Phones beyond the bound of open files lost their connection without a word, and nobody could read why."""
    monkeypatch.setattr(BoundedHttp, "most_in_all", 2)
    upgrade = HEAD + b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
    async with listening() as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        for asked in (HEAD, upgrade):
            told = (await answer(port, asked + b"\r\n")).decode()
            assert told.startswith("HTTP/1.1 503") and "<ruby>電話" in told and "No more phones" in told
        for _, write in held:
            write.close()
            await write.wait_closed()
        assert (await answer(port, HEAD + b"\r\n")).endswith(b"0")
    assert "server.full (1 so far)" in caplog.text


async def test_a_hall_has_room_behind_one_address_and_a_flood_has_not() -> None:
    let, told = asyncio.Event(), []

    async def held(scope: Scope, receive: Receive, send: Send) -> None:
        await let.wait()

    async def send(message: dict[str, object]) -> None:
        told.append(message)

    front = OpenConnections(held)
    phones = [asyncio.create_task(front(_socket("10.0.0.1"), _nothing, send)) for _ in range(MOST_OPEN)]
    await asyncio.sleep(0)
    assert MOST_OPEN >= 3 * 1000 and told == []
    await front(_socket("10.0.0.1"), _nothing, send)
    assert told == [{"type": "websocket.close", "code": 1013}]
    other = asyncio.create_task(front(_socket("10.0.0.2"), _nothing, send))
    await asyncio.sleep(0)
    let.set()
    await asyncio.gather(*phones, other)
    await asyncio.wait_for(front(_socket("10.0.0.1"), _nothing, send), 60)
    assert len(told) == 1


def _socket(host: str) -> Scope:
    return {"type": "websocket", "path": "/live/123456", "client": (host, 1), "headers": []}


async def _nothing() -> dict[str, object]:
    return {}


async def test_pages_that_nobody_connects_to_do_not_pile_up() -> None:
    """Three thousand of them were 550 MB."""

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        made = Client(ui.page("/lesson"), request=Request(scope))
        made.tab_id = scope["path"] or None  # whoever has connected
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-nicegui-content", b"page")]})

    async def send(message: object) -> None:
        pass

    before = set(Client.instances)
    front = WaitingPages(page, most=3)
    for host, path in (("10.0.0.2", ""), ("10.0.0.1", "connected"), *[("10.0.0.1", "")] * 10):
        await front({"type": "http", "path": path, "client": (host, 1), "headers": []}, _nothing, send)
    made = [Client.instances[id] for id in Client.instances if id not in before]
    assert [(one.ip, one.has_socket_connection) for one in made] == [
        ("10.0.0.2", False),
        ("10.0.0.1", True),
        *[("10.0.0.1", False)] * 3,
    ]
    for one in made:
        one.delete()


async def test_a_socket_hears_what_pages_say_and_nothing_of_it_reaches_the_log(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (hanako,) = await prepared.prepare(data, 1)
    server = prepared.serve(data)
    evil = "\x1b[31mforged\n2026-11-30 nothing happened"
    try:
        async with browser() as http:
            phone = Phone(http, server.url, prepared.TEST, hanako.token)
            await phone.open()
            client = {"client_id": phone.client_id}
            for level in ("error", "warning", "info", evil):
                await phone.emit("log", {**client, "level": level, "message": evil * 1000})
            await phone.emit("javascript_response", {**client, "request_id": evil, "result": evil})
            for name in ("event", "ack", "handshake", evil):
                for said in (evil, None, [], {}, {"client_id": []}, client, {**client, "id": evil, "args": [evil]}):
                    await phone.emit(name, said)
            for said in ({"next_message_id": evil}, {"next_message_id": None}, {"id": 0, "listener_id": evil}):
                for name in ("event", "ack"):
                    await phone.emit(name, client | said)
            await phone.go()
            await phone.send(phone.choose())
            assert RECEIPT in phone.form
            await phone.close()
    finally:
        server.stop()
    log = server.log.read_text()
    assert "forged" not in log and "Traceback" not in log and len(log) < 5_000, log[:2000]


def test_each_event_of_the_socket_is_known(house: Site) -> None:
    """A new one of NiceGUI's would be let in unseen."""
    assert set(nicegui.core.sio.handlers["/"]) == {*socket_events.HEARD, "disconnect", *OURS}
