"""Where WebSockets are blocked: the same messages as server-sent events, and phones speak by POST."""

from __future__ import annotations

import asyncio
import json
import secrets
from typing import Any

import pytest

from tests.live.conftest import Room
from tests.support.live.served import SATO


class Events:
    """One stream and what it has brought."""

    def __init__(self, room: Room) -> None:
        self.room, self.id = room, secrets.token_hex(16)
        self.url = f"{room.served.url}/live/{room.code}"
        self.secret = secrets.token_hex(16)

    async def open(self) -> Events:
        self.stream = await self.room.http.get(f"{self.url}/events?line={self.id}")
        assert self.stream.headers["content-type"].startswith("text/event-stream")
        return self

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(60):
            while not (line := await self.stream.content.readline()).startswith(b"data: "):
                assert line, "the stream has ended"
        return json.loads(line[6:])  # type: ignore[no-any-return]

    async def say(self, *said: dict[str, object], v: str = "") -> list[dict[str, Any]]:
        body = {"line": self.id, "say": [{"n": n, **message} for n, message in enumerate(said, 1)], "v": v}
        async with self.room.http.post(f"{self.url}/say", json=body) as answer:
            return await answer.json()  # type: ignore[no-any-return]


async def test_the_same_view_comes_by_events(room: Room) -> None:
    events = await Events(room).open()
    assert (await events.next())["room"]["show"] == "listen"
    room.served.do(room.classroom.advance(SATO, room.id))
    assert (await events.next())["room"]["show"] == "ask"
    events.stream.close()


async def test_joining_and_answering_by_post(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    events = await Events(room).open()
    view = await events.next()
    _, joined = await events.say({"do": "join", "secret": events.secret, "name": "はな"})
    assert joined["re"] == 1 and joined["seat"]["number"] == 1
    said = {"do": "answer", "secret": events.secret, "key": "single", "answer": ["1"], "turn": 1}
    (receipt,) = await events.say(said, v=view["v"])
    assert receipt["got"]["answer"] == ["1"]
    events.stream.close()


async def test_a_push_for_a_seat_comes_by_events(room: Room) -> None:
    events = await Events(room).open()
    await events.next()
    await events.say({"do": "join", "secret": events.secret, "name": "はな"}, {"do": "help", "secret": events.secret})
    await events.next()
    room.served.do(room.served.app.classroom.wellbeing_calls.seen(SATO, room.id, 1))
    assert await events.next() == {"help": {"seen": True}, "number": 1}
    events.stream.close()


async def test_without_any_stream_a_phone_asks_and_is_shown_the_room(room: Room) -> None:
    alone = Events(room)
    view, _ = await alone.say({"do": "ping"})
    assert view["room"]["show"] == "listen"
    (pong,) = await alone.say({"do": "ping"}, v=view["v"])
    assert pong == {"re": 1}
    room.served.do(room.classroom.advance(SATO, room.id))
    changed, _ = await alone.say({"do": "ping"}, v=view["v"])
    assert changed["room"]["show"] == "ask"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "message.malformed"),
        (b"[]", 400, "message.malformed"),
        (b'{"line":"x","say":[]}', 400, "message.malformed"),
        (json.dumps({"line": "ab" * 16, "say": [{}] * 11}).encode(), 400, "message.malformed"),
        (json.dumps({"line": "ab" * 16, "say": [], "v": 7}).encode(), 400, "message.malformed"),
        (b"x" * 9000, 413, "message.too_long"),
    ],
)
async def test_a_post_that_no_page_sends(room: Room, body: bytes, status: int, code: str) -> None:
    async with room.http.post(f"{room.served.url}/live/{room.code}/say", data=body) as answer:
        assert answer.status == status and (await answer.json())[0]["no"] == code


async def test_an_unknown_class(room: Room) -> None:
    async with room.http.get(f"{room.served.url}/live/111111/events?line={'ab' * 16}") as answer:
        assert answer.status == 404 and (await answer.json())[0]["no"] == "session.unknown"
    async with room.http.get(f"{room.served.url}/live/{room.code}/events?line=x") as answer:
        assert answer.status == 400


async def test_a_stream_that_ended_is_forgotten(room: Room) -> None:
    events = await Events(room).open()
    await events.next()
    await events.say({"do": "join", "secret": events.secret, "name": "はな"})
    assert room.served.app.hub.present(room.id) == {1}
    events.stream.close()
    async with asyncio.timeout(60):
        while room.served.app.hub.present(room.id):
            await asyncio.sleep(0.02)


async def test_a_line_of_one_class_says_nothing_in_another(room: Room) -> None:
    events = await Events(room).open()
    await events.next()
    other = room.served.begin(f"{room.id}-other")
    events.url = f"{room.served.url}/live/{other.code}"
    view, _ = await events.say({"do": "ping"})
    assert view["room"]["session"] == other.id
    events.stream.close()


async def test_the_words_of_a_language_and_the_text_of_a_page(room: Room) -> None:
    base = room.served.url
    async with room.http.get(f"{base}/live/words/en") as answer:
        assert (await answer.json())["j_go"] == "Join"
    async with room.http.get(f"{base}/live/words/fr") as answer:
        assert answer.status == 404
    async with room.http.get(f"{base}/live/{room.code}/text/hanasu/hitokoe") as answer:
        text = await answer.json()
        assert "三日分" in text["html"] and "しんぶん" in text["easy"]
    async with room.http.get(f"{base}/live/{room.code}/text/hanasu/nothing") as answer:
        assert answer.status == 404
    async with room.http.get(f"{base}/live/more/ja?m=312011") as answer:
        more = await answer.json()
        assert "0857" in more["contacts"] and 'id="named"' in more["name"]


async def test_slow_and_many_streams_do_not_hold_up_a_move(room: Room) -> None:
    many = await asyncio.gather(*(Events(room).open() for _ in range(30)))
    room.served.do(room.classroom.advance(SATO, room.id))
    await many[0].next()
    assert (await many[0].next())["room"]["show"] == "ask"
    for events in many:
        events.stream.close()
