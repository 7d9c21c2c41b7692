"""委ね: 岩美町 lets 鳥取市 handle its rows for a time and on a ground; what is not recorded opens nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.municipalities.delegation import Delegation
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.municipalities.delegations import Delegations
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.hall import Hall
from tests.support.study import Study

OWN = "kirin-to-uma-7"
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
    return await delegations.make(who, IWAMI, taker, first, first + dt.timedelta(days=days), GROUND)


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
            assert (await study.people.view(suzuki, hanako.id)).name == "岩美 花子"
            await study.rosters.rows(suzuki, theirs)
            await study.rosters.rows(suzuki.at(IWAMI), theirs)
        else:
            assert await refusal(study.people.view(suzuki, hanako.id)) == "access.refused"
            assert await refusal(study.rosters.rows(suzuki, theirs)) == "access.refused"
    assert opened == [(), (IWAMI,), (IWAMI,), ()], (made.since, made.until)
    used = {(entry.actor, entry.municipality) for entry in study.audit("learner.read")}
    assert used == {("staff:suzuki", IWAMI)}, "the town that gave finds it in its own log"


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
    make = delegations.make
    assert await refusal(make(cast.tanaka, IWAMI, TOTTORI, day, dt.date(2026, 12, 23), GROUND)) == "delegation.period"
    assert await refusal(make(cast.tanaka, IWAMI, TOTTORI, day, day, "  ")) == "delegation.ground"
    for taker in (IWAMI, "999999", "staff:nobody", "staff:suzuki", ""):
        assert await refusal(make(cast.tanaka, IWAMI, taker, day, day, GROUND)) == "delegation.taker"


async def test_both_towns_see_it_and_no_third(delegations: Delegations, cast: Cast) -> None:
    made = await given(delegations, ADMINISTRATOR)
    assert await delegations.all(cast.tanaka) == await delegations.all(cast.suzuki) == [made]
    third = Person(role=Role.OFFICER, id="mori", municipality="313254")
    assert await delegations.all(third) == []
    assert await refusal(delegations.sit_down(cast.suzuki, IWAMI)) == "access.refused"


async def test_a_coordinator_reads_names_of_a_town_that_granted_it_and_changes_nothing(
    delegations: Delegations, desk: StaffAccounts, signins: SignIns, study: Study, cast: Cast, clock: FakeClock
) -> None:
    hanako = await study.learner("岩美 花子", municipality=IWAMI)
    await signed_in(desk, signins, "koiki", Role.COORDINATOR, "")
    await given(delegations, cast.tanaka, "staff:koiki")
    clock.pass_by(days=1)
    koiki = await signins.person((await signins.staff("koiki", OWN, "192.0.2.20")).token)
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
