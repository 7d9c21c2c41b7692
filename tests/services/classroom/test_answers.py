"""Answers in a class: kept before they are acknowledged, changeable until closed, counted as stored."""

from __future__ import annotations

import asyncio
import secrets

import pytest

from supporter.domain.classroom.anonymous_answer import asked_in
from supporter.domain.classroom.projector import projector_view
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.training import sessions
from supporter.storage.base import StoreFull
from supporter.storage.tiny import TinyStore
from tests.support.cast import refusal
from tests.support.hall import FIRST, POLL, SATO, Hall

SECOND = "shiru-nen"


def draw() -> str:
    return secrets.token_hex(32)


@pytest.fixture
async def asked(hall: Hall) -> Hall:
    await hall.begin()
    await hall.ask()
    return hall


async def test_a_receipt_tells_the_time_of_the_hall(asked: Hall) -> None:
    receipt = await asked.answer(await asked.join("はな"), "1")
    assert receipt == (FIRST, ("1",), "14:20:00", 1)
    assert await asked.counts() == {"0": 0, "1": 1, "2": 0}


async def test_the_same_answer_again_is_the_same_receipt(asked: Hall) -> None:
    phone = await asked.join("はな")
    first = await asked.answer(phone, "1")
    asked.clock.pass_by(seconds=30)
    assert await asked.answer(phone, "1") == first
    assert await asked.answer(phone, "1", turn=2) == first


async def test_an_answer_may_be_changed_until_the_question_is_closed(asked: Hall) -> None:
    phone = await asked.join("はな")
    await asked.answer(phone, "1")
    await asked.answer(phone, "2", turn=2)
    assert await asked.counts() == {"0": 0, "1": 0, "2": 1}
    await asked.classroom.close(SATO, asked.id)
    assert await refusal(asked.answer(phone, "0", turn=3)) == "question.closed"
    assert await asked.counts() == {"0": 0, "1": 0, "2": 1}


async def test_a_message_sent_again_late_takes_nothing_back(asked: Hall) -> None:
    phone = await asked.join("はな")
    await asked.answer(phone, "1", turn=1)
    await asked.answer(phone, "2", turn=2)
    assert await refusal(asked.answer(phone, "1", turn=1)) == "answer.older"
    assert await refusal(asked.answer(phone, "0", turn=10**9)) == "answer.older"
    assert (await asked.counts())["2"] == 1


@pytest.mark.parametrize(
    ("key", "answer", "code"),
    [
        ("no-such-question", ("0",), "question.unknown"),
        ("shiru-nen", ("0",), "question.closed"),
        (FIRST, ("7",), "answer.malformed"),
        (FIRST, ("0", "1"), "answer.malformed"),
        (FIRST, (), "answer.malformed"),
    ],
)
async def test_forged_questions_and_answers(asked: Hall, key: str, answer: tuple[str, ...], code: str) -> None:
    phone = await asked.join("はな")
    assert await refusal(asked.answer(phone, *answer, key=key)) == code
    assert sum((await asked.counts()).values()) == 0


async def test_three_hundred_answers_at_once_are_all_counted(asked: Hall) -> None:
    phones = await asyncio.gather(*(asked.join(f"はな{number}") for number in range(300)))
    await asyncio.gather(*(asked.answer(phone, str(phone.number % 3)) for phone in phones))
    assert await asked.counts() == {"0": 100, "1": 100, "2": 100}


