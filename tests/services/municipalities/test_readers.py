"""The notice names everybody who really can read, and nobody else: tried through the services day by day."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.shared.access import SCOPES, Person, Role, Scope, may
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.municipalities.delegations import Delegations
from supporter.services.municipalities.readers import TownReaders
from supporter.services.reporting.rosters import RosterFilter
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import Study

OWN = "kirin-to-uma-7"
NAKATA = Person(role=Role.OFFICER, id="nakata", municipality=IWAMI)


async def reads(study: Study, signins: SignIns, id: str, hanako: Person) -> bool:
    """Whether a member of another town's staff comes to a name of 岩美町 by any door."""
    token = (await signins.staff(id, OWN, "192.0.2.20")).token
    try:
        await signins.take_desk(token, IWAMI)
    except Exception:
        person = await signins.person(token)
        assert await refusal(study.people.view(person, hanako.id)) == "access.refused"
        assert await refusal(study.rosters.rows(person, RosterFilter(municipality=IWAMI))) == "access.refused"
        return False
    person = await signins.person(token)
    return any(may(person, action, municipality=IWAMI) for actions in SCOPES.values() for action in actions)


@pytest.mark.parametrize("taker, scopes", [(TOTTORI, [scope]) for scope in SCOPES] + [("staff:koiki", [])])
async def test_the_notice_tells_who_reads_on_each_day(
    study: Study,
    desk: StaffAccounts,
    signins: SignIns,
    cast: Cast,
    clock: FakeClock,
    taker: str,
    scopes: list[Scope],
) -> None:
    hanako = await study.learner("岩美 花子", municipality=IWAMI)
    for id, role, town in (("suzuki", Role.OFFICER, TOTTORI), ("koiki", Role.COORDINATOR, "")):
        first = await desk.add(ADMINISTRATOR, id, id, role, town)
        await signins.choose_password((await signins.staff(id, first, "192.0.2.20")).token, OWN)
    delegations, readers = Delegations(study.store, clock), TownReaders(study.store, clock)
    iwami = await study.municipalities.get(IWAMI)
    assert iwami is not None
    told, seen = [], []

    async def look() -> None:
        notice = await readers.of(iwami)
        told.append((any(not one.coordinator for one in notice.lent), any(one.coordinator for one in notice.lent)))
        seen.append((await reads(study, signins, "suzuki", hanako), await reads(study, signins, "koiki", hanako)))

    since = clock.now().date() + dt.timedelta(days=1)
    until = since + dt.timedelta(days=10)
    made = await delegations.make(cast.tanaka, IWAMI, taker, since, until, "連携協約", "affairs", scopes)
    await look()  # neither begun nor confirmed
    clock.pass_by(days=1)
    await look()  # not confirmed
    await delegations.confirm(NAKATA, made.id)
    await look()
    (lent,) = (await readers.of(iwami)).lent
    assert (lent.name, lent.until, lent.ground) == ("" if lent.coordinator else "鳥取市", until, "連携協約")
    clock.pass_by(days=10)
    await look()  # its last day
    clock.pass_by(days=1)
    await look()  # over
    assert told == seen
    assert [any(day) for day in told] == [False, False, True, True, False]


async def test_an_ended_delegation_and_an_ended_post_are_told_no_more(
    study: Study, desk: StaffAccounts, cast: Cast, clock: FakeClock
) -> None:
    await desk.add(ADMINISTRATOR, "koiki", "広域", Role.COORDINATOR, "")
    delegations, readers = Delegations(study.store, clock), TownReaders(study.store, clock)
    iwami, day = await study.municipalities.get(IWAMI), clock.now().date()
    assert iwami is not None
    for taker in (TOTTORI, "staff:koiki"):
        made = await delegations.make(cast.tanaka, IWAMI, taker, day, day, "協約", "provision", ["rosters"])
        await delegations.confirm(NAKATA, made.id)
    assert {(one.name, one.provided) for one in (await readers.of(iwami)).lent} == {("鳥取市", True), ("", True)}
    await desk.deactivate(ADMINISTRATOR, "koiki")
    for one in await delegations.all(cast.tanaka):
        if one.taker == TOTTORI:
            await delegations.end(cast.tanaka, one.id)
    assert (await readers.of(iwami)).lent == ()


async def test_it_tells_the_years_as_they_are_and_who_runs_the_machine(study: Study, clock: FakeClock) -> None:
    await study.profile(IWAMI, kept_years={"ledger": 30}, operator="見本株式会社（国内）", others_who_see=("社協",))
    iwami = await study.municipalities.get(IWAMI)
    assert iwami is not None
    found = await TownReaders(study.store, clock).of(iwami)
    assert (found.years, found.operator, found.others) == (30, "見本株式会社（国内）", ("社協",))
