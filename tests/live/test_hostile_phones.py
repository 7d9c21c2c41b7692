"""Bad input: refused by code, noted without anybody's data, and the class goes on."""

from __future__ import annotations

import asyncio
import json
import logging

import aiohttp
import pytest

from supporter.web.site.request_guard import RequestGuard
from tests.live.conftest import Room
from tests.support.live.phone import Phone
from tests.support.live.served import SATO

SAID = {"secret": "ab" * 16, "key": "single", "answer": ["1"], "turn": 1}


async def goes_on(room: Room) -> None:
    """Somebody else joins and answers as if nothing had been."""
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    honest = await room.phone(name="はな")
    assert "got" in await honest.answer("1")


@pytest.mark.parametrize(
    ("do", "said", "code"),
    [
        ("answer", SAID, "seat.moved"),
        ("help", {"secret": "ab" * 16}, "seat.moved"),
        ("join", {"secret": "short", "name": "はな"}, "message.malformed"),
        ("join", {"secret": "ab" * 16, "number": "9999"}, "seat.unknown"),
        ("join", {"secret": "ab" * 16, "number": "1; drop"}, "seat.unknown"),
        ("join", {"secret": "ab" * 16, "claim": "AAAAAAAAAA"}, "seat.wrong"),
        ("join", {"secret": "ab" * 16, "me": True}, "access.refused"),
        ("join", {"secret": "ab" * 16, "name": "<img src=x onerror=alert(1)>"}, "name.too_long"),
        ("join", {"secret": "ab" * 16, "name": "<b>x</b>"}, "name.forbidden"),
        ("join", {"secret": "ab" * 16, "name": "死ね"}, "name.unkind"),
        ("advance", {}, "message.malformed"),
        ("hello", {"seats": ["x"] * 100}, "message.malformed"),
        ("answer", SAID | {"turn": -1}, "message.malformed"),
        ("answer", SAID | {"answer": "1"}, "message.malformed"),
        ("answer", SAID | {"answer": [["1"]]}, "message.malformed"),
        ("answer", SAID | {"admin": True}, "message.malformed"),
    ],
)
async def test_what_is_forged_is_refused_by_code(room: Room, do: str, said: dict[str, object], code: str) -> None:
    phone = await room.phone()
    assert (await phone.ask(do, **said))["no"] == code
    await goes_on(room)


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", '"x"', '{"n":1}', '{"n":{},"do":"ping"}', "\u0000", "[" * 2000]
)
async def test_what_is_no_message_is_answered(room: Room, text: str) -> None:
    phone = await room.phone()
    await phone.socket.send_str(text)
    assert (await phone.told(lambda told: "no" in told))["no"] == "message.malformed"
    assert await phone.ask("ping") == {"re": 1}


async def test_questions_that_are_closed_unknown_or_of_others(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    phone = await room.phone(name="はな")
    for key, code in (("multiple", "question.closed"), ("nothing", "question.unknown"), ("x" * 99, "question.unknown")):
        assert (await phone.answer("1", key=key))["no"] == code
    assert (await phone.answer("9"))["no"] == "answer.malformed"
    room.served.do(room.classroom.close(SATO, room.id))
    assert (await phone.answer("1"))["no"] == "question.closed"


async def test_a_message_replayed_takes_nothing_back(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    phone = await room.phone(name="はな")
    await phone.answer("1", turn=1)
    await phone.answer("2", turn=2)
    assert (await phone.answer("1", turn=1))["no"] == "answer.older"
    (seat,) = (await phone.hello())["seats"]
    assert seat["answers"]["single"][0] == ["2"]


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_another_site_opens_no_line(room: Room, headers: dict[str, str]) -> None:
    phone = Phone(room.http, room.served.url, room.code)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await phone.open(**headers)
    assert refused.value.status == 403
    async with room.http.post(f"{room.served.url}/live/{room.code}/say", data=b"{}", headers=headers) as answer:
        assert answer.status == 403
    await goes_on(room)


async def test_another_site_is_noted_and_not_named(caplog: pytest.LogCaptureFixture) -> None:
    closed: list[object] = []

    async def send(message: object) -> None:
        closed.append(message)

    headers = [(b"host", b"site"), (b"origin", b"https://evil.example")]
    guard = RequestGuard(None, secure=False)  # type: ignore[arg-type]
    scope = {"type": "websocket", "path": "/live/482913", "headers": headers}
    with caplog.at_level(logging.WARNING):
        await guard(scope, None, send)  # type: ignore[arg-type]
    assert closed == [{"type": "websocket.close", "code": 1008}]
    assert "post.foreign" in caplog.text and "evil" not in caplog.text and "482913" not in caplog.text


async def test_a_hundred_kilobytes_end_the_line(room: Room) -> None:
    phone = await room.phone(name="はな")
    await phone.socket.send_str("x" * 100_000)
    assert (await phone.told(lambda told: "no" in told))["no"] == "message.too_long"
    await asyncio.wait_for(phone._listening, 60)
    assert phone.socket.close_code == 1009
    await goes_on(room)


async def test_a_flood_from_one_phone_drowns_nobody(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    noisy, honest = await room.phone(name="うるさい"), await room.phone(name="はな")
    said = {"n": 0, "do": "answer", **SAID, "secret": noisy.secret}
    for turn in range(1, 501):
        await noisy.socket.send_str(json.dumps(said | {"turn": turn, "answer": [str(turn % 3)]}))
    assert "got" in await honest.answer("1")
    async with asyncio.timeout(60):
        while len(noisy.pushed) < 500:
            await asyncio.sleep(0.02)
    codes = [told.get("no", "taken") for told in noisy.pushed]
    assert codes.count("taken") <= 60 and set(codes) == {"taken", "rate.limited"}


async def test_binary_is_no_message(room: Room) -> None:
    phone = await room.phone()
    await phone.socket.send_bytes(b"\xff\xfe")
    assert (await phone.told(lambda told: "no" in told))["no"] == "message.malformed"


async def test_an_unknown_class_is_told_and_the_line_ends(room: Room) -> None:
    phone = await Phone(room.http, room.served.url, "111111").open()
    assert (await phone.told(lambda told: "no" in told))["no"] == "session.unknown"
    await asyncio.wait_for(phone._listening, 60)
    assert phone.socket.close_code == 4004


async def test_refusals_are_noted_by_their_code_alone(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    phone = await room.phone()
    with caplog.at_level(logging.WARNING):
        for _ in range(12):
            await phone.ask("join", secret="ab" * 16, name="FUCK 花子")
    assert "name.unkind" in caplog.text
    assert "花子" not in caplog.text and "ab" * 16 not in caplog.text and "127.0.0.1" not in caplog.text


async def test_nothing_a_phone_is_told_names_others(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    await room.phone(name="ひみつ太郎")
    phone = await room.phone(name="はな")
    await phone.answer("1")
    room.served.do(room.classroom.reveal(SATO, room.id))
    await phone.shows(lambda view: view["result"])
    assert "ひみつ太郎" not in json.dumps(phone.texts, ensure_ascii=False)
