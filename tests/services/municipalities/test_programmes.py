"""Two programmes of one town never mix, and each is called as the town calls it, on screens and on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.content.courses.library import Library
from supporter.domain.classroom.projector import projector_view
from supporter.domain.municipalities.municipality import CertificateStyle, Municipality, Programme
from supporter.services.certificates.cards import learner_paper
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.reports import Reports
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.reporting.rosters import RosterFilter
from tests.support.cast import ADMINISTRATOR, TOTTORI, Cast
from tests.support.hall import SATO, Hall
from tests.support.study import COURSE, Study

FIRST, SECOND = f"tsunagari-{TOTTORI}", "mimamori"


async def _town(municipalities: MunicipalityProfiles) -> Municipality:
    """鳥取市 calls its supporters ゆるサポ, and runs a second programme."""
    before = await municipalities.get(TOTTORI)
    assert before is not None
    style = CertificateStyle(number_format="第R{era_year}-{programme}{level}-{number:04d}号")
    changes = {"programmes": (FIRST, SECOND), "supporters": "ゆるサポ", "certificate": style.model_dump()}
    town = Municipality.model_validate(before.model_dump() | changes)
    await municipalities.put(ADMINISTRATOR, town, [Programme(id=SECOND, name="見守り隊", courses=(COURSE,))])
    return town


@pytest.mark.parametrize("programme", [FIRST, SECOND])
async def test_the_roster_of_a_programme_has_its_own_people_alone(study: Study, cast: Cast, programme: str) -> None:
    await _town(study.municipalities)
    people = {FIRST: "一 人", SECOND: "二 人"}
    for id, name in people.items():
        await study.complete(await study.learner(name, programme=id))
    found = await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI, programme=programme))
    assert [row.name for row in found.rows] == [people[programme]]
    letter = {FIRST: "ゆ", SECOND: "見"}[programme]
    assert [row.serial for row in found.rows] == [f"第R8-{letter}基-0001号"], "each counts for itself"


async def test_a_programme_is_called_as_its_town_calls_it(study: Study, cast: Cast) -> None:
    town = await _town(study.municipalities)
    assert [(one.id, one.name) for one in await study.municipalities.run_by(town)] == [
        (FIRST, "ゆるサポ"),
        (SECOND, "見守り隊"),
    ]
    assert await study.municipalities.run_by(None) == []
    programme = await study.municipalities.programme(FIRST)
    assert programme is not None and programme.name == "つながりサポーター"
    learner = await study.people.own(cast.hanako)
    card = learner_paper(learner, town, programme, "https://tsunagari.example", "", dt.date(2026, 12, 23))
    assert card.programme == "ゆるサポ"


async def test_the_screen_and_the_report_of_a_class_name_its_programme(hall: Hall, library: Library) -> None:
    await _town(MunicipalityProfiles(hall.store, hall.clock))
    await hall.begin()
    assert projector_view(await hall.counted()).programme == "ゆるサポ"
    await hall.classroom.end(SATO, hall.id)
    finishing = Finishing(hall.store, library, hall.clock, hall.orders)
    reports = Reports(hall.store, library, hall.clock, hall.orders, finishing)
    assert (await reports.report(SATO, hall.id))[1].title == "ゆるサポ養成講座 実施報告書"


async def test_the_second_programme_of_a_town_keeps_its_own_name(hall: Hall) -> None:
    await _town(MunicipalityProfiles(hall.store, hall.clock))
    await hall.begin(programme=SECOND)
    assert projector_view(await hall.counted()).programme == "見守り隊"
