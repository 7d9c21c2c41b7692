"""Whose records left: kept with each export, print and file, told by one press, bound into the chain of the log."""

from __future__ import annotations

from supporter.domain.administration.affected import Affected, digest_of
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.shared.access import Role
from supporter.domain.training.application import Wanted
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.administration.audit_log import AuditFilter, AuditLog
from supporter.services.certificates.print_runs import PrintRuns
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.reporting.rosters import RosterFilter
from supporter.services.training.applications import Applications
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR, ATTEMPTS, PIN, TOTTORI, Cast, FakeClock, refusal
from tests.support.hall import SATO
from tests.support.offline_hall import PHRASE, SUZUKI, Town
from tests.support.study import Study

EXPORT = RosterFilter(municipality=TOTTORI)


async def test_a_lost_roster_tells_whose_names_it_held(study: Study, cast: Cast, clock: FakeClock) -> None:
    await study.complete(cast.hanako)
    await study.rosters.export(cast.suzuki, EXPORT, "確認", "xlsx")
    (line,) = study.audit("roster.export")
    log = AuditLog(study.store, clock)
    entry, people = await log.affected(cast.suzuki, str(line.seq))
    assert entry.id == line.id
    assert [(one.number, one.name, one.needs, one.gone) for one in people] == [
        (cast.hanako.id, "鳥取 花子", False, False)
    ]
    (kept,) = [Affected.model_validate(doc) for doc in study.store.scan("affected_people")]
    assert line.facts["people"] == digest_of(kept.people), "the list is bound into the chain"
    assert "花子" not in kept.model_dump_json()
    assert [one.actor for one in study.audit("audit.affected")] == ["staff:suzuki"]
    for who in (cast.tanaka, cast.sato, cast.hanako):
        assert await refusal(log.affected(who, str(line.seq))) in ("audit.no_list", "access.refused")
    for seq in ("", "x", "0", "1", "9" * 30):
        assert await refusal(log.affected(cast.suzuki, seq)) == "audit.no_list"
    await study.leave(cast.hanako)
    clock.pass_by(days=30)
    await study.erasing.run()
    ((gone,),) = [(await log.affected(cast.suzuki, str(line.seq)))[1]]
    assert (gone.name, gone.gone) == ("", True)


async def test_a_lost_class_file_tells_who_had_applied_and_what_they_need(town: Town, clock: FakeClock) -> None:
    wanted = Wanted(name="申込 済子", kana="モウシコミ スミコ", contact="0857-11-1111", needs_text="手話をお願いします")
    await Applications(town.store, clock).enter(SATO, town.id, wanted, "spoken")
    await town.taking.take(SATO, town.id, PHRASE, names=True)
    log, today = AuditLog(town.store, clock), clock.now().date()
    lines = await log.read(SUZUKI, AuditFilter(today, today, TOTTORI))
    line = next(one for one in lines if one.action == "class.take" and "people" in one.facts)
    _, people = await log.affected(SUZUKI, str(line.seq))
    assert [(one.name, one.contact, one.needs) for one in people] == [("申込 済子", "0857-11-1111", True)]
    assert people[0].kept == ("name", "kana", "contact")


async def test_papers_with_certificates_tell_whose_they_were(study: Study, cast: Cast, clock: FakeClock) -> None:
    certificate = await study.complete(cast.hanako)
    assert certificate
    runs, files = PrintRuns(study.store, clock), LearnerFiles(study.store, clock)
    run = await runs.begin(cast.suzuki, [certificate.id])
    for paper in ("proof", "run", "cards"):
        await runs.opened(cast.suzuki, run.id, paper)
    await study.certificates.shown(cast.suzuki, certificate.code)
    await files.disclose(cast.suzuki, cast.hanako.id, "窓口")
    held = {one.id for one in map(Affected.model_validate, study.store.scan("affected_people"))}
    deeds = (*study.audit("certificate.print"), *study.audit("certificate.read"), *study.audit("learner.disclose"))
    assert len(deeds) == 5 and {one.id for one in deeds} <= held
    log = AuditLog(study.store, clock)
    for line in deeds:
        _, people = await log.affected(cast.suzuki, str(line.seq))
        assert [one.number for one in people] == [cast.hanako.id], line.action


async def test_wrong_passwords_and_the_way_out_stand_in_the_log(
    study: Study, desk: StaffAccounts, signins: SignIns, cast: Cast, clock: FakeClock
) -> None:
    first = await desk.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    for _ in range(2):
        assert await refusal(signins.staff("suzuki", "wrong", "192.0.2.20")) == "staff.wrong"
    token = (await signins.staff("suzuki", first, "192.0.2.20")).token
    clock.pass_by(minutes=1)
    await signins.sign_out(token)
    await signins.sign_out(token)
    refused = study.audit("staff.refused")
    assert [(one.subject, one.municipality) for one in refused] == [("staff:suzuki", TOTTORI)] * 2
    assert len({one.facts["origin"] for one in refused}) == 1 and "192.0" not in str(refused)
    assert [one.actor for one in study.audit("staff.signed_off")] == ["staff:suzuki"], "once"
    await signins.staff("suzuki", first, "192.0.2.20")
    (staff,) = [one for one in await desk.list(ADMINISTRATOR) if one.id == "suzuki"]
    assert staff.before_in and staff.last_in and staff.last_in - staff.before_in == clock.now() - staff.before_in


async def test_who_asks_is_told_everything_that_is_kept(study: Study, cast: Cast) -> None:
    seat = Seat(id="s1:0001", session="s1", number=1, kind="paper", name="鳥取 花子", learner=cast.hanako.id, claim="c")
    await study.store.run(lambda tx: records.save(tx, seat))
    await Withdrawals(study.store, study.clock, ATTEMPTS).ask(cast.suzuki, cast.hanako.id, "stop", "self")
    found = await study.own.record(cast.hanako, PIN)
    assert [one.id for one in found.seats] == ["s1:0001"]
    assert isinstance(found.withdrawal, Withdrawal) and found.withdrawal.way == "stop"
    assert '"claim"' not in found.as_json() and '"s1:0001"' in found.as_json()
