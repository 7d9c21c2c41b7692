"""利用停止 ends with the years of the record, and nothing goes before them without an officer's decision."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.survey_ballot import Ballot
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.privacy.retention import Disposal
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.administration.audit_log import AuditFilter, AuditLog
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.privacy import expired
from supporter.services.privacy import retention as retentions
from supporter.services.privacy.retention import Retention
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from supporter.storage.base import Tx
from tests.support.cast import ATTEMPTS, IWAMI, PIN, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import Study

MORI = Person(role=Role.OFFICER, id="mori", municipality=TOTTORI)
DECISION = "福祉第12号"


@pytest.fixture
def retention(study: Study) -> Retention:
    return Retention(study.store, study.clock, study.erasing)


@pytest.fixture
def withdrawals(study: Study) -> Withdrawals:
    return Withdrawals(study.store, study.clock, ATTEMPTS)


def state(study: Study, who: Person) -> str:
    (found,) = [doc["state"] for doc in study.store.scan("learners") if doc["id"] == who.id]
    return str(found)


async def stop(study: Study, withdrawals: Withdrawals, cast: Cast, ground: str = "self") -> None:
    await withdrawals.ask(cast.suzuki, cast.hanako.id, "stop", ground)
    await withdrawals.agree(MORI, cast.hanako.id)


@pytest.mark.parametrize("ground", ["self", "family", "office", "death"])
async def test_whose_use_was_stopped_goes_with_the_years_of_the_record(
    study: Study, retention: Retention, withdrawals: Withdrawals, cast: Cast, clock: FakeClock, ground: str
) -> None:
    await study.complete(cast.hanako)
    await stop(study, withdrawals, cast, ground)
    assert await retention.people(cast.suzuki) == 2, "the file holds them until then"
    clock.time = dt.datetime(2060, 4, 1, 9, tzinfo=clock.time.tzinfo)
    for kind in ("learning", "ledger"):
        asked = await retention.propose(cast.suzuki, kind, "規程第5条")
        await retention.confirm(MORI, asked.id, DECISION, asked.count)
    assert state(study, cast.hanako) == "erased"
    assert "鳥取 花子" not in str(list(study.store.scan("learners")))
    assert await retention.people(cast.suzuki) == 0


async def test_before_that_nobody_is_erased_without_an_officers_decision(
    study: Study, retention: Retention, cast: Cast, clock: FakeClock
) -> None:
    await study.leavings.ask(cast.hanako, PIN)
    clock.pass_by(days=60)
    assert await study.erasing.run() == 0 and state(study, cast.hanako) == "active"
    assert await study.leavings.undecided(cast.suzuki) == 1
    decide = study.leavings.decide
    for who in (cast.hanako, cast.sato, cast.tanaka):
        assert await refusal(decide(who, cast.hanako.id, DECISION)) == "access.refused"
    for number in ("", " ", "あ" * 61, "一\n二"):
        assert await refusal(decide(cast.suzuki, cast.hanako.id, number)) == "duty.decision"
    assert await refusal(decide(cast.suzuki, cast.taro.id, DECISION)) == "withdrawal.none"
    await decide(cast.suzuki, cast.hanako.id, DECISION)
    assert await study.leavings.undecided(cast.suzuki) == 0
    assert await study.erasing.run() == 1
    (line,) = await retention.disposals(MORI)
    assert (line.kind, line.items, line.decision_no) == ("person", (cast.hanako.id,), DECISION)
    assert (line.ground, line.confirmed_by, line.count) == ("self", "staff:suzuki", 1)
    assert "花子" not in line.model_dump_json()


async def test_an_officer_may_stop_the_use_instead(
    study: Study, withdrawals: Withdrawals, cast: Cast, clock: FakeClock
) -> None:
    await study.leavings.ask(cast.hanako, PIN)
    await stop(study, withdrawals, cast)
    clock.pass_by(days=60)
    assert await study.erasing.run() == 0 and state(study, cast.hanako) == "stopped"
    assert await study.leavings.waiting(cast.suzuki) == []


async def test_what_an_older_program_promised_is_kept(study: Study, cast: Cast, clock: FakeClock) -> None:
    today = clock.now().date()
    wish = ErasureRequest(id=cast.hanako.id, municipality=TOTTORI, asked_on=today, erase_on=today)
    await study.store.run(lambda tx: records.save(tx, wish))
    assert await study.erasing.run() == 1
    old = Disposal.model_validate_json(
        '{"id":"x","municipality":"312011","kind":"ledger","before":2026,"count":58,"ground":"規程","by":"staff:suzuki",'
        '"at":"2026-12-01T09:00:00+09:00"}'
    )
    assert (old.items, old.decision_no) == ((), "")


async def test_wishes_that_wait_go_with_whom_they_are_of(
    study: Study, withdrawals: Withdrawals, cast: Cast, clock: FakeClock
) -> None:
    await withdrawals.ask(cast.suzuki, cast.hanako.id, "stop", "self")
    await study.leave(cast.hanako)
    clock.pass_by(days=30)
    assert await study.erasing.run() == 1
    assert await study.store.read(lambda tx: records.load(tx, Withdrawal, cast.hanako.id)) is None
    assert await withdrawals.waiting(cast.suzuki) == []


async def test_what_is_thrown_away_is_listed_by_class_and_by_year_and_counted(study: Study) -> None:
    held = {"municipality": TOTTORI, "programme": "tsunagari", "course": "kiso", "venue": "館"}
    first = TrainingSession.model_validate({"id": "s1", "number": "R2-001", "held_on": "2020-06-01", **held})
    seats = [Seat(id=f"s{n}", session="s1" if n < 3 else "s9", number=n, kind="paper") for n in (1, 2, 3)]
    said = {"question": "q", "municipality": TOTTORI, "course": "kiso", "version": "v", "moment": "after"}
    ballots = [
        Ballot.model_validate({"id": f"b{n}", "answer": ("0",), "year": year, **said})
        for n, year in enumerate((2020, 2021, 2020))
    ]

    def unit(tx: Tx) -> None:
        for one in (first, *seats, *ballots):
            records.save(tx, one)
        assert expired.listed(tx, "classes", [one.id for one in seats]) == ("R2-001 2", "s9 1")
        assert expired.listed(tx, "surveys", [one.id for one in ballots]) == ("kiso 2020 2", "kiso 2021 1")
        assert expired.listed(tx, "learning", ["2:kiso:2020", "1:kiso:2020"]) == ("1 kiso 2020", "2 kiso 2020")
        assert expired.listed(tx, "ledger", ["2", "1"]) == ("1", "2")
        assert expired.listed(tx, "classes", ["gone"]) == ()

    await study.store.run(unit)


async def test_pages_of_a_class_go_with_its_years_also_where_nobody_had_a_seat(
    study: Study, retention: Retention, cast: Cast, clock: FakeClock
) -> None:
    kept = {
        "id": "p1",
        "title": "花子さんの写真",
        "text": "鳥取 花子",
        "notes": "花子さんに聞く",
        "picture": f"{'a' * 64}.webp",
    }
    held = {"municipality": TOTTORI, "programme": "tsunagari", "course": "kiso", "venue": "館", "number": "R2-001"}
    old, young = (
        TrainingSession.model_validate({"id": id, "held_on": day, "otherwise": {"pages": [kept]}, **held})
        for id, day in (("s1", "2020-06-01"), ("s2", str(clock.now().date())))
    )
    await study.store.run(lambda tx: [records.save(tx, one) for one in (old, young)])
    asked = await retention.propose(cast.suzuki, "classes", "規程第5条")
    assert (asked.count, asked.items) == (1, ("R2-001 1",))
    await retention.confirm(MORI, asked.id, DECISION, 1)
    first = await study.store.read(lambda tx: records.load(tx, TrainingSession, "s1"))
    second = await study.store.read(lambda tx: records.load(tx, TrainingSession, "s2"))
    assert first and "花子" not in first.model_dump_json() and not first.otherwise.files
    assert [page.ref for page in first.otherwise.pages] == ["today/p1"] and second == young
    assert await expired.found(study.store, "classes", TOTTORI, 2021) == []


async def test_lines_of_the_log_go_with_their_years_and_the_chain_holds(
    study: Study, retention: Retention, cast: Cast, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retentions, "_AT_A_TIME", 3)
    log, day = AuditLog(study.store, clock), clock.now().date()
    await study.complete(cast.hanako)
    await study.rosters.export(cast.suzuki, RosterFilter(municipality=TOTTORI), "確認", "xlsx")
    await log.read(cast.tanaka, AuditFilter(day, day, IWAMI))
    await study.profile(TOTTORI, kept_years={"audit": 1})
    clock.time = dt.datetime(2028, 4, 1, 9, tzinfo=clock.time.tzinfo)
    old = await log.read(cast.suzuki, AuditFilter(day, day, TOTTORI))
    asked = await retention.propose(cast.suzuki, "audit", "規程第5条")
    assert (asked.count, asked.items) == (len(old), (f"2026 {len(old)}",)) and len(old) > 3
    assert await refusal(retention.confirm(cast.suzuki, asked.id, DECISION, asked.count)) == "duty.second"
    twice = [retention.confirm(MORI, asked.id, DECISION, asked.count) for _ in range(2)]
    pressed = await asyncio.gather(*twice, return_exceptions=True)
    assert [one.code for one in pressed if isinstance(one, Refused)] == ["duty.unknown"], "one of two presses"
    assert (await log.verify()).broken == ""
    assert await log.read(cast.suzuki, AuditFilter(day, day, TOTTORI)) == []
    assert await log.read(cast.tanaka, AuditFilter(day, day, IWAMI)) != [], "the other town keeps its lines"
    assert list(study.store.scan("affected_people")) == []
    told = study.audit("audit.emptied")
    assert {one.actor for one in told} == {"staff:mori"} and {one.municipality for one in told} == {TOTTORI}
    assert sum(int(one.facts["count"]) for one in told) == asked.count
    assert [one.count for one in await retention.due(cast.suzuki) if one.kind == "audit"] == [0]
    monkeypatch.setattr(clock, "time", dt.datetime(2040, 4, 1, 9, tzinfo=clock.time.tzinfo))
    asked = await retention.propose(cast.suzuki, "audit", "規程第5条")
    await retention.confirm(MORI, asked.id, DECISION, asked.count)
    assert (await log.verify()).broken == "", "what says that lines went stays"
