"""Files that nobody reads and quizzes that nobody asks are told, with the name or place they should have."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.content.courses.local_chapters import check_everywhere
from tests.content.conftest import MODULE, QUIZ, Desk

KISO = "courses/kiso/course.yaml"
TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "severity", "part"),
    [
        ("quizzes/atsumari-q.yml", "error", "「atsumari-q.yaml」という名前"),
        ("quizzes/atsumari-q.YAML", "error", "「atsumari-q.yaml」という名前"),
        ("quizzes/atsumari-q.yaml.txt", "error", "「atsumari-q.yaml」という名前"),
        ("quizzes/atsumari-q．yaml", "error", "「atsumari-q.yaml」という名前"),
        ("quizzes/09-chikaku.md", "warning", "章は講座のフォルダーへ"),
        ("quizzes/memo.txt", "warning", "読まれません"),
        ("courses/kiso/09-chikaku.MD", "error", "「09-chikaku.md」という名前"),
        ("courses/kiso/09-chikaku.md.txt", "error", "「09-chikaku.md」という名前"),
        ("courses/kiso/09-chikaku.markdown", "error", "「09-chikaku.md」という名前"),
        ("courses/kiso/course.yml", "error", "「course.yaml」という名前"),
        ("courses/kiso/atsumari-q.yaml", "warning", "quizzes のフォルダー"),
        ("courses/kiso/shitagaki/09-chikaku.md", "warning", "「kiso」の直下"),
        ("courses/09-chikaku.md", "warning", "講座のフォルダーの外"),
        ("courses/atsumari-q.yml", "warning", "講座のフォルダーの外"),
    ],
)
def test_a_file_that_nobody_reads_is_told(desk: Desk, name: str, severity: str, part: str) -> None:
    desk.write(name, QUIZ if "q." in name else MODULE)
    assert [said for said in desk.said() if said.startswith(f"{severity} {name}:1: ") and part in said], desk.said()


@pytest.mark.parametrize(
    "name", ["quizzes/README.md", "courses/README.md", "courses/kiso/README.md", "quizzes/.x.yml", "quizzes/_x.yml"]
)
def test_notes_and_hidden_files_may_lie_there(desk: Desk, name: str) -> None:
    desk.write(name, "覚え書き")
    assert desk.said() == []


def test_a_course_named_wrongly_is_told_its_name(desk: Desk) -> None:
    (desk.root / KISO).rename(desk.root / "courses/kiso/course.yml")
    assert any("「course.yml」は読まれません。「course.yaml」という名前" in said for said in desk.said())


@pytest.mark.parametrize("name", ["02-koe-2.md", "０１-koe.md", "01_koe.md", "koe1.md"])
def test_a_chapter_whose_file_has_another_name_is_found_by_its_id(desk: Desk, name: str) -> None:
    (desk.root / "courses/kiso/01-koe.md").rename(desk.root / f"courses/kiso/{name}")
    heard = desk.said()
    assert any(f"「{name}」の id がそれです。ファイルの名前を「01-koe.md」に" in said for said in heard), heard
    assert not any("modules にありません" in said for said in heard)


def test_a_quiz_that_nobody_uses_is_told(desk: Desk) -> None:
    other = QUIZ.replace("id: kakunin", "id: atsumari-q").replace("id: q1", "id: q9")
    desk.write("quizzes/atsumari-q.yaml", other)
    said = "warning quizzes/atsumari-q.yaml:1: 確認テスト「atsumari-q」は、どの講座・章からも使われていません。"
    assert [line for line in desk.said() if line.startswith(said)]
    desk.change("courses/kiso/01-koe.md", "::: work", "::: check q9\n:::\n\n::: work")
    assert not [line for line in desk.said() if "使われていません" in line]


def test_a_quiz_named_by_a_chapter_or_asked_in_a_town_is_used(desk: Desk) -> None:
    other = QUIZ.replace("id: kakunin", "id: atsumari-q").replace("id: q1", "id: q9")
    desk.write("quizzes/atsumari-q.yaml", other)
    desk.write("towns/312011/courses/kiso/local.yaml", "add:\n  - {module: machi, after: koe}\n")
    chapter = MODULE.replace("id: koe", "id: machi").replace("check q1", "check q9")
    desk.write("towns/312011/courses/kiso/02-machi.md", chapter)
    heard = [str(problem) for problem in check_everywhere(*desk.roots(), desk.root / "towns", TODAY)]
    assert heard == []
    desk.change("courses/kiso/01-koe.md", "minutes: 5", "minutes: 5\nquiz: atsumari-q")
    assert desk.said() == []


def test_nothing_is_called_unused_while_a_chapter_cannot_be_read(desk: Desk) -> None:
    desk.write("quizzes/atsumari-q.yaml", QUIZ.replace("kakunin", "atsumari-q").replace("id: q1", "id: q9"))
    desk.change("courses/kiso/01-koe.md", "minutes: 5", "minutos: 5")
    assert not [line for line in desk.said() if "使われていません" in line]
