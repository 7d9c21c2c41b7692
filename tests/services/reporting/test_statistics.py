"""What an office is told is what the records say: on any day, after anything that happens, for its own town alone."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.reporting.roster_columns import RosterLook
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.transcripts.transcript import Attended
from supporter.services.certificates.desk import CertificateDesk
from supporter.services.people.merging import Merges
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.rosters import RosterFilter, Rosters
from supporter.services.reporting.statistics import Statistics
from supporter.storage import records
from supporter.storage.base import Tx
from supporter.wording.reporting import GONE
from tests.support.cast import IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import COURSE, Study

KOIKI = Person(role=Role.COORDINATOR, id="koiki")


@pytest.fixture
def entries(study: Study) -> Entries:
    return Entries(study.store)


@pytest.fixture
def figures(study: Study, entries: Entries) -> Statistics:
    return Statistics(study.store, study.library, study.clock, entries, study.surveys)


@pytest.fixture
def rosters(study: Study, entries: Entries) -> Rosters:
    return Rosters(study.store, lambda: study.library.courses, study.clock, entries)


async def completed(study: Study, *names: str, municipality: str = TOTTORI) -> list[Person]:
    people = [await study.learner(name, municipality=municipality, kana="ア") for name in names]
    for person in people:
        await study.complete(person)
    return people


async def same_as_anew(study: Study, entries: Entries) -> None:
    """What is kept in memory is what the documents say when they are all looked at again."""
    fresh = await Entries(study.store).current()
    await entries.current()
    for town in (TOTTORI, IWAMI):
        kept, anew = (sorted(one.of_town(town), key=lambda entry: entry.id) for one in (entries, fresh))
        assert kept == anew
    assert entries.held == fresh.held


async def test_figures_follow_the_records_through_everything_that_happens(
    study: Study, cast: Cast, entries: Entries, clock: FakeClock
) -> None:
    await same_as_anew(study, entries)
    hanako, taro = await completed(study, "一 花子", "二 太郎")
    await same_as_anew(study, entries)
    await study.rename(hanako, "三 花子")
    await study.learning.attended(cast.suzuki, taro.id, COURSE, await study.hold("s1", TOTTORI))
    await same_as_anew(study, entries)
    (certificate,) = await study.kept(Certificate, taro.id)
    revoked = certificate.model_copy(update={"status": "revoked"})
    await study.store.run(lambda tx: records.save(tx, revoked))
    seat = Seat(id=seat_id("s1", 1), session="s1", number=1, kind="phone", joined_at=clock.now())
    await study.store.run(lambda tx: records.save(tx, seat))
    await same_as_anew(study, entries)
    assert entries.held["s1"].came == 2, "one sat on a seat, one stood on the list"
    await study.leave(hanako)
    clock.pass_by(days=30)
    assert await study.erasing.run() == 1
    await study.store.run(lambda tx: tx.delete("training_sessions", "s1"))
    await same_as_anew(study, entries)
    gone = next(entry for entry in entries.of_town(TOTTORI) if entry.learner == hanako.id)
    assert gone.gone and gone.name == GONE and gone.counts_on(clock.now().date())


async def test_the_sentence_for_the_council_counts_the_very_rosters_it_opens(
    study: Study, cast: Cast, figures: Statistics, rosters: Rosters, clock: FakeClock
) -> None:
    await completed(study, "一 人", "二 人")
    before = clock.now().date()
    clock.pass_by(days=120)
    (third, _) = await completed(study, "三 人", "四 人")
    await completed(study, "岩美 人", municipality=IWAMI)
    town = await study.municipalities.get(TOTTORI)
    assert town is not None
    for on in (None, before):
        for programme, totals in await figures.council(cast.suzuki, town, on):
            same = {"municipality": TOTTORI, "programme": programme.id, "on": on}
            assert totals.completions == (await rosters.rows(cast.suzuki, RosterFilter(**same))).total
            assert totals.people == (await rosters.rows(cast.suzuki, RosterFilter(**same, once=True))).total
            year = RosterFilter(**same, since=dt.date(2026, 4, 1), until=dt.date(2027, 3, 31))
            if on:
                assert (totals.completions, totals.this_year) == (2, (await rosters.rows(cast.suzuki, year)).total)
            else:
                assert (totals.completions, totals.this_year) == (4, 2), "April lies between"
    (certificate,) = await study.kept(Certificate, third.id)
    await study.store.run(lambda tx: records.save(tx, certificate.model_copy(update={"status": "revoked"})))
    assert (await figures.totals(cast.suzuki, TOTTORI)).completions == 3


async def test_a_follow_up_moves_the_next_year_on(study: Study, cast: Cast, rosters: Rosters) -> None:
    (person,) = await completed(study, "一 人")
    course = study.library.course(COURSE).model_copy(update={"validity_months": 36})
    held = Rosters(study.store, lambda: {COURSE: course}, study.clock)
    (row,) = (await held.rows(cast.suzuki, RosterFilter(municipality=TOTTORI))).rows
    assert (row.next_due, row.last_follow_up) == ("令和11年度", None)
    study.clock.time = study.clock.time.replace(year=2028)
    seen = await study.hold("f1", TOTTORI, kind="フォローアップ")
    await study.learning.attended(cast.suzuki, person.id, COURSE, Attended(session="f1", at=seen.at))
    (row,) = (await held.rows(cast.suzuki, RosterFilter(municipality=TOTTORI))).rows
    assert row.next_due == "令和13年度" and row.last_follow_up == study.clock.now().date()
    assert row.session == "", "a follow-up is not where the course was done"
    for due, total in ((2030, 0), (2031, 1)):
        assert await held.count(cast.suzuki, RosterFilter(municipality=TOTTORI, due=due)) == total


async def test_columns_are_remembered_and_every_look_is_on_record(study: Study, cast: Cast, rosters: Rosters) -> None:
    await completed(study, "一 人")
    assert await rosters.look(cast.suzuki) == RosterLook(id="suzuki")
    await rosters.choose_columns(cast.suzuki, ["name", "contact_allowed", "no-such"])
    assert (await rosters.look(cast.suzuki)).columns == ("name", "contact_allowed")
    assert (await rosters.look(cast.tanaka)).known != ("name", "contact_allowed")
    assert await refusal(rosters.choose_columns(cast.suzuki, ["no-such"])) == "roster.no_column"
    assert await refusal(rosters.choose_columns(cast.sato, ["name"])) == "access.refused"
    await rosters.page(cast.suzuki, RosterFilter(municipality=TOTTORI, search="一 人"), 0, 50)
    await rosters.export(cast.suzuki, RosterFilter(municipality=TOTTORI), "確認", "csv", ("name", "kana"))
    (look,), (export,) = study.audit("roster.read"), study.audit("roster.export")
    assert look.facts == {"rows": "1", "searched": "yes"}, "what was searched for is a name"
    assert export.facts["columns"] == "氏名、フリガナ"


@pytest.mark.parametrize("who", ["tanaka", "sato", "hanako", "reader", "administrator"])
async def test_figures_are_for_their_own_officers_and_coordinators(
    study: Study, cast: Cast, figures: Statistics, who: str
) -> None:
    administrator = Person(role=Role.ADMINISTRATOR, id="kanri")
    person = {"reader": READER, "administrator": administrator}.get(who) or getattr(cast, who)
    town = await study.municipalities.get(TOTTORI)
    assert town is not None
    for asked in (
        figures.totals(person, TOTTORI),
        figures.council(person, town),
        figures.year(person, TOTTORI),
        figures.sessions(person, TOTTORI, 2026),
        figures.note_export(person, TOTTORI, "年度統計表", 2026, dt.date(2026, 12, 1)),
    ):
        assert await refusal(asked) == "access.refused"
    if who != "tanaka":
        assert await refusal(figures.by_town(person)) == "access.refused"


async def test_a_coordinator_sees_all_towns_and_neither_names_nor_small_numbers(
    study: Study, cast: Cast, figures: Statistics, clock: FakeClock
) -> None:
    await completed(study, *(f"{at} 人" for at in range(6)))
    await completed(study, "岩美 人", municipality=IWAMI)
    before = {town.id: totals.completions for town, totals in await figures.by_town(KOIKI)}
    assert (before[TOTTORI], before[IWAMI]) == (0, 0), "no day tells of one person more"
    clock.pass_by(days=31)
    await completed(study, "七 人")
    found = {town.id: totals.completions for town, totals in await figures.by_town(KOIKI)}
    assert (found[TOTTORI], found[IWAMI]) == (6, None)
    ours, theirs = await figures.year(KOIKI, TOTTORI), await figures.year(KOIKI, IWAMI)
    assert ours.totals.this_year == 6 and theirs.totals.this_year is None
    assert {cell.number for table in theirs.tables if table.name != "years" for cell in table.cells} == {None}
    assert theirs.taught == [] and (await figures.year(cast.tanaka, IWAMI)).totals.this_year == 1


async def test_the_public_sees_the_end_of_last_month_and_nobody_in_it(
    study: Study, cast: Cast, figures: Statistics, clock: FakeClock
) -> None:
    await completed(study, *(f"{at} 人" for at in range(6)))
    assert (await figures.public(TOTTORI)).totals.completions == 0, "this month is not told yet"
    clock.time = clock.time.replace(year=2027, month=1, day=5)
    await completed(study, "七 人")
    told = await figures.public(TOTTORI)
    assert told.totals.on == dt.date(2026, 12, 31) and told.totals.completions == 6
    assert await refusal(figures.public("313254")) == "municipality.unknown"
    assert told.taught == [] == told.surveys


async def test_sessions_tell_who_came_and_who_completed(
    study: Study, cast: Cast, figures: Statistics, clock: FakeClock
) -> None:
    await study.hold("s1", TOTTORI, room={"state": "ended"}, capacity=30)
    await study.hold("s2", TOTTORI)
    await study.hold("s3", IWAMI, room={"state": "ended"})
    person = await study.learner("一 人")
    await study.learning.attended(
        cast.suzuki, person.id, COURSE, Attended(session="s1", at=int(clock.now().timestamp()))
    )
    await study.take_test(person)
    ((held, done),) = await figures.sessions(cast.suzuki, TOTTORI, 2026)
    assert (held.id, held.came, held.on_paper, done, held.capacity) == ("s1", 1, 1, 1, 30)


async def test_a_past_day_says_what_was_on_record_that_day(
    study: Study, cast: Cast, figures: Statistics, rosters: Rosters, entries: Entries, clock: FakeClock
) -> None:
    """Written down later, joined, or revoked: nothing that is done today changes what yesterday said."""
    desk = CertificateDesk(study.store, study.library, study.clock)
    merging = Merges(study.store, study.clock)
    one, two, late = await completed(study, "一 人", "二 人") + [await study.learner("三 人")]
    twin = await study.learner("一 人")

    async def enter_late() -> None:
        await desk.issue(cast.suzuki, late.id, COURSE, clock.now().date() - dt.timedelta(days=9), "紙の記録")

    async def twin_completes() -> None:
        await study.complete(twin)

    async def join() -> None:
        await merging.merge(cast.suzuki, one.id, twin.id)

    async def enter_for_the_joined() -> None:
        fresh = await study.learner("四 人")
        await desk.issue(cast.suzuki, fresh.id, COURSE, clock.now().date(), "紙の記録")
        await merging.merge(cast.suzuki, late.id, fresh.id)

    async def revoke() -> None:
        issued = await study.kept(Certificate, two.id)
        await desk.revoke(cast.suzuki, issued[0].id, "まちがい")

    said = {}
    for deed in (enter_late, twin_completes, join, enter_for_the_joined, revoke):
        clock.pass_by(days=1)
        await deed()
        day = clock.now().date()
        said[day] = await figures.totals(cast.suzuki, TOTTORI, day)
    assert [(one.people, one.completions) for one in said.values()] == [(3, 3), (4, 4), (3, 3), (3, 3), (2, 2)]
    clock.pass_by(days=1)
    for day, then in said.items():
        assert await figures.totals(cast.suzuki, TOTTORI, day) == then, day
        listed = await rosters.rows(cast.suzuki, RosterFilter(TOTTORI, on=day))
        assert len(listed.rows) == then.completions, day
    await same_as_anew(study, entries)


async def test_a_class_of_an_older_version_is_read_with_its_defaults(study: Study, entries: Entries) -> None:
    await study.hold("s1", TOTTORI)

    def unit(tx: Tx) -> None:
        kept = tx.get("training_sessions", "s1")
        assert kept is not None
        later = ("municipalities", "kind", "trainers", "capacity", "online", "host")
        tx.put("training_sessions", {name: said for name, said in kept.items() if name not in later})

    await study.store.run(unit)
    assert (await entries.current()).held["s1"].municipalities == ()
