"""A town's own chapter decides what its learners have to read and what its class shows, and nobody else's."""

from __future__ import annotations

import pytest

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import READER
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.classroom.scenes import Scenes
from supporter.services.learning.learning import Learning, reads
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.hall import Hall
from tests.support.study import COURSE, Study

OWN = "tottori-chikaku/nashi"


@pytest.fixture(scope="module")
def with_chapters() -> Library:
    """The shipped content with the chapter that the example of 鳥取市 adds."""
    courses, quizzes = packaged()
    return Library.load([courses], [quizzes], example_chapters())


async def _serve(study: Study, library: Library) -> None:
    study.library, study.learning = library, Learning(study.store, library, study.clock)


async def test_a_learner_has_read_the_course_when_the_own_chapter_is_read_too(
    study: Study, cast: Cast, with_chapters: Library
) -> None:
    await _serve(study, with_chapters)
    assert await study.complete(cast.hanako) is None, "a chapter of 鳥取市 is left"
    progress = await study.learning.read(cast.hanako, COURSE, [OWN])
    assert progress.completed is not None
    assert progress.completed.version == with_chapters.of(TOTTORI).course(COURSE).version
    (certificate,) = await study.kept(Certificate, cast.hanako.id)
    assert certificate.chapters == len(with_chapters.course(COURSE).modules) + 1


async def test_a_learner_of_another_town_knows_nothing_of_it(study: Study, with_chapters: Library) -> None:
    await _serve(study, with_chapters)
    iwami = await study.learner("岩美 次郎", municipality=IWAMI)
    assert (await study.learning.read(iwami, COURSE, [OWN])).read == ()
    assert (
        await refusal(study.learning.check(iwami, COURSE, "chikaku-nashi", ("1",), IWAMI)) == "answer.unknown_question"
    )
    certificate = await study.complete(iwami)
    assert certificate is not None and certificate.chapters == len(with_chapters.course(COURSE).modules)


async def test_learners_read_what_their_own_town_has_and_staff_what_the_page_has(cast: Cast) -> None:
    assert reads(cast.hanako, IWAMI) == TOTTORI
    assert reads(cast.suzuki, IWAMI) == reads(READER, IWAMI) == IWAMI


async def test_who_had_completed_stays_completed(study: Study, cast: Cast, with_chapters: Library) -> None:
    before = await study.complete(cast.hanako)
    assert before is not None
    await _serve(study, with_chapters)
    progress = await study.learning.read(cast.hanako, COURSE, [OWN])
    assert progress.completed is not None
    assert progress.completed.version == with_chapters.course(COURSE).version, "as it was decided then"
    assert await study.kept(Certificate, cast.hanako.id) == [before]


async def test_the_question_of_the_chapter_is_graded_for_readers_of_the_town(
    study: Study, cast: Cast, with_chapters: Library
) -> None:
    await _serve(study, with_chapters)
    assert await study.learning.check(cast.hanako, COURSE, "chikaku-nashi", ("1",), TOTTORI)
    assert not await study.learning.check(cast.suzuki, COURSE, "chikaku-nashi", ("0",), TOTTORI)


async def test_the_class_of_a_town_shows_its_chapter_and_that_of_another_does_not(
    hall: Hall, with_chapters: Library
) -> None:
    await hall.begin()
    orders = RunningOrders(with_chapters)
    scene = await Scenes(hall.store, orders).scene(hall.id)
    assert scene.order.knows(OWN)
    elsewhere = scene.session.model_copy(update={"municipality": IWAMI})
    assert not orders.of(elsewhere).knows(OWN)
    assert orders.of(elsewhere) is orders.of(elsewhere.model_copy(update={"municipality": "313254"}))
