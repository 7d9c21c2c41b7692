"""Thirty days in which nothing is lost; on the day, and not before, the name is nowhere any more."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.privacy.erasure_request import ErasureLine, ErasureRequest
from supporter.domain.reporting.statistics import Totals, totals
from supporter.domain.shared.access import READER, Person
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import summarise
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sign_in import SignIns
from supporter.services.privacy.erasure import Erasure
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.rosters import RosterFilter
from supporter.services.shared.clock import TOKYO
from supporter.services.transcripts import summaries
from supporter.storage import records
from supporter.storage.base import StoreFull
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore
from tests.support.cast import ATTEMPTS, PIN, TOTTORI, Cast, FakeClock, QuickHasher, as_learner, form, refusal
from tests.support.hall import Hall
from tests.support.study import COURSE, Study

WORDS = ("ゆめの", "泡子", "ユメノ", "0857-11-2233")


@pytest.fixture
async def awako(study: Study) -> Person:
    """Somebody whose name is nobody else's; she has completed the course, sits in a class and signed in twice."""
    learner, card = await study.people.sign_up(
        READER, form("ゆめの　泡子", kana="ゆめの あわこ", contact="0857-11-2233", age_band="70代", district="久松")
    )
    hasher = QuickHasher()
    signins = SignIns(study.store, study.clock, hasher, ATTEMPTS)
    await signins.with_card(card, "10.0.0.1", None, "mine")
    with pytest.raises(Exception, match="pin"):
        await signins.with_pin(learner.id, "000001", "10.0.0.1", None, "mine")
    hasher.close()
    person = as_learner(learner)
    await study.learning.attended(
        Person(role="trainer", id="sato", municipality=TOTTORI), person.id, COURSE, await study.hold("s1", TOTTORI)
    )
    await study.complete(person)
    hall = Hall(study.store, study.clock, study.library)
    await hall.begin(id="s2")
    await hall.join(who=person, me=True)
    return person


