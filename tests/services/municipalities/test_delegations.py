"""委ね: 岩美町 lets 鳥取市 handle its rows for a time and on a ground; what is not recorded opens nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.municipalities.delegation import Delegation
from supporter.domain.shared.access import ALL_SCOPES, READER, Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.administration.audit_log import AuditLog
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.municipalities.delegations import Delegations
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.hall import Hall
from tests.support.study import Study

OWN = "kirin-to-uma-7"
NAKATA = Person(role=Role.OFFICER, id="nakata", municipality=IWAMI)
GROUND = "事務の委託に関する協定（令和8年4月1日）"


@pytest.fixture
def delegations(store: TinyStore, clock: FakeClock) -> Delegations:
    return Delegations(store, clock)


async def signed_in(desk: StaffAccounts, signins: SignIns, id: str, role: Role, town: str) -> str:
    """The token of a member of staff with a password of their own."""
    first = await desk.add(ADMINISTRATOR, id, id, role, town)
    token = (await signins.staff(id, first, "192.0.2.20")).token
    await signins.choose_password(token, OWN)
    return token


async def given(delegations: Delegations, who: Person, taker: str = TOTTORI, days: int = 30) -> Delegation:
    first = dt.date(2026, 12, 24)
    until = first + dt.timedelta(days=days)
    made = await delegations.make(who, IWAMI, taker, first, until, GROUND, "affairs", ALL_SCOPES)
    return await delegations.confirm(NAKATA, made.id)


async def test_it_opens_the_rows_from_its_first_day_to_its_last(
    delegations: Delegations, desk: StaffAccounts, signins: SignIns, study: Study, cast: Cast, clock: FakeClock
) -> None:
    hanako = await study.learner("岩美 花子", municipality=IWAMI)
    token = await signed_in(desk, signins, "suzuki", Role.OFFICER, TOTTORI)
    made = await given(delegations, cast.tanaka)
    theirs = RosterFilter(municipality=IWAMI)
    opened = []
    for days in (0, 1, 30, 1):
        clock.pass_by(days=days)
        token = (await signins.staff("suzuki", OWN, "192.0.2.20")).token
        suzuki = await signins.person(token)
        opened.append(suzuki.acting_for)
        if suzuki.acting_for:
            assert await refusal(study.people.view(suzuki, hanako.id)) == "access.refused", (
                "not before its desk is taken"
            )
            await signins.take_desk(token, IWAMI)
            suzuki = await signins.person(token)
            assert (await study.people.view(suzuki, hanako.id)).name == "岩美 花子"
            await study.rosters.rows(suzuki, theirs)
        else:
            assert await refusal(study.people.view(suzuki, hanako.id)) == "access.refused"
            assert await refusal(study.rosters.rows(suzuki, theirs)) == "access.refused"
    assert opened == [(), (IWAMI,), (IWAMI,), ()], (made.since, made.until)
    used = {(entry.actor, entry.municipality) for entry in study.audit("learner.read")}
    assert used == {("staff:suzuki", IWAMI)}, "the town that gave finds it in its own log"
    assert {(one.municipality, one.facts["home"]) for one in study.audit("delegation.used")} == {(IWAMI, TOTTORI)}
    names = await AuditLog(study.store, clock).names(NAKATA)
    assert names["suzuki"] == "鳥取市 suzuki"
    assert "suzuki" not in await AuditLog(study.store, clock).names(
        Person(role=Role.OFFICER, id="x", municipality="313254")
    )


async def test_it_opens_what_it_names_once_another_officer_has_confirmed_it(
    delegations: Delegations, desk: StaffAccounts, signins: SignIns, study: Study, cast: Cast, clock: FakeClock
) -> None:
    hanako = await study.learner("岩美 花子", municipality=IWAMI)
    token = await signed_in(desk, signins, "suzuki", Role.OFFICER, TOTTORI)
    day = clock.now().date()
    made = await delegations.make(cast.tanaka, IWAMI, TOTTORI, day, day, GROUND, "processing", ["rosters", "x"])
    assert (made.form, made.scopes) == ("processing", ("rosters",))
    assert await refusal(signins.take_desk(token, IWAMI)) == "access.refused"
    assert (await delegations.waiting(cast.tanaka), await delegations.waiting(NAKATA)) == (0, 1)
    assert await refusal(delegations.confirm(cast.tanaka, made.id)) == "delegation.second"
    assert await refusal(delegations.confirm(cast.suzuki, made.id)) == "access.refused"
    await delegations.confirm(NAKATA, made.id)
    assert await refusal(delegations.confirm(NAKATA, made.id)) == "delegation.unknown"
    await signins.take_desk(token, IWAMI)
    suzuki = await signins.person(token)
    await study.rosters.rows(suzuki, RosterFilter(municipality=IWAMI))
    assert await refusal(study.people.view(suzuki, hanako.id)) == "access.refused"
    assert await refusal(study.rosters.rows(suzuki, RosterFilter(municipality=TOTTORI))) == "access.refused"
    await signins.take_desk(token, "")
    await study.rosters.rows(await signins.person(token), RosterFilter(municipality=TOTTORI))


async def test_what_an_older_program_recorded_holds_until_its_end(
    desk: StaffAccounts, signins: SignIns, study: Study, clock: FakeClock
) -> None:
    token = await signed_in(desk, signins, "suzuki", Role.OFFICER, TOTTORI)
    old = Delegation.model_validate_json(
        '{"id":"x","giver":"313025","taker":"312011","since":"2026-04-01","until":"2028-03-31","ground":"協定",'
        '"by":"staff:tanaka","made_at":"2026-04-01T09:00:00+09:00"}'
    )
    await study.store.run(lambda tx: records.save(tx, old))
    await signins.take_desk(token, IWAMI)
    person = await signins.person(token)
    assert (person.municipality, person.lent, person.scopes) == (IWAMI, True, ALL_SCOPES)


async def test_it_can_be_ended_before_its_time_by_who_gave(
    delegations: Delegations, desk: StaffAccounts, signins: SignIns, cast: Cast, clock: FakeClock
) -> None:
    token = await signed_in(desk, signins, "suzuki", Role.OFFICER, TOTTORI)
    made = await given(delegations, cast.tanaka)
    clock.pass_by(days=1)
    token = (await signins.staff("suzuki", OWN, "192.0.2.20")).token
    assert (await signins.person(token)).acting_for == (IWAMI,)
    for who in (READER, cast.hanako, cast.sato, cast.suzuki, (await signins.person(token)).at(IWAMI)):
        assert await refusal(delegations.end(who, made.id)) == "access.refused"
    await delegations.end(cast.tanaka, made.id)
    await delegations.end(ADMINISTRATOR, made.id)
    assert (await signins.person(token)).acting_for == ()
    assert await refusal(delegations.end(cast.tanaka, "no-such")) == "access.refused"


async def test_nobody_gives_away_what_is_another_towns(delegations: Delegations, cast: Cast) -> None:
    for who in (READER, cast.hanako, cast.sato, cast.suzuki, Person(role=Role.COORDINATOR, id="koiki")):
        assert await refusal(given(delegations, who)) == "access.refused"
    day = dt.date(2026, 12, 24)

    async def code(taker: str = TOTTORI, **changes: object) -> str:
        asked = {"since": day, "until": day, "ground": GROUND, "form": "affairs", "scopes": ["people"]} | changes
        return await refusal(delegations.make(cast.tanaka, IWAMI, taker, **asked))  # type: ignore[arg-type]

    assert await code(until=dt.date(2026, 12, 23)) == "delegation.period"
    assert await code(until=dt.date(2027, 4, 1)) == "delegation.too_long", "at most to the end of the 年度"
    assert await code(ground="  ") == "delegation.ground"
    assert await code(form="") == await code(form="x") == "delegation.form"
    assert await code(scopes=[]) == await code(scopes=["audit"]) == "delegation.scope"
    for taker in (IWAMI, "999999", "staff:nobody", "staff:suzuki", ""):
        assert await code(taker) == "delegation.taker"


async def test_both_towns_see_it_and_no_third(delegations: Delegations, cast: Cast) -> None:
    made = await given(delegations, ADMINISTRATOR)
    assert await delegations.all(cast.tanaka) == await delegations.all(cast.suzuki) == [made]
    third = Person(role=Role.OFFICER, id="mori", municipality="313254")
    assert await delegations.all(third) == []


async def test_a_coordinator_reads_names_of_a_town_that_granted_it_and_changes_nothing(
    delegations: Delegations, desk: StaffAccounts, signins: SignIns, study: Study, cast: Cast, clock: FakeClock
) -> None:
    hanako = await study.learner("岩美 花子", municipality=IWAMI)
    await signed_in(desk, signins, "koiki", Role.COORDINATOR, "")
    await given(delegations, cast.tanaka, "staff:koiki")
    clock.pass_by(days=1)
    token = (await signins.staff("koiki", OWN, "192.0.2.20")).token
    assert await refusal(signins.take_desk(token, TOTTORI)) == "access.refused"
    await signins.take_desk(token, IWAMI)
    koiki = await signins.person(token)
    assert (await study.people.view(koiki, hanako.id)).name == "岩美 花子"
    await study.rosters.rows(koiki, RosterFilter(municipality=IWAMI))
    for reach in (
        study.people.view(koiki, cast.hanako.id),
        study.rosters.rows(koiki, RosterFilter(municipality=TOTTORI)),
        study.rosters.export(koiki, RosterFilter(municipality=IWAMI), "確認", "csv"),
        study.people.desk_pin(koiki, hanako.id, "窓口"),
    ):
        assert await refusal(reach) == "access.refused"


async def test_a_trainer_loses_the_names_of_a_class_after_a_week(
    study: Study, cast: Cast, clock: FakeClock, store: TinyStore, hall: Hall
) -> None:
    reception = SeatCards(store, clock)
    held = TrainingSession(
        id="s1", number="1", municipality=TOTTORI, programme="t", course="kiso", held_on=clock.now().date(), venue="館"
    )
    await store.run(lambda tx: records.save(tx, held))
    await reception.all(cast.sato, "s1")
    clock.pass_by(days=7)
    await reception.all(cast.sato, "s1")
    clock.pass_by(days=1)
    assert await refusal(reception.all(cast.sato, "s1")) == "session.names_gone"
    await reception.all(cast.suzuki, "s1")
    await study.profile(TOTTORI, trainer_days=30)
    await reception.all(cast.sato, "s1")
