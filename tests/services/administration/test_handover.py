"""Notes, year-end lists, call lists and what is past its time; each of the own town alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.privacy.retention import Kept
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.transcripts.transcript import Attended, Completed
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.administration.handover import OfficeHandover
from supporter.services.privacy.retention import Retention
from supporter.services.reporting.follow_ups import FollowUps
from supporter.storage import records
from supporter.storage.base import Tx
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import COURSE, Study

DECISION = "福祉第12号"
MORI = Person(role=Role.OFFICER, id="mori", municipality=TOTTORI)


@pytest.fixture
def duties(store: TinyStore, clock: FakeClock) -> OfficeHandover:
    return OfficeHandover(store, clock)


@pytest.fixture
def retention(study: Study) -> Retention:
    return Retention(study.store, study.clock, study.erasing)


async def test_only_officers_have_these_duties(
    duties: OfficeHandover, retention: Retention, study: Study, cast: Cast
) -> None:
    lent = Person(role=Role.OFFICER, id="mori", municipality=IWAMI, acting_for=(TOTTORI,)).at(TOTTORI)
    calls = FollowUps(study.store, study.library, study.clock)
    for who in (READER, cast.hanako, cast.sato, ADMINISTRATOR, Person(role=Role.COORDINATOR, id="koiki"), lent):
        for reach in (
            duties.note(who),
            duties.write(who, "x"),
            duties.year_end(who),
            duties.tick(who, "backup"),
            duties.warnings(who),
            duties.handed_over(who),
            retention.due(who),
            retention.people(who),
            retention.disposals(who),
            retention.propose(who, "ledger", "規程"),
            calls.calls(who),
        ):
            assert await refusal(reach) == "access.refused"


async def test_the_note_waits_for_the_successor_in_the_own_town(
    duties: OfficeHandover, desk: StaffAccounts, signins: SignIns, cast: Cast, clock: FakeClock, store: TinyStore
) -> None:
    await desk.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI, ends_on=dt.date(2027, 1, 5))
    await duties.write(cast.suzuki, "会場の鍵は 総務課\n花見の会は 4月")
    told = await duties.warnings(cast.suzuki)
    assert (told.new, told.ends_on, told.few) == (True, dt.date(2027, 1, 5), True)
    assert told.note.by == "staff:suzuki"
    password = await desk.invite(cast.suzuki, "mori", "森", dt.date(2026, 12, 23))
    told = await duties.warnings(MORI)
    assert (told.new, told.ends_on, told.few) == (True, None, False) and "花見の会" in told.note.text
    assert (await duties.note(cast.tanaka)).text == ""
    assert "花見" not in str(list(store.scan("audit_entries")))
    clock.pass_by(days=30)
    assert (await duties.warnings(MORI)).new, "the first thirty days"
    clock.pass_by(days=1)
    assert (await duties.warnings(MORI)).new, "never in"
    for _ in range(2):
        await signins.staff("mori", password, "192.0.2.20")
    assert not (await duties.warnings(MORI)).new
    assert (await duties.warnings(MORI)).few, "whose post is over counts no more"


async def test_the_year_end_list_is_of_this_year_and_begins_anew(
    duties: OfficeHandover, cast: Cast, clock: FakeClock
) -> None:
    await duties.tick(cast.suzuki, "backup")
    assert set((await duties.year_end(MORI)).ticks) == {"backup"}
    assert (await duties.year_end(cast.tanaka)).ticks == {}
    await duties.tick(MORI, "backup")
    assert (await duties.year_end(cast.suzuki)).ticks == {}
    await duties.tick(MORI, "roster")
    clock.pass_by(days=150)
    assert (await duties.year_end(MORI)).ticks == {}


async def counts(retention: Retention, who: Person) -> dict[str, int]:
    return {one.kind: one.count for one in await retention.due(who)}


async def test_what_is_past_its_time_goes_by_two_hands_and_only_then(
    retention: Retention, study: Study, cast: Cast, clock: FakeClock, tmp_path: Path
) -> None:
    await study.complete(cast.hanako)
    await study.profile(TOTTORI, kept_years={"learning": 1})
    assert await counts(retention, cast.suzuki) == dict.fromkeys(get_args(Kept), 0)
    assert await refusal(retention.propose(cast.suzuki, "learning", "規程第5条")) == "duty.none"
    clock.time = dt.datetime(2028, 4, 1, 9, tzinfo=clock.time.tzinfo)
    assert (await counts(retention, cast.suzuki))["learning"] == 1
    assert await refusal(retention.propose(cast.suzuki, "learning", " ")) == "duty.ground"
    asked = await retention.propose(cast.suzuki, "learning", "規程第5条")
    assert await refusal(retention.confirm(cast.suzuki, asked.id, DECISION, 1)) == "duty.second"
    assert await refusal(retention.confirm(cast.tanaka, asked.id, DECISION, 1)) == "duty.unknown"
    assert await refusal(retention.confirm(MORI, asked.id, " ", 1)) == "duty.decision"
    assert await refusal(retention.confirm(MORI, asked.id, DECISION, 2)) == "duty.count"
    assert (await counts(retention, cast.suzuki))["learning"] == 1
    assert (await retention.one(MORI, asked.id)).people == {cast.hanako.id: "鳥取 花子"}
    assert await refusal(retention.one(cast.tanaka, asked.id)) == "duty.unknown"
    done = await retention.confirm(MORI, asked.id, DECISION, asked.count)
    assert (done.by, done.confirmed_by, done.count) == ("staff:suzuki", "staff:mori", 1)
    assert (done.decision_no, done.items) == (DECISION, (f"{cast.hanako.id} {COURSE} 2026",))
    kept = (await study.transcript(cast.hanako)).events
    assert kept and all(isinstance(event, Attended | Completed) for event in kept)
    assert (await counts(retention, cast.suzuki))["learning"] == 0
    assert await refusal(retention.confirm(MORI, asked.id, DECISION, asked.count)) == "duty.unknown"
    assert [one.id for one in await retention.disposals(MORI)] == [asked.id]
    (entry,) = study.audit("duty.disposed")
    assert entry.facts["count"] == "1" and entry.actor == "staff:mori"
    files = b"".join(path.read_bytes() for path in tmp_path.glob("db.json*"))
    assert b'"e":"answered"' not in files and b'"e": "answered"' not in files, "purged from the disk"


async def test_people_past_their_time_are_erased_and_their_serials_stay(
    retention: Retention, study: Study, cast: Cast, clock: FakeClock
) -> None:
    issued = await study.complete(cast.hanako)
    assert issued is not None
    clock.time = dt.datetime(2031, 6, 1, 9, tzinfo=clock.time.tzinfo)
    younger = await study.learner("鳥取 次郎")
    clock.time = dt.datetime(2032, 4, 1, 9, tzinfo=clock.time.tzinfo)
    assert (await counts(retention, cast.suzuki))["ledger"] == 2, "花子 and 太郎"
    asked = await retention.propose(cast.suzuki, "ledger", "規程第5条")
    await retention.confirm(MORI, asked.id, DECISION, asked.count)
    states = {doc["id"]: doc["state"] for doc in study.store.scan("learners")}
    assert states == {cast.hanako.id: "erased", cast.taro.id: "erased", younger.id: "active"}
    kept = await study.store.read(lambda tx: records.load(tx, Certificate, issued.id))
    assert kept is not None and kept.serial == issued.serial and kept.name == ""
    assert (await retention.people(cast.suzuki)) == 1


async def test_what_changed_since_the_proposal_is_not_destroyed(
    retention: Retention, study: Study, cast: Cast, clock: FakeClock
) -> None:
    clock.time = dt.datetime(2032, 4, 1, 9, tzinfo=clock.time.tzinfo)
    asked = await retention.propose(cast.suzuki, "ledger", "規程第5条")
    await study.learning.read(cast.taro, COURSE, study.refs[:1])
    assert await refusal(retention.confirm(MORI, asked.id, DECISION, asked.count)) == "duty.changed"
    assert {doc["state"] for doc in study.store.scan("learners")} == {"active"}
    assert await refusal(retention.withdraw(cast.tanaka, asked.id)) == "duty.unknown"
    await retention.withdraw(MORI, asked.id)
    assert await retention.disposals(MORI) == []


async def test_who_is_due_and_wishes_it_is_on_the_call_list_and_nobody_else(
    study: Study, cast: Cast, clock: FakeClock, tmp_path: Path
) -> None:
    root = tmp_path / "content"
    for kind in ("courses", "quizzes"):
        source = Path(__file__).parents[3] / kind
        for file in source.rglob("*"):
            if file.is_file():
                target = root / kind / file.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    course = root / "courses" / COURSE / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("validity_months: null", "validity_months: 24"), "utf-8")
    study.restart(root)
    for who in (cast.hanako, cast.taro):
        await study.complete(who)
    calls = FollowUps(study.store, study.library, clock)
    assert (await calls.calls(cast.suzuki)).people == []

    def wishes(tx) -> None:  # type: ignore[no-untyped-def]
        learner = records.load(tx, Learner, cast.hanako.id)
        records.save(tx, learner.model_copy(update={"wants_news": True, "contact": "0857-00-0001"}))

    await study.store.run(wishes)
    clock.time = dt.datetime(2028, 4, 1, 9, tzinfo=clock.time.tzinfo)
    found = await calls.calls(cast.suzuki)
    assert [(one.number, one.contact, one.due_year) for one in found.people] == [(cast.hanako.id, "0857-00-0001", 2028)]
    assert found.silent == 1
    assert (await calls.calls(cast.tanaka)).people == []
    assert {(entry.actor, entry.facts["rows"]) for entry in study.audit("duty.calls")} >= {("staff:suzuki", "1")}


async def test_names_of_an_old_class_go_and_what_was_counted_stays(
    retention: Retention, study: Study, cast: Cast, clock: FakeClock
) -> None:
    await study.hold("s1", TOTTORI, held_on=dt.date(2026, 12, 1))
    await study.hold("s2", IWAMI, held_on=dt.date(2026, 12, 1))

    def sit(tx: Tx) -> None:
        for session in ("s1", "s2"):
            seat = Seat(id=seat_id(session, 1), session=session, number=1, kind="paper", name="鳥取 花子", kana="ト")
            records.save(tx, seat.model_copy(update={"joined_at": clock.now()}))

    await study.store.run(sit)
    await study.profile(TOTTORI, kept_years={"classes": 1})
    clock.time = dt.datetime(2028, 4, 1, 9, tzinfo=clock.time.tzinfo)
    assert (await counts(retention, cast.suzuki))["classes"] == 1
    asked = await retention.propose(cast.suzuki, "classes", "規程第5条")
    await retention.confirm(MORI, asked.id, DECISION, asked.count)
    ours = await study.store.read(lambda tx: records.find(tx, Seat, "session", "s1"))
    theirs = await study.store.read(lambda tx: records.find(tx, Seat, "session", "s2"))
    assert [(seat.name, seat.kana, seat.joined_at is not None) for seat in ours] == [("", "", True)]
    assert [seat.name for seat in theirs] == ["鳥取 花子"]
