"""The log as a chain in the store, read by whom it concerns, and sealed where it is older than the chain."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import Chain
from supporter.services.accounts.learners import Learners
from supporter.services.administration.audit_log import AuditFilter, AuditLog
from supporter.services.shared import audit
from supporter.storage.base import Tx
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import Study

DAY = dt.date(2026, 12, 23)
HERE = AuditFilter(DAY, DAY, TOTTORI)


@pytest.fixture
def log(store: TinyStore, clock: FakeClock) -> AuditLog:
    return AuditLog(store, clock)


async def put(store: TinyStore, id: str, **changes: object) -> None:
    """Write an entry as nobody may, past the log."""

    def unit(tx: Tx) -> None:
        doc = tx.get("audit_entries", id)
        assert doc is not None
        tx.put("audit_entries", doc | changes)

    await store.run(unit)


async def test_units_at_once_leave_one_chain(store: TinyStore, clock: FakeClock, log: AuditLog) -> None:
    def unit(tx: Tx) -> None:
        audit.record(tx, clock.now(), "command", "roster.read", rows=1)
        audit.record(tx, clock.now(), "command", "roster.export", rows=1)

    def broken(tx: Tx) -> None:
        unit(tx)
        raise KeyError

    done = await asyncio.gather(*(store.run(one) for one in [unit, broken] * 20), return_exceptions=True)
    assert sum(isinstance(one, KeyError) for one in done) == 20
    found = await log.verify()
    assert (found.lines, found.seq, found.broken) == (40, 40, ""), "a unit that failed left no gap"


async def test_the_chain_goes_on_after_a_restart_and_shows_where_it_was_touched(
    store: TinyStore, clock: FakeClock, log: AuditLog, cast: Cast, people: Learners
) -> None:
    await people.view(cast.suzuki, cast.hanako.id)
    before = await log.verify()
    assert not before.broken and before.lines == before.seq > 2
    assert await log.holds(str(before.seq), before.hash.upper())
    assert not await log.holds("1", before.hash) and not await log.holds("x", before.hash)
    await put(store, "0000000002", actor="staff:nobody")
    found = await log.verify()
    assert (found.broken, found.at) == ("changed", 2)
    await store.run(lambda tx: tx.delete("audit_entries", "0000000001"))
    found = await log.verify()
    assert (found.broken, found.at) == ("missing", 1)


async def test_entries_older_than_the_chain_are_sealed_once(store: TinyStore, clock: FakeClock, log: AuditLog) -> None:
    old = {"v": 1, "id": "20261201T090000000000-ab", "at": "2026-12-01T23:30:00+09:00", "actor": "command"}
    old |= {"action": "learner.erased", "subject": "learner:12345678", "municipality": TOTTORI, "facts": {}}
    # As the version before this one wrote it.
    store._storage.change("audit_entries", {old["id"]: old, "20261202": old | {"id": "20261202"}})
    await log.seal()
    await log.seal()
    found = await log.verify()
    assert (found.lines, found.older, found.broken) == (1, 2, "")
    seen = await log.read(ADMINISTRATOR, AuditFilter(dt.date(2026, 12, 1), dt.date(2026, 12, 1)))
    assert [entry.action for entry in seen] == ["learner.erased"] * 2, "found by its day in Japan"
    await put(store, "20261202", subject="learner:99999999")
    assert (await log.verify()).broken == "older"


async def test_each_town_reads_its_own_log_and_that_is_kept(
    log: AuditLog, cast: Cast, people: Learners, clock: FakeClock
) -> None:
    await people.view(cast.suzuki, cast.hanako.id)
    seen = await log.read(cast.suzuki, HERE)
    assert seen[0].action == "learner.read" and seen[0].subject == f"learner:{cast.hanako.id}"
    assert [entry.seq for entry in seen] == sorted((entry.seq for entry in seen), reverse=True)
    assert (await log.read(cast.suzuki, HERE))[0].action == "audit.read"
    theirs = await log.read(cast.tanaka, AuditFilter(DAY, DAY, IWAMI))
    assert all(entry.municipality == IWAMI for entry in theirs)
    assert {entry.municipality for entry in await log.read(ADMINISTRATOR, AuditFilter(DAY, DAY))} >= {TOTTORI, IWAMI}
    for who in (READER, cast.hanako, cast.sato, cast.tanaka, Person(role=Role.COORDINATOR, id="koiki")):
        assert await refusal(log.read(who, HERE)) == "access.refused"
        assert await refusal(log.export(who, HERE, "点検", "csv")) == "access.refused"
    assert await refusal(log.read(cast.suzuki, AuditFilter(DAY, DAY))) == "access.refused"


async def test_it_is_filtered_by_kind_and_actor_and_leaves_for_a_reason(
    log: AuditLog, cast: Cast, people: Learners
) -> None:
    await people.view(cast.suzuki, cast.hanako.id)
    await people.new_card(cast.hanako, cast.hanako.id)
    only = await log.read(cast.suzuki, AuditFilter(DAY, DAY, TOTTORI, "view"))
    assert {entry.action for entry in only} == {"learner.read"}
    own = await log.read(cast.suzuki, AuditFilter(DAY, DAY, TOTTORI, actor=f"learner:{cast.hanako.id}"))
    assert {entry.action for entry in own} == {"learner.renew_card", "learner.signed_up"}
    assert await refusal(log.export(cast.suzuki, HERE, " ", "csv")) == "roster.no_reason"
    away = await log.export(cast.suzuki, HERE, "定期の点検", "csv")
    assert [entry.seq for entry in away] == sorted(entry.seq for entry in away)
    told = (await log.read(cast.suzuki, HERE))[0]
    assert told.action == "audit.export" and told.facts["reason"] == "定期の点検"
    assert told.facts["rows"] == str(len(away)) and told.actor == "staff:suzuki"


async def test_the_learner_sees_that_an_officer_looked_but_not_at_themselves(
    people: Learners, cast: Cast, store: TinyStore
) -> None:
    await people.view(cast.hanako, cast.hanako.id)
    assert "learner.read" not in {doc["action"] for doc in store.scan("audit_entries")}
    await people.view(cast.suzuki, cast.hanako.id)
    assert [doc["actor"] for doc in store.scan("audit_entries") if doc["action"] == "learner.read"] == ["staff:suzuki"]
    assert [doc["id"] for doc in store.scan("audit_chains")] == [Chain().id]


async def test_erasing_somebody_leaves_the_chain_as_it_was(log: AuditLog, study: Study, clock: FakeClock) -> None:
    hanako = await study.learner("消えた 花子")
    await study.complete(hanako)
    await study.leave(hanako)
    before = await log.verify()
    clock.pass_by(days=31)
    assert await study.erasing.run() == 1
    after = await log.verify()
    assert not after.broken and after.lines > before.lines
    assert await log.holds(str(before.seq), before.hash), "no line was touched"
    assert "消えた" not in str(list(study.store.scan("audit_entries")))


async def test_a_paper_that_staff_open_is_kept_with_its_certificate(study: Study, cast: Cast) -> None:
    issued = await study.complete(cast.hanako)
    assert issued is not None
    await study.certificates.shown(cast.hanako, issued.code)
    assert study.audit("certificate.read") == []
    await study.certificates.shown(cast.suzuki, issued.code)
    assert [(one.actor, one.subject) for one in study.audit("certificate.read")] == [("staff:suzuki", issued.id)]


async def test_a_card_that_staff_print_is_kept_and_ones_own_is_not(study: Study, cast: Cast) -> None:
    await study.cards.learner_card(cast.hanako, cast.hanako.id)
    assert study.audit("learner.read") == []
    await study.cards.learner_card(cast.suzuki, cast.hanako.id)
    assert [one.subject for one in study.audit("learner.read")] == [f"learner:{cast.hanako.id}"]
