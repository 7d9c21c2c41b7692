"""Surveys: files that ask and know no right answer, named by the course; every slip is told with its place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from supporter.domain.courses.quiz import Short
from tests.content.conftest import Desk

KISO, ANKETO = "courses/kiso/course.yaml", "quizzes/anketo.yaml"
SURVEY = """id: anketo
title: アンケート
scored: false
questions:
  - id: a1
    type: single
    text: わかりやすかったですか。
    choices:
      - text: はい
      - text: いいえ
  - id: a2
    type: truefalse
    text: 声のかけ方が、思いうかぶ。
  - id: a3
    type: short
    text: ひとことあれば。
"""


@pytest.fixture
def surveyed(desk: Desk) -> Desk:
    """The course with a survey at its end, which is asked before and after as well."""
    desk.write(ANKETO, SURVEY)
    desk.write("quizzes/maeato.yaml", SURVEY.replace("anketo", "maeato").replace("id: a", "id: m"))
    desk.change(KISO, "test: kakunin\n", "test: kakunin\nbefore_after: maeato\nsurvey: anketo\n")
    return desk


def test_a_survey_needs_no_right_answer_and_no_explanation(surveyed: Desk) -> None:
    assert surveyed.said() == []
    course = surveyed.library().course("kiso")
    assert (course.before_after, course.survey) == ("maeato", "anketo")


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (KISO, "survey: anketo", "survey: ankeeto", f"error {KISO}:11: アンケート「ankeeto」がありません。「anketo」"),
        (KISO, "before_after: maeato", "before_after: kakunin", f"error {KISO}:10: 「kakunin」は点数のつくテスト"),
        (ANKETO, "scored: false", "scored: true", f"error {KISO}:11: 「anketo」は点数のつくテスト"),
        (
            ANKETO,
            "type: short\n    text: ひとことあれば。",
            "type: order\n    text: 順に。\n    items: [一, 二]\n    explanation: 一と二。",
            f"error {ANKETO}:14: アンケートでは「order」を使えません",
        ),
        (ANKETO, "id: a1", "id: m1", f"error {ANKETO}:5: 問題の id「m1」は、同じ講座の「maeato」にもあります"),
    ],
)
def test_what_is_no_survey_is_told(surveyed: Desk, path: str, old: str, new: str, said: str) -> None:
    surveyed.change(path, old, new)
    heard = surveyed.said()
    assert any(said in line for line in heard), "\n".join(heard)


def test_outside_a_survey_a_statement_needs_its_answer(surveyed: Desk) -> None:
    surveyed.change(KISO, "survey: anketo\n", "")
    unused, missing = surveyed.said()
    assert unused.startswith(f"warning {ANKETO}:1: ") and "使われていません" in unused
    assert missing.startswith(f"error {ANKETO}:11: 問題「a2」に答えがありません。「answer: true」か「answer: false」")


def test_the_version_that_somebody_answered_is_kept(surveyed: Desk, tmp_path: Path) -> None:
    library = surveyed.library()
    kept = library.keep("kiso", tmp_path / "versions")
    assert f"anketo-{library.quiz('anketo').version}.zip" in {path.name for path in kept}
    with zipfile.ZipFile(kept[-1]) as archive:
        assert archive.read("anketo.yaml").decode() == SURVEY


def test_short_answers_may_be_shown_as_a_word_cloud(surveyed: Desk) -> None:
    surveyed.change(ANKETO, "type: short\n", "type: short\n    show: cloud\n")
    assert surveyed.said() == []
    asked = surveyed.library().quiz("anketo").question("a3")
    assert isinstance(asked, Short) and asked.show == "cloud"
    surveyed.change(ANKETO, "show: cloud", "show: clouds")
    (wrong,) = [line for line in surveyed.said() if line.startswith(f"error {ANKETO}:16: ")]
    assert "「show」に使えない値です（いまは clouds）" in wrong and "'list'、'cloud'" in wrong
    surveyed.change(ANKETO, "    show: clouds\n", "")
    surveyed.change(ANKETO, "type: truefalse\n", "type: truefalse\n    show: cloud\n")
    assert any(line.startswith(f"error {ANKETO}:13: ") and "show" in line for line in surveyed.said())
