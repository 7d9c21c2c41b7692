"""Two numbers of one person: proposed, made one with both stories, entered by either, erased as one, or two again."""

from __future__ import annotations

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import READER, Person
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.sign_in import SignIns
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.merging import Merges
from supporter.services.transcripts import summaries
from supporter.storage import records
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore
from tests.support.cast import PIN, Cast, FakeClock, as_learner, form, refusal
from tests.support.study import COURSE, Study

PIN_2, PIN_3 = "739164", "628415"


@pytest.fixture
def merging(store: TinyStore, clock: FakeClock) -> Merges:
    return Merges(store, clock)


@pytest.fixture
async def twin(people: Learners, cast: Cast) -> tuple[Person, str]:
    """花子 once more, under another number."""
    learner, code = await people.sign_up(READER, form("鳥取　花子", age_band="70代", pin=PIN_2))
    return as_learner(learner), code


async def test_pairs_are_proposed_until_somebody_says_that_they_are_two(
    merging: Merges, cast: Cast, twin: tuple[Person, str]
) -> None:
    (pair,) = await merging.proposed(cast.suzuki)
    assert {brief.key for brief in pair} == {cast.hanako.id, twin[0].id}
    assert await merging.proposed(cast.tanaka) == []
    await merging.apart(cast.suzuki, cast.hanako.id, twin[0].id)
    assert await merging.proposed(cast.suzuki) == []


async def test_both_stories_become_one_and_both_certificates_stay(
    merging: Merges, study: Study, cast: Cast, twin: tuple[Person, str]
) -> None:
    hanako, other = cast.hanako, twin[0]
    first = await study.complete(hanako)
    second = await study.complete(other)
    await merging.merge(cast.suzuki, hanako.id, other.id)
    (transcript,) = await study.kept(Transcript, hanako.id)
    done = fold(transcript.events)
    assert [attempt.number for attempt in done.attempts] == [1, 2] and all(one.finished for one in done.attempts)
    assert {one.id for one in await study.kept(Certificate, hanako.id)} == {first and first.id, second and second.id}
    assert second and (await study.certificates.verify(second.code)).valid
    summary = await study.summary(hanako)
    assert summary.certificate == (first and first.id)
    assert await study.kept(Transcript, other.id) == []
    assert await summaries.rebuild(study.store) == 0
    opened = await LearnerFiles(study.store, study.clock).open(cast.suzuki, other.id)
    assert opened.learner.id == hanako.id
    assert await refusal(merging.merge(cast.suzuki, hanako.id, other.id)) == "merge.same"


async def test_a_certificate_that_stood_there_stays_though_the_other_one_is_earlier(
    study: Study, merging: Merges, cast: Cast, twin: tuple[Person, str], clock: FakeClock
) -> None:
    other = twin[0]
    await study.complete(other)
    clock.pass_by(days=5)
    own = await study.complete(cast.hanako)
    assert own is not None
    await merging.merge(cast.suzuki, cast.hanako.id, other.id)
    assert (await study.summary(cast.hanako)).certificate == own.id
    assert await summaries.rebuild(study.store) == 0, "what a merge wrote is what the records say"


async def test_either_number_and_either_card_lead_in(
    merging: Merges, cast: Cast, signins: SignIns, twin: tuple[Person, str]
) -> None:
    other, card = twin
    token = (await signins.with_pin(other.id, PIN_2, "", None, "mine")).token
    await merging.merge(cast.suzuki, cast.hanako.id, other.id)
    assert (await signins.person(token)).id == "", "whoever was in comes in again"
    for number, pin in ((cast.hanako.id, PIN), (other.id, PIN_2)):
        assert (await signins.with_pin(number, pin, "", None, "mine")).person.id == cast.hanako.id
    assert (await signins.with_card(card, "", None, "shared")).person.id == cast.hanako.id
    assert await refusal(signins.with_pin(other.id, PIN, "", None, "mine")) == "pin.wrong_left"


async def test_two_again_and_what_was_done_since_stays(
    merging: Merges, study: Study, cast: Cast, twin: tuple[Person, str]
) -> None:
    hanako, other = cast.hanako, twin[0]
    await study.learning.read(hanako, COURSE, study.refs[:1])
    await study.complete(other)
    before = {one.id: await study.kept(Transcript, one.id) for one in (hanako, other)}
    await merging.merge(cast.suzuki, hanako.id, other.id)
    study.clock.pass_by(days=40)
    await study.learning.read(hanako, COURSE, study.refs[:1])
    assert await refusal(merging.undo(cast.tanaka, other.id)) == "access.refused"
    await merging.undo(cast.suzuki, other.id)
    assert await study.kept(Transcript, other.id) == before[other.id]
    (mine,) = await study.kept(Transcript, hanako.id)
    assert mine.events[:-1] == before[hanako.id][0].events and mine.events[-1].e == "read"
    assert len(await study.kept(Certificate, other.id)) == 1 and await study.kept(Certificate, hanako.id) == []
    assert (await study.summary(other)).completed_on and not (await study.summary(hanako)).completed_on
    assert await summaries.rebuild(study.store) == 0
    assert await refusal(merging.undo(cast.suzuki, other.id)) == "access.refused"


async def test_of_three_numbers_one_is_taken_out_and_the_other_still_leads_in(
    merging: Merges, cast: Cast, people: Learners, signins: SignIns, twin: tuple[Person, str]
) -> None:
    third, _ = await people.sign_up(READER, form("鳥取 花子", age_band="70代", pin=PIN_3))
    for one in (twin[0].id, third.id):
        await merging.merge(cast.suzuki, cast.hanako.id, one)
    await merging.undo(cast.suzuki, twin[0].id)
    assert (await people.view(cast.suzuki, cast.hanako.id)).merged == (third.id,)
    for number, pin, leads in ((third.id, PIN_3, cast.hanako.id), (twin[0].id, PIN_2, twin[0].id)):
        assert (await signins.with_pin(number, pin, "", None, "mine")).person.id == leads


async def test_erasing_one_erases_both(
    merging: Merges, study: Study, cast: Cast, ledger: ErasureLedger, twin: tuple[Person, str]
) -> None:
    await study.complete(twin[0])
    await merging.merge(cast.suzuki, cast.hanako.id, twin[0].id)
    await study.leave(cast.hanako)
    study.clock.pass_by(days=30)
    assert await study.erasing.run() == 2
    assert {entry.learner for entry in ledger.entries()} == {cast.hanako.id, twin[0].id}
    for number in (cast.hanako.id, twin[0].id):
        learner = await study.store.read(lambda tx, number=number: records.load(tx, Learner, number))
        assert learner and learner.state == "erased" and learner.name == ""
    assert list(study.store.scan("merges")) == [] and list(study.store.scan("erasure_requests")) == []


async def test_not_while_somebody_is_leaving(
    merging: Merges, study: Study, cast: Cast, twin: tuple[Person, str]
) -> None:
    await study.leavings.ask(cast.hanako, PIN)
    assert await refusal(merging.merge(cast.suzuki, twin[0].id, cast.hanako.id)) == "merge.leaving"
    assert await refusal(merging.merge(cast.tanaka, twin[0].id, cast.hanako.id)) == "access.refused"
    assert await refusal(merging.both(cast.tanaka, twin[0].id, cast.hanako.id)) == "access.refused"
