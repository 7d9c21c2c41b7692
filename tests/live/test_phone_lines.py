"""Phones on the line: the whole view on every connect, the same bytes for all, back to the same seat."""

from __future__ import annotations

import asyncio

import pytest

from supporter.services.classroom.answers import PaperAnswer
from tests.live.conftest import Room
from tests.support.live.phone import Phone
from tests.support.live.served import SATO


async def test_whoever_connects_sees_the_room_as_it_is(room: Room) -> None:
    phone = await room.phone()
    view = await phone.shows(lambda view: view["show"] == "listen")
    assert view["page"]["title"].startswith("<span") and view["slide"].startswith("<h2>")
    assert view["course"] == "tameshi" and view["watcher"] == "山田"


async def test_a_move_reaches_every_phone_with_the_same_bytes(room: Room) -> None:
    phones = [await room.phone() for _ in range(5)]
    await asyncio.gather(*(phone.shows(lambda view: view["show"] == "listen") for phone in phones))
    room.served.do(room.classroom.advance(SATO, room.id))
    await asyncio.gather(*(phone.shows(lambda view: view["show"] == "ask") for phone in phones))
    assert len({phone.texts[-1] for phone in phones}) == 1


async def test_joining_answering_and_coming_back_to_the_same_seat(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    first = await room.phone(name="はな")
    receipt = await first.answer("1")
    assert receipt["got"]["answer"] == ["1"] and receipt["got"]["at"].count(":") == 2
    await first.close()
    again = Phone(room.http, room.served.url, room.code)
    again.secret = first.secret
    await again.open()
    (seat,) = (await again.hello())["seats"]
    assert seat["number"] == first.number
    assert seat["answers"] == {"single": [["1"], receipt["got"]["at"], 1]}
    await again.close()


async def test_a_room_that_looks_the_same_to_phones_is_not_sent_again(room: Room) -> None:
    phone = await room.phone()
    await phone.shows(lambda view: view["show"] == "listen")
    room.served.do(room.classroom.black(SATO, room.id, True))
    room.served.do(room.classroom.advance(SATO, room.id))
    room.served.do(room.classroom.advance(SATO, room.id))
    await phone.shows(lambda view: view["show"] == "ask")
    assert len(phone.texts) == 2


async def test_before_the_doors_open_phones_wait_and_are_let_in(room: Room) -> None:
    session = room.served.plan(f"{room.id}-later")
    early = await Phone(room.http, room.served.url, session.code).open()
    await early.shows(lambda view: view["show"] == "soon")
    assert (await early.join(name="はな"))["no"] == "session.not_open"
    room.served.do(room.classroom.open(SATO, session.id))
    await early.shows(lambda view: view["show"] == "wait")
    assert (await early.join(name="はな"))["seat"]["number"] == 1
    await early.close()


async def test_a_seat_moved_to_another_phone_is_told_to_the_first(room: Room) -> None:
    cards = room.served.do(room.served.app.classroom.seat_cards.cards(SATO, room.id, 3))
    old = await room.phone(claim=cards[2])
    new = await room.phone()
    assert (await new.join(claim=cards[2]))["no"] == "seat.taken"
    assert (await new.join(claim=cards[2], move=True))["seat"]["number"] == 2
    assert await old.told(lambda message: message.get("moved") == 2)
    assert (await old.hello())["seats"] == [None]


async def test_the_four_digits_open_a_seat_from_another_phone(room: Room) -> None:
    first = await room.phone(name="はな")
    (seat,) = (await first.hello())["seats"]
    second = await room.phone()
    reply = await second.join(number=f"{seat['number']}-{seat['entry']}")
    assert reply["seat"]["number"] == seat["number"]


async def test_two_seats_on_one_phone(room: Room) -> None:
    phone = await room.phone(name="花")
    other = await phone.ask("join", secret="ab" * 16, name="夫")
    hello = await phone.ask("hello", seats=[phone.secret, "ab" * 16])
    assert [seat["name"] for seat in hello["seats"]] == ["花", "夫"]
    assert other["seat"]["number"] == phone.number + 1


async def test_a_phone_without_a_seat_is_told_the_clock_and_the_towns(room: Room) -> None:
    phone = await room.phone()
    hello = await phone.ask("hello", seats=[])
    assert hello["towns"] == [["312011", "鳥取市"]] and hello["now"] > 1_700_000_000_000
    assert "me" not in hello


async def test_counts_reach_a_screen_four_times_a_second_at_most(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    seen: list[int] = []
    hub = room.served.app.hub
    end = room.served.do(hub.watch(room.id, lambda scene: seen.append(scene.tallies["single"].answered)))
    phones = await asyncio.gather(*(room.phone(name=f"は{n}") for n in range(25)))
    start = asyncio.get_running_loop().time()
    for turn, phone in enumerate(phones):
        await phone.answer(str(turn % 3))
    while seen[-1] < 25:
        await asyncio.sleep(0.02)
    seconds = asyncio.get_running_loop().time() - start
    assert len([count for count in seen if count]) <= 2 + seconds / 0.25 < 25
    room.served.do(_ended(end))


async def test_a_result_that_is_shown_grows_with_paper_entered_late(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    phone = await room.phone(name="はな")
    await phone.answer("1")
    room.served.do(room.classroom.reveal(SATO, room.id))
    await phone.shows(lambda view: view["result"] and view["result"]["counts"] == [0, 1, 0, 0])
    room.served.do(room.served.app.classroom.answers.hands(SATO, room.id, "single", {"1": 3}))
    view = await phone.shows(lambda view: view["result"]["counts"] == [0, 4, 0, 0])
    assert (view["result"]["answered"], view["result"]["present"], view["result"]["hands"]) == (1, 1, 3)


async def test_a_phone_hears_that_staff_have_entered_another_answer_for_it(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    phone, other = await room.phone(name="はな"), await room.phone(name="たろう")
    await phone.answer("1")
    sheet, answers = [PaperAnswer(phone.number, "single", ("2",))], room.served.app.classroom.answers
    room.served.do(answers.paper(SATO, room.id, sheet, over_phone=True))
    assert await phone.told(lambda message: message.get("entered") == phone.number)
    (seat,) = (await phone.ask("hello", seats=[phone.secret]))["seats"]
    assert seat["answers"]["single"][0] == ["2"] and other.pushed == []


async def test_the_watcher_is_called_and_the_phone_hears_that_it_was_seen(room: Room) -> None:
    phone, other = await room.phone(name="はな"), await room.phone(name="たろう")
    assert (await phone.ask("help", secret=phone.secret))["help"] == {"number": phone.number, "seen": False}
    room.served.do(room.served.app.classroom.wellbeing_calls.seen(SATO, room.id, phone.number))
    assert await phone.told(lambda message: message.get("help") == {"seen": True})
    await phone.ask("unhelp", secret=phone.secret)
    assert room.served.do(room.served.app.classroom.wellbeing_calls.open_calls(SATO, room.id)) == []
    assert other.pushed == []


async def test_one_phone_too_many_is_told_why_before_its_line_ends(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await room.phone(name="はな")
    monkeypatch.setattr(room.served.app.hub, "most_lines", 1)
    line = await room.http.ws_connect(f"{room.served.url}/live/{room.code}")
    assert await line.receive_json() == {"no": "server.full"}
    assert (await line.receive()).data == 4004
    assert "server.full" in caplog.text


async def test_leaving_takes_the_seat_off_the_phone(room: Room) -> None:
    phone = await room.phone(name="はな")
    await phone.ask("leave", secret=phone.secret)
    assert (await phone.hello())["seats"] == [None]


async def test_everybody_is_back_after_the_server_was_started_again(room: Room) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, "single"))
    phone = await room.phone(name="はな")
    await phone.answer("1")
    room.served.stop()
    room.served.start()
    again = Phone(room.http, room.served.url, room.code)
    again.secret = phone.secret
    await again.open()
    (seat,) = (await again.hello())["seats"]
    assert seat["number"] == phone.number and seat["answers"]["single"][0] == ["1"]
    assert (await again.answer("2", turn=2))["got"]["answer"] == ["2"]
    await again.close()


@pytest.mark.parametrize("kind", ["multiple", "truefalse", "order", "match", "short"])
async def test_every_kind_of_question_can_be_answered(room: Room, kind: str) -> None:
    room.served.do(room.classroom.open_question(SATO, room.id, kind))
    phone = await room.phone(name="はな")
    answer = {
        "multiple": ("0", "1"),
        "truefalse": ("false",),
        "order": ("0", "1", "2"),
        "match": ("1", "0"),
        "short": ("おはようございます",),
    }[kind]
    assert (await phone.answer(*answer, key=kind))["got"]["answer"] == list(answer)


async def test_an_unsigned_answer_names_no_seat(room: Room) -> None:
    key = "maeato-koe@before"
    room.served.do(room.classroom.open_question(SATO, room.id, key))
    phone = await room.phone(name="はな")
    assert (await phone.shows(lambda view: view["asked"]))["asked"]["unsigned"]
    assert (await phone.answer("1", key=key, random=phone.random))["got"]["answer"] == ["1"]
    (seat,) = (await phone.hello())["seats"]
    assert seat["answers"] == {}


async def _ended(end: object) -> None:
    assert callable(end)
    end()
