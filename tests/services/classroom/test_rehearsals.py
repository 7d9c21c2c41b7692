"""A rehearsal: ten imaginary people come, answer and ask; afterwards nothing of it is anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.shared.access import Action
from supporter.domain.training.session import TrainingSession
from supporter.services.training import sessions
from supporter.storage.base import COLLECTIONS
from tests.support.cast import Cast, refusal
from tests.support.hall import FIRST, SATO, Hall


@pytest.fixture
async def rehearsed(hall: Hall) -> AsyncIterator[Rehearsal]:
    await hall.plan()
    made = await hall.rehearsals.begin(SATO, hall.id)
    yield made
    hall.rehearsals.close()


async def gone(hall: Hall, id: str) -> None:
    async with asyncio.timeout(60):
        while await hall.store.read(lambda tx: sessions.find(tx, id)):
            await hall.rehearsals.quiet()


async def test_ten_people_come_one_late_one_on_paper(hall: Hall, rehearsed: Rehearsal) -> None:
    await hall.classroom.open(SATO, rehearsed.id)
    await hall.rehearsals.quiet()
    people = (await hall.scenes.counted(rehearsed.id)).people
    assert (people.phone, people.paper) == (8, 1)
    await hall.classroom.start(SATO, rehearsed.id)
    await hall.rehearsals.quiet()
    scene = await hall.scenes.counted(rehearsed.id)
    assert (scene.people.phone, scene.people.paper, scene.voices) == (9, 1, 1)


async def test_they_answer_every_kind_of_question(hall: Hall, rehearsed: Rehearsal) -> None:
    await hall.classroom.open(SATO, rehearsed.id)
    await hall.classroom.start(SATO, rehearsed.id)
    await hall.rehearsals.quiet()
    for key, asking in hall.orders.of(rehearsed).asks.items():
        await hall.classroom.open_question(SATO, rehearsed.id, key)
        await hall.rehearsals.quiet()
        tally = (await hall.scenes.counted(rehearsed.id)).tallies[key]
        assert (tally.phone, tally.paper) == (9, 0 if asking.unsigned else 1), key


async def test_who_comes_while_a_question_is_open_answers_it(hall: Hall, rehearsed: Rehearsal) -> None:
    await hall.classroom.start(SATO, rehearsed.id)
    await hall.classroom.open_question(SATO, rehearsed.id, FIRST)
    await hall.rehearsals.quiet()
    assert (await hall.scenes.counted(rehearsed.id)).tallies[FIRST].phone == 9


async def test_a_real_phone_takes_part(hall: Hall, rehearsed: Rehearsal) -> None:
    real, hall.id = hall.id, rehearsed.id
    assert (await hall.scenes.by_code(rehearsed.code)).id == rehearsed.id
    await hall.classroom.open(SATO, rehearsed.id)
    await hall.classroom.start(SATO, rehearsed.id)
    phone = await hall.join("はな")
    await hall.ask()
    assert (await hall.answer(phone, "1")).key == FIRST
    hall.id = real
    assert await refusal(hall.join("はな")) == "session.not_open", "nobody sits in the real class"


async def test_nothing_is_left_when_it_has_ended(hall: Hall, rehearsed: Rehearsal) -> None:
    def kept() -> dict[str, list[object]]:
        return {name: list(hall.store.scan(name)) for name in COLLECTIONS}

    await hall.classroom.open(SATO, rehearsed.id)
    await hall.rehearsals.quiet()
    await hall.classroom.start(SATO, rehearsed.id)
    await hall.classroom.open_question(SATO, rehearsed.id, "maeato-koe@before")
    await hall.rehearsals.quiet()
    assert kept()["anonymous_answers"] and kept()["hall_questions"]
    before = {
        name: docs
        for name, docs in kept().items()
        if name not in ("seats", "anonymous_answers", "hall_questions", "rehearsals")
    }
    await hall.classroom.end(SATO, rehearsed.id)
    await gone(hall, rehearsed.id)
    after = kept()
    assert not any(after[name] for name in ("seats", "anonymous_answers", "hall_questions", "rehearsals"))
    assert {name: after[name] for name in before} == before, "no line in the log either"


async def test_no_list_of_classes_knows_it(hall: Hall, rehearsed: Rehearsal, cast: Cast) -> None:
    assert [one.id for one in await hall.training.all(SATO, SATO.municipality)] == [hall.id]
    assert all(doc["id"] != rehearsed.id for doc in hall.store.scan(TrainingSession.collection))
    assert await refusal(hall.classroom.open(cast.tanaka, rehearsed.id)) == "access.refused"


async def test_it_may_be_repeated_and_each_is_fresh(hall: Hall, rehearsed: Rehearsal) -> None:
    await hall.classroom.open(SATO, rehearsed.id)
    again = await hall.rehearsals.begin(SATO, rehearsed.id)
    assert (again.of, again.state) == (rehearsed.of, "planned") and again.id != rehearsed.id
    assert await refusal(hall.classroom.open(SATO, rehearsed.id)) == "access.refused"


async def test_one_that_nobody_ends_is_taken_away_after_a_day(hall: Hall, rehearsed: Rehearsal) -> None:
    assert await hall.rehearsals.tidy() == 0
    hall.clock.pass_by(days=1)
    assert await hall.rehearsals.tidy() == 1
    assert await refusal(hall.scenes.scene(rehearsed.id)) == "session.unknown"


async def test_its_plan_is_not_for_changing(hall: Hall, rehearsed: Rehearsal) -> None:
    assert await refusal(hall.plan(id=rehearsed.id)) == "access.refused"


async def test_a_screen_goes_on_to_the_next_rehearsal_and_then_shows_its_digits(
    hall: Hall, rehearsed: Rehearsal
) -> None:
    secret, woken = "c" * 32, asyncio.Event()
    await hall.walls.connect(secret, woken.set)
    _, digits = await hall.walls.state(secret)
    await hall.walls.bind(SATO, rehearsed.id, digits)
    assert (await hall.walls.state(secret))[0] == rehearsed.id
    woken.clear()
    again = await hall.rehearsals.begin(SATO, rehearsed.id)
    assert woken.is_set() and (await hall.walls.state(secret))[0] == again.id
    woken.clear()
    hall.clock.pass_by(days=1)
    await hall.rehearsals.tidy()
    session, digits = await hall.walls.state(secret)
    assert woken.is_set() and session == "" and len(digits) == 6


async def test_nothing_that_would_leave_something_may_be_done_to_it(
    hall: Hall, rehearsed: Rehearsal, cast: Cast
) -> None:
    for action in (Action.CERTIFICATE_CONFIRM, Action.ROSTER_READ):
        asked = hall.store.read(lambda tx, action=action: sessions.load_for(tx, cast.suzuki, action, rehearsed.id))
        assert await refusal(asked) == "access.refused"
        await hall.store.read(lambda tx, action=action: sessions.load_for(tx, cast.suzuki, action, hall.id))
