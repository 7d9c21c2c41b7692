"""Summaries are never the truth: they equal what the transcript tells, after every event and after a rebuild."""

from __future__ import annotations

import random

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary, summarise
from supporter.services.shared.clock import TOKYO
from supporter.services.transcripts import summaries
from tests.support.cast import TOTTORI, Cast
from tests.support.study import COURSE, Study


async def derived(study: Study, person: Person) -> Summary:
    transcript = await study.transcript(person)
    issued = await study.kept(Certificate, person.id)
    facts = (person.municipality, f"tsunagari-{person.municipality}", TOKYO)
    summary = summarise(transcript, fold(transcript.events), *facts)
    return summary.model_copy(update={"certificate": issued[0].id if issued else ""})


async def step(study: Study, cast: Cast, person: Person, chance: random.Random) -> None:
    """Something a learner, or staff for them, may do next, sensible or not."""
    study.clock.pass_by(minutes=chance.randrange(60 * 24))
    match chance.randrange(6):
        case 0 | 1:
            await study.learning.read(person, COURSE, chance.sample(study.refs, chance.randrange(1, len(study.refs))))
        case 2:
            attempt = await study.learning.begin(person, COURSE)
            for question in chance.sample(attempt.questions, chance.randrange(11)):
                await study.answer(person, attempt, question, chance.random() < 0.8)
        case 3:
            await study.take_test(person, right=chance.randrange(11))
        case 4:
            late = chance.choice((0, 30))
            seen = (await study.hold(f"s{chance.randrange(3)}", TOTTORI)).model_copy(update={"late": late})
            await study.learning.attended(cast.suzuki, person.id, COURSE, seen)
        case 5:
            await study.learning.answer(person, COURSE, chance.randrange(4), "forged", ("0",))


@pytest.mark.parametrize("seed", range(6))
async def test_a_summary_equals_its_transcript_after_every_event(study: Study, cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    await study.learning.read(cast.hanako, COURSE, study.refs[:1])
    for _ in range(15):
        try:
            await step(study, cast, cast.hanako, chance)
        except Refused as refused:
            assert refused.code == "answer.unknown_question"
        assert await study.summary(cast.hanako) == await derived(study, cast.hanako)
    assert await summaries.rebuild(study.store) == 0


DAMAGE = {
    "a figure is wrong": {"steps_read": 99},
    "a completion is missing": {"completed_on": None},
    "the certificate is missing": {"certificate": ""},
    "a field is of another kind": {"attempts": "many"},
    "a field nobody knows": {"colour": "red"},
    "another town": {"municipality": "313025"},
}


@pytest.mark.parametrize("damage", DAMAGE)
async def test_a_rebuild_mends_what_is_damaged(study: Study, cast: Cast, damage: str) -> None:
    await study.complete(cast.hanako)
    await study.learning.read(cast.taro, COURSE, study.refs)
    sound = await study.summary(cast.hanako)
    broken = sound.model_dump(mode="json") | DAMAGE[damage]
    await study.store.run(lambda tx: tx.put("summaries", broken))
    assert await summaries.rebuild(study.store) == 1
    assert await study.summary(cast.hanako) == sound
    assert await summaries.rebuild(study.store) == 0


async def test_a_rebuild_writes_what_is_missing(study: Study, cast: Cast) -> None:
    await study.complete(cast.hanako)
    sound = await study.summary(cast.hanako)
    await study.store.run(lambda tx: tx.delete("summaries", sound.id))
    assert await summaries.rebuild(study.store) == 1
    assert await study.summary(cast.hanako) == sound
