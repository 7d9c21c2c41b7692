"""A phone that loses its line while it connects leaves nothing in the log but silence."""

from __future__ import annotations

import logging

import pytest
from starlette.types import Message

from tests.support.web.people_site import Site

HANDSHAKE = "/_nicegui_ws/socket.io/"


@pytest.mark.parametrize(
    ("kind", "method", "first"),
    [("http", "GET", "http"), ("http", "POST", "http"), ("http", "OPTIONS", "http"), ("websocket", "", "websocket")],
)
async def test_whoever_has_gone_already_costs_no_traceback(
    house: Site, caplog: pytest.LogCaptureFixture, kind: str, method: str, first: str
) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{first}.disconnect", "code": 1006}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": kind,
        "path": HANDSHAKE,
        "raw_path": HANDSHAKE.encode(),
        "root_path": "",
        "query_string": b"EIO=4&transport=polling",
        "headers": [(b"host", b"testserver")],
        "client": ("192.0.2.7", 1),
        "server": ("testserver", 80),
        "scheme": kind.replace("websocket", "ws"),
    }
    with caplog.at_level(logging.ERROR):
        await house.asgi(scope | ({"method": method} if method else {}), receive, send)  # type: ignore[operator]
    assert not sent and not caplog.records


async def test_who_is_still_there_is_answered(house: Site) -> None:
    async with house.browser() as browser:
        answer = await browser.get(HANDSHAKE, params={"EIO": "4", "transport": "polling"})
    assert answer.status_code == 200 and '"sid"' in answer.text
