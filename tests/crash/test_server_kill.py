"""A server killed in the middle of a class: what was acknowledged is there once, and asked again says the same."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest

from supporter.config import Settings
from supporter.domain.shared.access import Person, Role
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Transcript
from supporter.wiring import opened
from tests.load import house
from tests.load.phone import RECEIPT, Phone, browser
from tests.support.browser.rig import Server

KILLS = 4  # that one database lives through, so that a recovery is crashed as well
LEARNERS = 20
SLOW = "tests.crash.slow_disk"
MOST_RECEIPTS = 150  # before a kill, which falls into the moment in which a receipt arrives


class Receipt(NamedTuple):
    """What a phone was told is kept."""

    learner: str
    key: str
    answer: tuple[str, ...]


@pytest.mark.parametrize(("seed", "server"), [(1, "supporter"), (2, SLOW), (3, SLOW)])
async def test_no_receipt_is_lost_or_counted_twice(seed: int, server: str, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = tmp_path / "data"
    people = await house.prepare(data, LEARNERS)
    receipts: list[Receipt] = []
    running = house.serve(data, server)
    try:
        for kill in range(KILLS):
            if kill:
                running.start()
            receipts += await answer_until_killed(running, people, chance.randint(1, MOST_RECEIPTS))
            shutil.copytree(data, tmp_path / f"copy-{kill}")
            await check(tmp_path / f"copy-{kill}", receipts)
    finally:
        running.kill()
    assert len(receipts) >= KILLS


async def answer_until_killed(server: Server, people: list[house.Signed], count: int) -> list[Receipt]:
    """Everybody answers as fast as receipts come, until that many are there or on their way when it dies."""
    receipts: list[Receipt] = []

    async def learner(who: house.Signed, phone: Phone) -> None:
        while True:
            if not phone.key:
                await phone.go()
            given = Receipt(who.number, phone.key, tuple(phone.choose()))
            await phone.send(list(given.answer))
            assert RECEIPT in phone.form
            receipts.append(given)
            if len(receipts) == count:
                server.kill()
            await phone.go()

    async with browser() as http:
        phones = [(who, Phone(http, server.url, house.TEST, who.token)) for who in people]
        await asyncio.gather(*(phone.open() for _, phone in phones))
        ends = await asyncio.gather(*(learner(who, phone) for who, phone in phones), return_exceptions=True)
        await asyncio.gather(*(phone.close() for _, phone in phones))
    assert all(isinstance(end, ConnectionError | aiohttp.ClientError) for end in ends), ends
    return receipts


async def check(data: Path, receipts: list[Receipt]) -> None:
    """On a copy, since opening a database tidies it up."""
    async with opened(Settings(data=data)) as app:
        transcripts = [Transcript.model_validate(doc) for doc in app.folder.store.scan(Transcript.collection)]
        for transcript in transcripts:
            attempts = fold(transcript.events).attempts
            answered = sum(event.e == "answered" for event in transcript.events)
            assert answered == sum(len(attempt.answers) for attempt in attempts), "an answer counts twice"
        assert max(Counter(receipts).values()) == 1
        for receipt in receipts:
            who = Person(role=Role.LEARNER, id=receipt.learner, municipality=house.TOWN)
            course, attempt, question = receipt.key.split(":")
            again = await app.learning.lessons.answer(who, course, int(attempt), question, ("0",))
            assert again.again and again.answer == receipt.answer, "an acknowledged answer is lost"
