"""Several ways lead to the end of a course: what was missed in a class is read later, and first things come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from supporter.domain.shared.access import READER
from supporter.domain.transcripts.completion import missed_steps
from supporter.domain.transcripts.remaining import left
from supporter.domain.transcripts.transcript import Completed, Transcript
from tests.support.cast import Cast, refusal
from tests.support.study import COURSE, Study, write_course

LEADER = """id: leader
title: リーダー講座
programme: tsunagari
level: リーダー
minutes: 1
summary: 伝える人の講座です。
modules: [tsutaeru]
prerequisites: [kiso]
test: kakunin-leader
completion:
  - way: online
    requires: [all_steps, {test: kakunin-leader, pass: 0.8}]
"""
CHAPTER = """---
id: tsutaeru
title: 伝える
minutes: 1
objectives:
  - 伝えられる
---

## 伝える {#hajime minutes=1}

ゆっくり話すだけで、じゅうぶんです。
"""
QUIZ = """id: kakunin-leader
title: 確認テスト
questions:
  - id: leader-yukkuri
    type: truefalse
    text: ゆっくり話しますか。
    step: tsutaeru/hajime
    answer: true
    explanation: ゆっくりで、じゅうぶんです。
"""


@pytest.fixture
def two_courses(study: Study, tmp_path: Path) -> Study:
    """基礎 with two pages, and リーダー that comes after it."""
    write_course(tmp_path / "content", ["ichi", "ni"], 10)
    leader = tmp_path / "content" / "courses" / "leader"
    leader.mkdir()
    (leader / "course.yaml").write_text(LEADER, "utf-8")
    (leader / "01-tsutaeru.md").write_text(CHAPTER, "utf-8")
    (tmp_path / "content" / "quizzes" / "kakunin-leader.yaml").write_text(QUIZ, "utf-8")
    study.restart(tmp_path / "content")
    return study


async def lead(study: Study, cast: Cast) -> bool:
    """The leaders' test by 花子; whether it completed their course."""
    attempt = await study.learning.begin(cast.hanako, "leader")
    (question,) = attempt.questions
    receipt = await study.learning.answer(cast.hanako, "leader", attempt.number, question, ("true",))
    return receipt.completed


async def test_what_comes_before_is_completed_first(two_courses: Study, cast: Cast) -> None:
    study = two_courses
    assert [course.id for course in await study.learning.lacking(cast.hanako, "leader")] == ["kiso"]
    assert [course.id for course in await study.learning.lacking(READER, "leader")] == ["kiso"]
    await study.learning.read(cast.hanako, "leader", ["tsutaeru/hajime"])
    assert await refusal(study.learning.begin(cast.hanako, "leader")) == "course.prerequisite"
    await study.complete(cast.hanako)
    assert await study.learning.lacking(cast.hanako, "leader") == []
    assert await study.learning.lacking(cast.taro, "leader") != [], "somebody else's course is nobody's else"
    assert await lead(study, cast)


async def test_a_course_is_not_completed_before_the_one_that_comes_before_it(
    two_courses: Study, cast: Cast, tmp_path: Path
) -> None:
    """The test may have been begun when nothing had to come before."""
    study, leader = two_courses, tmp_path / "content" / "courses" / "leader" / "course.yaml"
    leader.write_text(LEADER.replace("[kiso]", "[]"), "utf-8")
    study.restart(tmp_path / "content")
    await study.learning.read(cast.hanako, "leader", ["tsutaeru/hajime"])
    attempt = await study.learning.begin(cast.hanako, "leader")
    leader.write_text(LEADER, "utf-8")
    study.restart(tmp_path / "content")
    receipt = await study.learning.answer(cast.hanako, "leader", attempt.number, attempt.questions[0], ("true",))
    assert receipt.correct and not receipt.completed


async def test_who_came_late_to_a_class_reads_what_was_missed_and_has_completed(study: Study, cast: Cast) -> None:
    course = study.library.course(COURSE)
    seen = (await study.hold("s1", cast.suzuki.municipality)).model_copy(update={"late": 17})
    missed = missed_steps(course, seen)
    assert missed and len(missed) < len(study.refs)
    await study.learning.attended(cast.suzuki, cast.hanako.id, COURSE, seen)
    await study.take_test(cast.hanako)
    progress = await study.learning.progress(cast.hanako, COURSE)
    still = left(course, progress)
    assert still is not None and (still.steps, still.tests) == (missed, ())
    await study.learning.read(cast.hanako, COURSE, missed[:-1])
    assert (await study.learning.progress(cast.hanako, COURSE)).completed is None
    done = await study.learning.read(cast.hanako, COURSE, missed[-1:])
    assert done.completed is not None and done.completed.way == "classroom"
    (transcript,) = await study.kept(Transcript, cast.hanako.id)
    assert isinstance(transcript.events[-1], Completed)
    assert (await study.summary(cast.hanako)).certificate
