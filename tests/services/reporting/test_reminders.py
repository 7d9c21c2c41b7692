"""The reminder list names who has stopped on their way, and nobody who has finished, left or lives elsewhere."""

from __future__ import annotations

import pytest

from supporter.domain.shared.access import READER, Person, Role
from supporter.services.reporting.reminders import Reminders
from tests.support.cast import IWAMI, PIN, Cast, refusal
from tests.support.study import COURSE, Study


@pytest.fixture
def reminders(study: Study) -> Reminders:
    return Reminders(study.store, study.library, study.clock)


async def test_two_quiet_weeks_put_somebody_on_the_list_and_a_page_takes_them_off(
    study: Study, cast: Cast, reminders: Reminders
) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs[:2])
    study.clock.pass_by(days=13)
    assert await reminders.due(cast.suzuki) == [] and await reminders.count(cast.suzuki) == 0
    study.clock.pass_by(days=1)
    (stopped,) = await reminders.due(cast.suzuki)
    assert (stopped.number, stopped.name, stopped.steps_read) == (cast.hanako.id, "鳥取 花子", 2)
    await study.learning.read(cast.hanako, COURSE, study.refs[2:3])
    assert await reminders.due(cast.suzuki) == []


async def test_who_finished_or_never_began_is_left_in_peace(study: Study, cast: Cast, reminders: Reminders) -> None:
    await study.complete(cast.hanako)
    study.clock.pass_by(days=100)
    assert await reminders.due(cast.suzuki) == []


async def test_who_asked_to_be_erased_is_left_in_peace_before_and_after(
    study: Study, cast: Cast, reminders: Reminders
) -> None:
    seen = await study.hold("s1", cast.hanako.municipality)
    await study.learning.attended(cast.sato, cast.hanako.id, COURSE, seen.model_copy(update={"late": 60}))
    study.clock.pass_by(days=14)
    assert len(await reminders.due(cast.suzuki)) == 1
    await study.leavings.ask(cast.hanako, PIN)
    assert await reminders.count(cast.suzuki) == 0 and await reminders.due(cast.suzuki) == []
    study.clock.pass_by(days=30)
    await study.erasing.run()
    assert await reminders.count(cast.suzuki) == 0 and await reminders.due(cast.suzuki) == []


async def test_a_contact_is_shown_of_those_alone_who_asked_for_news(study: Study, reminders: Reminders) -> None:
    suzuki = Person(role=Role.OFFICER, id="suzuki", municipality="312011")
    for name, wants in (("一郎", True), ("二郎", False)):
        learner = await study.learner(name, contact="0857-00-1111", wants_news=wants)
        await study.learning.read(learner, COURSE, study.refs[:1])
        study.clock.pass_by(days=1)
    study.clock.pass_by(days=14)
    assert [(one.name, one.contact) for one in await reminders.due(suzuki)] == [("一郎", "0857-00-1111"), ("二郎", "")]
    assert await reminders.count(suzuki) == 1, "who does not wish to hear is called by nobody"


async def test_nobody_else_reads_it(study: Study, cast: Cast, reminders: Reminders) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs[:1])
    study.clock.pass_by(days=20)
    assert await reminders.due(cast.tanaka) == []
    strangers = (READER, cast.hanako, cast.sato, Person(role=Role.COORDINATOR, id="koiki"))
    for person in (*strangers, Person(role=Role.OFFICER, id="nobody")):
        assert await refusal(reminders.due(person)) == "access.refused"
        assert await refusal(reminders.count(person)) == "access.refused"
    assert cast.tanaka.municipality == IWAMI
