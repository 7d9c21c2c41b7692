"""A server killed in the middle of a question: every phone is back by itself, no acknowledged answer is missing."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.load import class_hall
from tests.load.class_hall import Hall
from tests.load.classroom import QUESTIONS

FIRST = QUESTIONS[0]
PHONES, KILLS = 20, 2
AFTER = 5  # receipts, after which the server is killed


async def test_no_receipt_of_a_class_is_lost(tmp_path: Path) -> None:
    code = await class_hall.plan(tmp_path / "data")
    hall = Hall(tmp_path, code, "tests.crash.slow_class")
    await hall.arrive(PHONES, 0)
    await hall.move("start")
    await hall.move("open_question", FIRST)
    answering = asyncio.create_task(hall.answer(FIRST, 0.2))
    for kill in range(1, KILLS + 1):
        await class_hall.until(lambda kill=kill: _receipts(hall) >= min(AFTER * kill, PHONES))  # type: ignore[misc]
        await hall.restart()
    await answering
    await hall.leave()
    stored = await class_hall.kept(tmp_path / "data")
    assert _receipts(hall) == PHONES
    for phone in hall.phones:
        assert stored[phone.number] == phone.receipts, "an acknowledged answer is lost"


def _receipts(hall: Hall) -> int:
    return sum(FIRST in phone.receipts for phone in hall.phones)
