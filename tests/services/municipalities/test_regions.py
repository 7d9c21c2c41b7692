"""Regions: set down by an administrator; a coordinator of one sees its figures, and the figures of nobody else."""

from __future__ import annotations

import pytest

from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Person, Role
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.municipalities.regions import Regions
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.statistics import Statistics
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, refusal
from tests.support.study import Study

WAKASA = "313254"


@pytest.fixture
async def regions(study: Study, towns: None) -> Regions:
    """Three towns are served."""
    iwami = await study.municipalities.get(IWAMI)
    assert iwami is not None
    town = Municipality.model_validate(iwami.model_dump() | {"id": WAKASA, "name": "若桜町"})
    await study.municipalities.put(ADMINISTRATOR, town, [])
    return Regions(study.store, study.clock)


async def _coordinator(signins: SignIns, desk: StaffAccounts) -> Person:
    """Somebody with that post, as a browser brings them back."""
    first = await desk.add(ADMINISTRATOR, "koiki", "圏域 太郎", Role.COORDINATOR)
    token = (await signins.staff("koiki", first, "")).token
    await signins.choose_password(token, "tottori-no-umi-2026")
    return await signins.person(token)


async def test_a_coordinator_sees_the_figures_of_the_own_region_alone(
    study: Study, cast: Cast, regions: Regions, signins: SignIns, desk: StaffAccounts
) -> None:
    entries = Entries(study.store)
    figures = Statistics(study.store, study.library, study.clock, entries, study.surveys)
    everywhere = await _coordinator(signins, desk)
    assert [town.id for town, _ in await figures.by_town(everywhere)] == [TOTTORI, IWAMI, WAKASA]
    await regions.put(ADMINISTRATOR, "kirin", "圏域", [IWAMI, WAKASA], ["koiki"])
    again = await signins.staff("koiki", "tottori-no-umi-2026", "")
    here = await signins.person(again.token)
    assert [town.id for town, _ in await figures.by_town(here)] == [IWAMI, WAKASA]
    assert await refusal(figures.totals(here, TOTTORI)) == "access.refused"
    assert await refusal(study.surveys.tally(here, TOTTORI, 2026)) == "access.refused"
    assert await study.surveys.tally(here, IWAMI, 2026) is not None
    await regions.remove(ADMINISTRATOR, "kirin")
    assert (await signins.person(again.token)).region == ()


async def test_the_towns_of_a_region_neighbour_each_other(regions: Regions) -> None:
    await regions.put(ADMINISTRATOR, "kirin", "圏域", [WAKASA, TOTTORI], [])
    await regions.put(ADMINISTRATOR, "hoka", "もう一つ", [TOTTORI, IWAMI], [])
    assert await regions.neighbours(TOTTORI) == (IWAMI, WAKASA)
    assert await regions.neighbours(WAKASA) == (TOTTORI,)
    assert await regions.neighbours("131016") == ()


async def test_sent_twice_it_is_one_region_and_every_change_is_noted(study: Study, regions: Regions) -> None:
    for name in ("圏域", "圏域", "麒麟のまち圏域"):
        await regions.put(ADMINISTRATOR, "kirin", name, [TOTTORI, IWAMI], [])
    assert [one.name for one in await regions.all(ADMINISTRATOR)] == ["麒麟のまち圏域"]
    assert [entry.subject for entry in study.audit("region.manage")] == ["region:kirin"] * 3


@pytest.mark.parametrize(
    ("name", "codes", "posts", "code"),
    [
        ("", [TOTTORI, IWAMI], [], "region.name"),
        ("一\n二", [TOTTORI, IWAMI], [], "region.name"),
        ("圏" * 41, [TOTTORI, IWAMI], [], "region.name"),
        ("圏域", [TOTTORI], [], "region.towns"),
        ("圏域", [TOTTORI, TOTTORI], [], "region.towns"),
        ("圏域", [TOTTORI, "312012"], [], "region.towns"),
        ("圏域", [TOTTORI, "131016"], [], "region.towns"),
        ("圏域", [TOTTORI, IWAMI], ["nobody"], "region.coordinator"),
        ("圏域", [TOTTORI, IWAMI], ["suzuki"], "region.coordinator"),
    ],
)
async def test_what_makes_no_region_is_refused(
    study: Study, regions: Regions, desk: StaffAccounts, name: str, codes: list[str], posts: list[str], code: str
) -> None:
    await desk.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    assert await refusal(regions.put(ADMINISTRATOR, "kirin", name, codes, posts)) == code
    assert await regions.all(ADMINISTRATOR) == []


@pytest.mark.parametrize("who", ["suzuki", "tanaka", "sato", "hanako"])
async def test_nobody_but_administrators_looks_at_or_changes_regions(cast: Cast, regions: Regions, who: str) -> None:
    person = getattr(cast, who)
    for asked in (regions.all(person), regions.one(person, "kirin"), regions.remove(person, "kirin")):
        assert await refusal(asked) == "access.refused"
    assert await refusal(regions.one(ADMINISTRATOR, "nai")) == "access.refused"