async def test_a_full_disk_gives_no_receipt(asked: Hall, store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await asked.join("はな")

    async def full(fn: object) -> None:
        raise StoreFull("no room")

    monkeypatch.setattr(store, "run", full)
    assert await refusal(asked.answer(phone, "1")) == "disk.full"
    monkeypatch.undo()
    assert (await asked.counts())["1"] == 0
    await asked.answer(phone, "1")
    assert (await asked.counts())["1"] == 1


async def test_paper_and_hands_stand_in_the_same_bars(asked: Hall) -> None:
    await asked.answer(await asked.join("はな"), "0")
    paper = await asked.reception.on_paper(SATO, asked.id)
    await asked.classroom.close(SATO, asked.id)
    refused = await asked.answers.paper(
        SATO,
        asked.id,
        [PaperAnswer(paper.number, FIRST, ("1",)), PaperAnswer(99, FIRST, ("1",)), PaperAnswer(1, FIRST, ("8",))],
    )
    assert refused == {99: "seat.unknown", 1: "answer.malformed"}
    await asked.answers.hands(SATO, asked.id, FIRST, {"1": 3, "2": 1})
    await asked.answers.hands(SATO, asked.id, FIRST, {"1": 3, "2": 2})
    tally = (await asked.counted()).tallies[FIRST]
    assert tally.counts == {"0": 1, "1": 4, "2": 2}
    assert (tally.phone, tally.paper, tally.hands, tally.answered) == (1, 1, 5, 2), "hands are nobody's number"
    await asked.classroom.reveal(SATO, asked.id)
    seen = projector_view(await asked.counted()).result
    assert seen is not None and (seen.answered, seen.present, seen.hands) == (2, 2, 5)
    assert await refusal(asked.answers.hands(SATO, asked.id, FIRST, {"9": 1})) == "answer.malformed"


async def test_more_hands_than_places_are_asked_about_before_they_are_kept(hall: Hall) -> None:
    await hall.begin(capacity=10)
    for name in ("はな", "たろう"):
        await hall.join(name)
    await hall.ask()
    await hall.answers.hands(SATO, hall.id, FIRST, {"0": 3, "1": 5})
    assert await refusal(hall.answers.hands(SATO, hall.id, FIRST, {"0": 4, "1": 5})) == "hands.many"
    assert (await hall.session()).hands[FIRST] == {"0": 3, "1": 5}
    await hall.answers.hands(SATO, hall.id, FIRST, {"0": 4, "1": 5}, sure=True)
    await hall.answers.hands(SATO, hall.id, FIRST, {"0": 4, "1": 5})
    tally = (await hall.counted()).tallies[FIRST]
    assert (tally.hands, tally.answered) == (9, 0), "people who have answered are people with a number"


async def test_paper_entered_twice_is_corrected_and_taken_back(asked: Hall) -> None:
    number = (await asked.reception.on_paper(SATO, asked.id)).number
    for answer in (("1",), ("2",)):
        await asked.answers.paper(SATO, asked.id, [PaperAnswer(number, FIRST, answer)])
    assert await asked.counts() == {"0": 0, "1": 0, "2": 1}
    await asked.answers.paper(SATO, asked.id, [PaperAnswer(number, FIRST, ())])
    assert sum((await asked.counts()).values()) == 0


async def test_paper_is_written_over_a_phone_only_where_that_is_said_and_the_phone_hears_of_it(asked: Hall) -> None:
    phone, heard = await asked.join("はな"), []
    asked.store.subscribe(sessions.ENTERED, heard.append)
    await asked.answer(phone, "0")
    sheet = [PaperAnswer(phone.number, FIRST, ("2",)), PaperAnswer(phone.number, SECOND, ("0",))]
    assert await asked.answers.paper(SATO, asked.id, sheet) == {phone.number: "paper.phone"}
    assert await asked.counts() == {"0": 1, "1": 0, "2": 0} and heard == []
    seat = (await asked.paper_desk.sheet(SATO, asked.id, phone.number)).answers
    assert SECOND not in seat, "a sheet is taken as a whole or not at all"
    assert await asked.answers.paper(SATO, asked.id, sheet, over_phone=True) == {}
    assert await asked.counts() == {"0": 0, "1": 0, "2": 1}
    assert {one["number"] for one in heard} == {phone.number}
    same = [PaperAnswer(phone.number, FIRST, ("2",))]
    assert await asked.answers.paper(SATO, asked.id, same) == {}, "the same answer says nothing new"


# -- what is answered without a name


@pytest.fixture
async def polled(hall: Hall) -> Hall:
    await hall.begin()
    await hall.ask(f"{POLL}@before")
    return hall


async def test_a_slip_names_neither_seat_nor_time(polled: Hall, store: TinyStore) -> None:
    phone = await polled.join("はな")
    await polled.answer(phone, "1", key=f"{POLL}@before", random=draw())
    (slip,) = store.scan("anonymous_answers")
    assert slip.keys() == {"v", "id", "asked", "answer"}
    (seat,) = await polled.reception.all(SATO, polled.id)
    assert seat.answers == {}


async def test_a_phone_changes_its_slip_and_fills_in_no_second_one(polled: Hall) -> None:
    phone, random, key = await polled.join("はな"), draw(), f"{POLL}@before"
    await polled.answer(phone, "1", key=key, random=random)
    await polled.answer(phone, "2", key=key, random=random, turn=2)
    assert await refusal(polled.answer(phone, "0", key=key, random=draw(), turn=3)) == "answer.older"
    assert (await polled.counts(key))["2"] == 1 and sum((await polled.counts(key)).values()) == 1
    assert await refusal(polled.answer(phone, "0", key=key, random="me")) == "answer.malformed"


async def test_when_a_question_is_closed_for_good_no_phone_finds_its_slip(polled: Hall, store: TinyStore) -> None:
    key = f"{POLL}@before"
    for number in range(6):
        await polled.answer(await polled.join(f"はな{number}"), "1", key=key, random=draw())
    ids = {slip["id"] for slip in store.scan("anonymous_answers")}
    await polled.classroom.close(SATO, polled.id)
    assert {slip["id"] for slip in store.scan("anonymous_answers")} == ids, "for eight seconds it may be opened again"
    await polled.classroom.advance(SATO, polled.id)
    assert {slip["id"] for slip in store.scan("anonymous_answers")}.isdisjoint(ids)
    assert (await polled.counts(key))["1"] == 6
    assert await refusal(polled.ask(key)) == "question.sealed"


async def test_undoing_a_close_lets_phones_change_their_slips(polled: Hall) -> None:
    phone, random, key = await polled.join("はな"), draw(), f"{POLL}@before"
    await polled.answer(phone, "1", key=key, random=random)
    await polled.classroom.close(SATO, polled.id)
    await polled.classroom.undo(SATO, polled.id)
    await polled.answer(phone, "2", key=key, random=random, turn=2)
    assert sum((await polled.counts(key)).values()) == 1


async def test_the_night_seals_what_a_class_ended_with(polled: Hall, store: TinyStore) -> None:
    await polled.answer(await polled.join("はな"), "1", key=f"{POLL}@before", random=draw())
    (before,) = store.scan("anonymous_answers")
    await polled.classroom.end(SATO, polled.id)
    await polled.classroom.tidy()
    assert list(store.scan("anonymous_answers")) == [before]
    polled.clock.pass_by(seconds=9)
    await polled.classroom.tidy()
    (after,) = store.scan("anonymous_answers")
    assert after["id"] != before["id"] and after["asked"] == asked_in(polled.id, f"{POLL}@before")


async def test_what_few_have_said_of_themselves_is_not_shown(polled: Hall) -> None:
    key = f"{POLL}@before"
    for number in range(4):
        await polled.answer(await polled.join(f"はな{number}"), "1", key=key, random=draw())
    assert (await polled.counted()).tallies[key].hidden
    await polled.answers.hands(SATO, polled.id, key, {"0": 1})
    assert not (await polled.counted()).tallies[key].hidden


async def test_unsigned_paper_is_counted_and_carries_no_number(polled: Hall) -> None:
    number = (await polled.reception.on_paper(SATO, polled.id)).number
    sheet = [PaperAnswer(number, f"{POLL}@before", ("1",))]
    assert await polled.answers.paper(SATO, polled.id, sheet) == {number: "question.unsigned"}