def left_on(folder: Path) -> set[str]:
    """The words of her that some file of the data folder holds."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {word for word in WORDS if any(word.encode() in content for content in files)}


async def doc(study: Study, model: type, id: str):  # type: ignore[no-untyped-def]
    return await study.store.read(lambda tx: records.load(tx, model, id))


async def test_asking_needs_the_pin_and_asking_twice_keeps_the_first_day(
    study: Study, cast: Cast, clock: FakeClock
) -> None:
    assert await refusal(study.leavings.ask(cast.hanako, "000001")) == "pin.wrong_left"
    assert await study.leavings.of(cast.hanako) is None
    leaving = await study.leavings.ask(cast.hanako, PIN)
    assert (leaving.asked_on, leaving.erase_on) == (dt.date(2026, 12, 23), dt.date(2027, 1, 22))
    clock.pass_by(days=3)
    assert await study.leavings.ask(cast.hanako, PIN) == leaving == await study.leavings.of(cast.hanako)
    assert len(study.audit("learner.leave")) == 1


async def test_for_thirty_days_everything_goes_on_and_one_tap_undoes_it(
    study: Study, cast: Cast, clock: FakeClock
) -> None:
    await study.leavings.ask(cast.hanako, PIN)
    clock.pass_by(days=29)
    assert await study.erasing.run() == 0
    await study.complete(cast.hanako)
    await study.leavings.cancel(cast.hanako)
    await study.leavings.cancel(cast.hanako)
    clock.pass_by(days=60)
    assert await study.erasing.run() == 0
    assert (await study.people.own(cast.hanako)).name == "鳥取 花子"
    assert len(study.audit("learner.stay")) == 1


async def test_the_own_office_sees_who_leaves_and_how_many_days_are_left(
    study: Study, cast: Cast, clock: FakeClock
) -> None:
    await study.leavings.ask(cast.taro, PIN)
    clock.pass_by(days=5)
    await study.leavings.ask(cast.hanako, PIN)
    found = await study.leavings.waiting(cast.suzuki)
    assert [(one.number, one.name, one.days_left) for one in found] == [
        (cast.taro.id, "鳥取 太郎", 25),
        (cast.hanako.id, "鳥取 花子", 30),
    ]
    assert await study.leavings.waiting(cast.tanaka) == []
    for who in (cast.hanako, cast.sato, READER):
        assert await refusal(study.leavings.waiting(who)) == "access.refused"


async def test_on_the_day_the_name_is_nowhere_in_the_data_folder(
    study: Study, awako: Person, clock: FakeClock, tmp_path: Path, ledger: ErasureLedger
) -> None:
    await study.leave(awako)
    assert left_on(tmp_path) == set(WORDS)
    clock.pass_by(days=30)
    assert await study.erasing.run() == 1
    assert left_on(tmp_path) == set()
    assert ledger.entries() == [ErasureLine(learner=awako.id, municipality=TOTTORI, on=dt.date(2027, 1, 22))]
    assert left_on(tmp_path / "no such folder") == set() and awako.id not in ledger.path.name
    assert await study.erasing.run() == 0
    assert len(ledger.entries()) == 1 and len(study.audit("learner.erased")) == 1


async def totals_of(entries: Entries, on: dt.date) -> Totals:
    """The figures of 鳥取市, as an office counts them."""
    await entries.current()
    return totals(entries.of_town(TOTTORI), entries.held.values(), on)


async def test_what_is_left_of_somebody_is_what_must_be_counted(study: Study, awako: Person, clock: FakeClock) -> None:
    (certificate,) = await study.kept(Certificate, awako.id)
    entries = Entries(study.store)
    figures = await totals_of(entries, clock.now().date())
    await study.leave(awako)
    clock.pass_by(days=30)
    await study.erasing.run()
    learner = await doc(study, Learner, awako.id)
    assert learner.model_dump(exclude={"id", "municipality", "programme", "notice", "created_at"}) == {
        **dict.fromkeys(("name", "kana", "folded", "age_band", "district", "contact", "pin_hash", "card_hash"), ""),
        "merged_into": "",
        "merged": (),
        "v": 1,
        "relation": "在住",
        "registered": "no",
        "wants_news": False,
        "desk_pin": None,
        "devices": (),
        "state": "erased",
    }
    (kept,) = await study.kept(Certificate, awako.id)
    assert kept == certificate.model_copy(update={"name": "", "erased_on": clock.now().date()})
    transcript = await study.transcript(awako)
    assert [event.e for event in transcript.events] == ["attended", "completed"]
    summary = await study.summary(awako)
    assert (summary.completed_on, summary.session, summary.certificate) == (kept.completed_on, "s1", kept.id)
    assert (summary.steps_read, summary.attempts, summary.best_score) == (0, 0, None)
    assert await summaries.rebuild(study.store) == 0
    assert await totals_of(entries, figures.on) == figures and figures.completions == 1


async def test_whoever_was_erased_signs_in_no_more_and_is_nobody_to_everybody(
    study: Study, awako: Person, cast: Cast, clock: FakeClock
) -> None:
    hasher = QuickHasher()
    signins = SignIns(study.store, clock, hasher, ATTEMPTS)
    card = await study.people.new_card(awako, awako.id)
    sign_in = await signins.with_card(card, "10.0.0.1", None, "mine")
    await study.leave(awako)
    clock.pass_by(days=30)
    assert await refusal(signins.with_pin(awako.id, "000001", "10.0.0.1", None, "mine")) == "pin.wrong_left"
    throttles = list(study.store.scan("throttles"))
    assert throttles and not any(awako.id in str(doc) for doc in throttles), "known by a keyed hash, never by name"
    await study.erasing.run()
    assert await signins.person(sign_in.token) == READER
    assert await refusal(signins.with_card(card, "10.0.0.1", None, "mine")) == "card.unknown"
    assert await refusal(signins.with_pin(awako.id, PIN, "10.0.0.1", None, "mine")) == "pin.wrong_left"
    for asked in (
        study.people.own(awako),
        study.own.record(awako, PIN),
        study.own.correct(awako, {"name": "ゆめの　泡子"}),
        study.leavings.ask(awako, PIN),
        study.leavings.cancel(awako),
        study.learning.read(awako, COURSE, study.refs[:1]),
        study.people.view(cast.suzuki, awako.id),
        study.people.desk_pin(cast.suzuki, awako.id, "窓口"),
    ):
        assert await refusal(asked) == "access.refused"
    assert not [doc for doc in study.store.scan("sign_ins") if doc["person"] == f"learner:{awako.id}"]
    assert not [doc for doc in study.store.scan("throttles") if awako.id in doc["id"]]
    hasher.close()


async def test_the_certificate_is_still_verified_without_a_name_and_printed_no_more(
    study: Study, awako: Person, cast: Cast, clock: FakeClock
) -> None:
    (certificate,) = await study.kept(Certificate, awako.id)
    await study.leave(awako)
    clock.pass_by(days=30)
    await study.erasing.run()
    found = await study.certificates.verify(certificate.code)
    assert (found.valid, found.erased, found.name_hint, found.serial) == (True, True, "", certificate.serial)
    assert await refusal(study.certificates.pdf(cast.suzuki, certificate.code)) == "cert.erased"
    rows = (await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI))).rows
    assert [(row.serial, row.name, row.kana, row.age_band) for row in rows] == [
        (certificate.serial, "（消去）", "", "")
    ]


async def test_an_erased_completion_is_never_confirmed_into_a_nameless_certificate(
    study: Study, cast: Cast, clock: FakeClock
) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    await study.complete(cast.hanako)
    await study.leave(cast.hanako)
    clock.pass_by(days=30)
    await study.erasing.run()
    summary = await study.summary(cast.hanako)
    assert await refusal(study.certificates.confirm(cast.suzuki, summary.id)) == "access.refused"


class Killed(BaseException):
    """The power goes."""


@pytest.mark.parametrize("moment", ["ledger", "erase", "purge", "strike off"])
async def test_killed_at_any_moment_the_next_start_does_the_rest(
    study: Study, awako: Person, clock: FakeClock, ledger: ErasureLedger, tmp_path: Path, moment: str
) -> None:
    await study.leave(awako)
    clock.pass_by(days=30)
    broken = Breaking(study.store, ledger, moment)
    with pytest.raises(Killed):
        await Erasure(broken, clock, broken, ATTEMPTS).run()  # type: ignore[arg-type]
    assert await refusal(study.leavings.cancel(awako)) in ("leaving.over", "access.refused")
    await Erasure(study.store, clock, ledger, ATTEMPTS).run()
    assert left_on(tmp_path) == set()
    assert [entry.learner for entry in ledger.entries()] == [awako.id]
    assert await doc(study, ErasureRequest, awako.id) is None and len(study.audit("learner.erased")) == 1
    assert await Erasure(study.store, clock, ledger, ATTEMPTS).run() == 0


class Breaking:
    """Store and ledger until a moment at which the process dies."""

    def __init__(self, store: TinyStore, ledger: ErasureLedger, moment: str) -> None:
        self.store, self.ledger, self.moment = store, ledger, moment
        self.scan, self.entries = store.scan, ledger.entries
        self.units = 0

    async def run(self, fn):  # type: ignore[no-untyped-def]
        self.units += 1
        if (self.units, self.moment) in ((2, "erase"), (3, "strike off")):
            raise Killed
        return await self.store.run(fn)

    async def purge(self) -> None:
        if self.moment == "purge":
            raise Killed
        await self.store.purge()

    def add(self, erasures: list[ErasureLine]) -> None:
        if self.moment == "ledger":
            raise Killed
        self.ledger.add(erasures)


async def test_a_ledger_that_cannot_be_written_keeps_the_erasure_for_tomorrow(
    study: Study, awako: Person, clock: FakeClock, ledger: ErasureLedger
) -> None:
    class Full(ErasureLedger):
        def add(self, erasures: object) -> None:
            raise StoreFull("no room")

    await study.leave(awako)
    clock.pass_by(days=30)
    with pytest.raises(StoreFull):
        await Erasure(study.store, clock, Full(ledger.path), ATTEMPTS).run()
    assert (await doc(study, Learner, awako.id)).state == "active"
    assert await study.erasing.run() == 1


async def test_who_is_back_from_a_backup_is_erased_again_and_nobody_else(
    study: Study, awako: Person, cast: Cast, clock: FakeClock, ledger: ErasureLedger, tmp_path: Path
) -> None:
    await study.store.backup(tmp_path / "backup")
    day = clock.now().date()
    ledger.add(
        [
            ErasureLine(learner=awako.id, municipality=TOTTORI, on=day),
            ErasureLine(learner=cast.hanako.id, municipality="313025", on=day),  # the same number in another house
            ErasureLine(learner=cast.taro.id, municipality=TOTTORI, on=day - dt.timedelta(days=1)),  # drawn again since
            ErasureLine(learner="99999999", municipality=TOTTORI, on=day),
        ]
    )
    assert await study.erasing.run() == 1
    assert (await doc(study, Learner, awako.id)).state == "erased"
    assert [(await doc(study, Learner, one.id)).state for one in (cast.hanako, cast.taro)] == ["active"] * 2
    assert left_on(tmp_path / "backup") == set(WORDS), "a copy is not ours to change"
    assert not [path for path in tmp_path.glob("db.json*") if any(word.encode() in path.read_bytes() for word in WORDS)]


async def test_undoing_at_the_last_moment_either_holds_or_is_refused(
    study: Study, awako: Person, clock: FakeClock, ledger: ErasureLedger
) -> None:
    await study.leave(awako)
    clock.pass_by(days=30)
    erased, undone = await asyncio.gather(study.erasing.run(), study.leavings.cancel(awako), return_exceptions=True)
    state = (await doc(study, Learner, awako.id)).state
    assert (erased, undone, state) == (0, None, "active") or (erased, state) == (1, "erased")
    assert len(ledger.entries()) == erased


async def test_a_summary_of_the_erased_is_what_its_transcript_tells(
    study: Study, awako: Person, clock: FakeClock
) -> None:
    await study.leave(awako)
    clock.pass_by(days=30)
    await study.erasing.run()
    (transcript,) = await study.kept(Transcript, awako.id)
    summary = await study.summary(awako)
    told = summarise(transcript, fold(transcript.events), TOTTORI, summary.programme, TOKYO, summary.certificate)
    assert told == summary
