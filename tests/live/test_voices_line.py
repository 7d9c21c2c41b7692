"""Questions from the hall over a real line: whole, hostile, flooding, and never of anybody."""

from __future__ import annotations

import asyncio
import json
import secrets

import pytest

from supporter.domain.classroom.hall_question import MOST
from tests.live.conftest import Room
from tests.support.live.phone import Phone, Told
from tests.support.live.served import SATO

ID = "0c" * 16


async def say(phone: Phone, text: str = "次は、いつ？", **forged: object) -> Told:
    said = {"secret": phone.secret, "id": secrets.token_hex(16), "text": text}
    return await phone.ask("voice", **said | forged)


async def test_a_question_from_one_phone_to_another_by_way_of_the_trainer(room: Room) -> None:
    voices = room.served.app.classroom.hall_questions
    hana, taro = await room.phone(name="ひみつ花子"), await room.phone(name="たろう")
    (own,) = (await say(hana))["voices"]
    assert (own["state"], own["mine"]) == ("waiting", True)
    assert (await taro.ask("voices", secret=taro.secret))["voices"] == []
    room.served.do(voices.put_up(SATO, room.id, own["id"]))
    assert (await taro.shows(lambda view: view["voice"]))["voice"] == "次は、いつ？"
    (seen,) = (await taro.ask("vote", secret=taro.secret, id=own["id"], on=True))["voices"]
    assert (seen["votes"], seen["voted"], seen["mine"]) == (1, True, False)
    assert "ひみつ花子" not in json.dumps(taro.texts, ensure_ascii=False) and '"by"' not in "".join(taro.texts)


@pytest.mark.parametrize(
    ("forged", "code"),
    [
        ({"secret": "ab" * 16}, "seat.moved"),
        ({"id": "s1:other"}, "message.malformed"),
        ({"id": ID.upper()}, "message.malformed"),
        ({"text": "あ" * 141}, "voice.too_long"),
        ({"text": "\u202e\u200b"}, "voice.empty"),
        ({"text": "x" * 601}, "message.malformed"),
        ({"text": ["次は"]}, "message.malformed"),
        ({"state": "shown"}, "message.malformed"),
    ],
)
async def test_what_is_forged_is_refused_by_code(room: Room, forged: dict[str, object], code: str) -> None:
    phone = await room.phone(name="はな")
    assert (await say(phone, **forged))["no"] == code
    assert "voices" in await say(phone), "and the class goes on"


async def test_a_hundred_kilobytes_end_the_line_and_leave_no_question(room: Room) -> None:
    phone = await room.phone(name="はな")
    said = {"n": 9, "do": "voice", "secret": phone.secret, "id": ID, "text": "あ" * 100_000}
    await phone.socket.send_str(json.dumps(said, ensure_ascii=False))
    await asyncio.wait_for(phone._listening, 60)
    assert phone.socket.close_code == 1009
    assert room.served.do(room.served.app.classroom.hall_questions.all(SATO, room.id)) == []


async def test_markup_arrives_as_it_was_typed(room: Room) -> None:
    phone = await room.phone(name="はな")
    (own,) = (await say(phone, "<img src=x onerror=alert(1)>"))["voices"]
    assert own["text"] == "<img src=x onerror=alert(1)>"


async def test_a_flood_of_questions_is_a_handful(room: Room) -> None:
    noisy, honest = await room.phone(name="うるさい"), await room.phone(name="はな")
    codes = [(await say(noisy, f"質問 {count}")).get("no", "taken") for count in range(25)]
    assert codes.count("taken") == 1 and set(codes) == {"taken", "voice.too_soon"}
    assert "voices" in await say(honest)
    assert len(room.served.do(room.served.app.classroom.hall_questions.all(SATO, room.id))) == 2 < MOST
