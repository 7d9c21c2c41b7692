"""The kept count of a class is the one that counting everything anew would give, whatever has happened in between."""

from __future__ import annotations

import random

import pytest

from supporter.domain.classroom.seat import Seat
from supporter.domain.shared.refused import Refused
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.classroom.scenes import Scenes
from supporter.storage.tinytx import TinyTx
from tests.support.hall import FIRST, POLL, SATO, Hall, Phone

BEFORE = f"{POLL}@before"


@pytest.mark.parametrize("seed", range(6))
async def test_what_is_kept_is_what_counting_anew_would_find(hall: Hall, seed: int) -> None:
    """Answers, changes and withdrawals by phone and paper, slips, hands, comings and goings, in any order."""
    draw = random.Random(seed)
    await hall.begin(questions="open")
    await hall.reception.cards(SATO, hall.id, 5)
    phones = [await hall.join(f"はな{number}") for number in range(6)]
    asked = draw.choice((FIRST, BEFORE))
    await hall.ask(asked)
    for turn in range(1, 30):
        await _happens(hall, draw, phones, asked, turn)
        if turn % 3 == 0:
            await _require_equal(hall)
    await hall.classroom.reveal(SATO, hall.id)
    await _require_equal(hall)


async def _happens(hall: Hall, draw: random.Random, phones: list[Phone], key: str, turn: int) -> None:
    phone, choice = draw.choice(phones), str(draw.randrange(3))
    number = draw.randrange(1, 12)
    happens = draw.choice(
        ("answer", "answer", "answer", "paper", "withdraw", "hands", "leave", "join", "voice", "arrive")
    )
    try:
        match happens:
            case "answer":
                await hall.answer(phone, choice, key=key, turn=turn, random=f"{phone.number:064}")
            case "paper" | "withdraw":
                given = (choice,) if happens == "paper" else ()
                await hall.answers.paper(SATO, hall.id, [PaperAnswer(number, FIRST, given)], over_phone=turn % 2 > 0)
            case "hands":
                await hall.answers.hands(SATO, hall.id, key, {choice: turn})
            case "leave":
                await hall.seats.leave(hall.id, phone.secret)
            case "join":
                phones.append(await hall.join(f"まち{turn}"))
            case "voice":
                await hall.voices.ask(hall.id, phone.secret, f"{turn:032}", "次は、いつ？")
            case "arrive":
                await hall.join(number=number)
    except Refused:
        pass


async def _require_equal(hall: Hall) -> None:
    kept, anew = await hall.scenes.counted(hall.id), await Scenes(hall.store, hall.orders).counted(hall.id)
    assert kept == anew
    keys = (FIRST, BEFORE)
    assert [await hall.scenes.tally(hall.id, key) for key in keys] == [
        await Scenes(hall.store, hall.orders).tally(hall.id, key) for key in keys
    ]


def _looks_again(_tx: TinyTx, table: str, *_: object) -> None:
    raise AssertionError(f"{table} is looked through again")


async def test_a_hall_is_read_once_and_then_only_what_changes(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    await hall.begin()
    for number in range(30):
        await hall.join(f"はな{number}")
    await hall.ask()
    assert (await hall.counted()).tallies[FIRST].answered == 0
    await hall.answers.hands(SATO, hall.id, FIRST, {"1": 4})
    read: list[str] = []
    get = TinyTx.get
    monkeypatch.setattr(TinyTx, "get", lambda tx, table, id: read.append(table) or get(tx, table, id))
    monkeypatch.setattr(TinyTx, "find", _looks_again)
    assert (await hall.counted()).tallies[FIRST].hands == 4
    assert Seat.collection not in read
