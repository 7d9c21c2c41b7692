"""Questions from the hall through the services: who may, once, unlinked at night, and gone from the screen."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

import pytest

from supporter.domain.classroom.checklist import checks_of
from supporter.domain.classroom.hall_question import APART, HallQuestion
from tests.support.cast import Cast, refusal
from tests.support.hall import SATO, Hall, Phone

Deed = Callable[[Hall, object, str], Awaitable[object]]


async def ask(hall: Hall, phone: Phone, text: str = "次は、いつ？", drawn: str = "") -> None:
    await hall.voices.ask(hall.id, phone.secret, drawn or secrets.token_hex(16), text)


async def only(hall: Hall) -> HallQuestion:
    (voice,) = await hall.voices.all(SATO, hall.id)
    return voice


async def test_a_question_is_looked_at_before_others_read_it(hall: Hall) -> None:
    await hall.begin()
    hana, taro = await hall.join("はな"), await hall.join("たろう")
    await ask(hall, hana)
    assert [one.mine for one in await hall.voices.of_seat(hall.id, hana.secret)] == [True]
    assert await hall.voices.of_seat(hall.id, taro.secret) == []
    assert (await hall.counted()).voices == 1
    await hall.voices.moderate(SATO, hall.id, (await only(hall)).id, "shown")
    (heard,) = await hall.voices.of_seat(hall.id, taro.secret)
    assert (heard.text, heard.mine, heard.votes) == ("次は、いつ？", False, 0)
    assert (await hall.counted()).voices == 0


async def test_sent_twice_it_is_one_question(hall: Hall) -> None:
    await hall.begin()
    hana, drawn = await hall.join("はな"), secrets.token_hex(16)
    await ask(hall, hana, drawn=drawn)
    await ask(hall, hana, drawn=drawn)
    assert await only(hall)


async def test_one_vote_for_each_seat(hall: Hall) -> None:
    await hall.begin()
    await hall.voices.set_mode(SATO, hall.id, "open")
    hana, taro = await hall.join("はな"), await hall.join("たろう")
    await ask(hall, hana)
    id = (await only(hall)).id
    for phone, on in ((hana, True), (taro, True), (taro, True), (hana, False)):
        await hall.voices.vote(hall.id, phone.secret, id, on=on)
    (heard,) = await hall.voices.of_seat(hall.id, taro.secret)
    assert (heard.votes, heard.voted) == (1, True)


async def test_what_seats_are_refused(hall: Hall) -> None:
    await hall.begin()
    hana = await hall.join("はな")
    await ask(hall, hana)
    waiting = (await only(hall)).id
    assert await refusal(ask(hall, hana)) == "voice.too_soon"
    assert await refusal(ask(hall, hana, "あ" * 141)) == "voice.too_long"
    assert await refusal(hall.voices.ask(hall.id, "ab" * 16, secrets.token_hex(16), "何？")) == "seat.moved"
    assert await refusal(hall.voices.ask(hall.id, hana.secret, "s2:own-id", "何？")) == "message.malformed"
    for id in (waiting, "nothing"):
        assert await refusal(hall.voices.vote(hall.id, hana.secret, id, on=True)) == "voice.unknown"
    await hall.voices.set_mode(SATO, hall.id, "off")
    hall.clock.pass_by(seconds=APART.total_seconds())
    assert await refusal(ask(hall, hana)) == "voice.closed"


async def test_a_question_of_another_class_is_out_of_reach(hall: Hall) -> None:
    await hall.begin(id="s1")
    await ask(hall, await hall.join("はな"))
    id = (await only(hall)).id
    await hall.begin(id="s2")
    for deed in (hall.voices.moderate(SATO, "s2", id, "shown"), hall.voices.put_up(SATO, "s2", id)):
        assert await refusal(deed) == "voice.unknown"


async def test_not_even_trainers_are_told_who_asked(hall: Hall) -> None:
    await hall.begin()
    await ask(hall, await hall.join("はな"))
    assert (await only(hall)).by == 0


async def test_nobody_asks_before_or_after_the_class(hall: Hall) -> None:
    await hall.begin()
    hana = await hall.join("はな")
    await hall.classroom.end(SATO, hall.id)
    assert await refusal(ask(hall, hana)) == "voice.closed"


async def test_one_question_lies_large_on_the_screen_until_it_is_answered(hall: Hall) -> None:
    await hall.begin()
    await ask(hall, await hall.join("はな"))
    id = (await only(hall)).id
    await hall.voices.put_up(SATO, hall.id, id)
    assert (await hall.session()).room.voice == "次は、いつ？" and (await only(hall)).state == "shown"
    await hall.voices.moderate(SATO, hall.id, id, "answered")
    assert (await hall.session()).room.voice == "" and (await only(hall)).state == "answered"


async def test_who_asked_and_voted_is_forgotten_that_night(hall: Hall) -> None:
    await hall.begin()
    await hall.voices.set_mode(SATO, hall.id, "open")
    hana = await hall.join("はな")
    await ask(hall, hana)
    await hall.voices.vote(hall.id, hana.secret, (await only(hall)).id, on=True)
    assert await hall.voices.tidy() == 0
    hall.clock.pass_by(days=1)
    assert (await hall.voices.tidy(), await hall.voices.tidy()) == (1, 0)
    (kept,) = [HallQuestion.model_validate(doc) for doc in hall.store.scan(HallQuestion.collection)]
    assert (kept.by, kept.voters, kept.votes) == (0, (), 1)


DEEDS: dict[str, Deed] = {
    "all": lambda hall, who, id: hall.voices.all(who, hall.id),  # type: ignore[arg-type]
    "sort": lambda hall, who, id: hall.voices.moderate(who, hall.id, id, "shown"),  # type: ignore[arg-type]
    "put up": lambda hall, who, id: hall.voices.put_up(who, hall.id, id),  # type: ignore[arg-type]
    "take": lambda hall, who, id: hall.voices.set_mode(who, hall.id, "open"),  # type: ignore[arg-type]
    "check": lambda hall, who, id: hall.setup.check(who, hall.id, "sound", on=True),  # type: ignore[arg-type]
    "captions": lambda hall, who, id: hall.setup.leave_room(who, hall.id, "below"),  # type: ignore[arg-type]
    "turn": lambda hall, who, id: hall.classroom.turn(who, hall.id, 1),  # type: ignore[arg-type]
    "rehearse": lambda hall, who, id: hall.rehearsals.begin(who, hall.id),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_the_staff_of_the_town_alone_do_what_trainers_do(hall: Hall, cast: Cast, deed: str) -> None:
    await hall.begin()
    await ask(hall, await hall.join("はな"))
    pair = next(cue for cue in hall.orders.of(await hall.session()).cues if cue.kind == "pair")
    await hall.classroom.jump(SATO, hall.id, pair.id)
    id = (await only(hall)).id
    for who in (cast.hanako, cast.tanaka):
        assert await refusal(DEEDS[deed](hall, who, id)) == "access.refused"
    for who in (SATO, cast.suzuki):
        await DEEDS[deed](hall, who, id)


async def test_what_was_looked_at_and_room_for_captions_stay_when_the_plan_changes(hall: Hall) -> None:
    await hall.plan()
    await hall.setup.check(SATO, hall.id, "cards", on=True)
    await hall.setup.leave_room(SATO, hall.id, "right")
    await hall.voices.set_mode(SATO, hall.id, "off")
    await hall.plan(venue="湖山公民館")
    kept = await hall.session()
    assert (checks_of(kept, hall.clock.now().date()), kept.captions, kept.questions) == (("cards",), "right", "off")
