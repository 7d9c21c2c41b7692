"""Numbers of chapters, counts and minutes come from references, so that a town's own chapter moves them all."""

from __future__ import annotations

import pytest

from supporter.content.courses.library import Library
from tests.content.conftest import MODULE, SVG, Desk

OWN = "towns/312011/courses/kiso"
TOLD = MODULE.replace("  - ひと声を言える", '  - "{chapters}の章を言える"').replace(
    "あいさつだけで、じゅうぶんなひと声です。",
    "くわしくは、{ref:koe}章で読みます。ぜんぶで{chapters}の章、{minutes}分です。\n\n::: chapters\n:::\n\n"
    "::: yasashii\n{ref:koe}の しょうです。\n:::\n\n::: slide\n# {minutes}分\n:::\n\n::: notes\n{ref:koe}章。\n:::",
)
FIRST = """---
id: mae
title: まえの章
minutes: 3
objectives: [近くの場所を一つ言える]
---

## 朝市 {#asaichi minutes=3}

「おはようございます」から始まります。"""


@pytest.fixture
def town(desk: Desk) -> Library:
    """鳥取市 puts a chapter of its own before the one of everybody."""
    desk.write("courses/kiso/01-koe.md", TOLD)
    desk.change("courses/kiso/course.yaml", "声をかける入口の講座です。", "'{minutes}分で読めます。'")
    desk.change("quizzes/kakunin.yaml", "まず、どうしますか。", "'{ref:koe}章では、どうしますか。'")
    desk.change("quizzes/kakunin.yaml", "うまい言葉はいりません。", "'{chapters}の章で読みました。'")
    desk.change("courses/kiso/course.yaml", "[koe]", "[hajime, koe]")
    desk.change("courses/kiso/course.yaml", "minutes: 5", "minutes: 8")
    desk.write("courses/kiso/00-hajime.md", FIRST.replace("mae", "hajime").replace("まえの章", "はじめ"))
    desk.write(f"{OWN}/01-mae.md", FIRST + "天気の話をします。" * 45)
    desk.write(f"{OWN}/312011-asaichi.svg", SVG)
    desk.write(f"{OWN}/local.yaml", "add:\n  - {module: mae, after: hajime}\n")
    return Library.load(*desk.roots(), desk.root / "towns")


def test_numbers_are_those_that_learners_of_a_town_see(town: Library) -> None:
    for library, number, chapters, minutes in ((town, 2, 2, 8), (town.of("312011"), 3, 3, 11)):
        course = library.course("kiso")
        step = course.step("koe", "hitokoe")
        text = "".join(block.html for block in step.blocks)
        assert f"くわしくは、{number}章で読みます。ぜんぶで{chapters}の章、{minutes}分です。" in text
        assert f"{number}の しょうです。" in step.yasashii
        assert f"{minutes}分" in step.slide
        assert f"{number}章。" in step.notes
        assert course.module("koe").objectives[0].plain == f"{chapters}の章を言える"
        assert course.summary.plain == f"{minutes}分で読めます。"
        question = library.question("kakunin", "q1")
        assert question.text.plain == f"{number}章では、どうしますか。"
        assert question.explanation.plain == f"{chapters}の章で読みました。"


def test_the_table_of_chapters_is_the_towns_own(town: Library) -> None:
    def rows(library: Library) -> str:
        return next(b.html for b in library.course("kiso").step("koe", "hitokoe").blocks if "<table" in b.html)

    assert "まえの章" not in rows(town).replace("<wbr>", "")
    assert "まえの章" in rows(town.of("312011")).replace("<wbr>", "")
    assert rows(town.of("312011")).count("<tr>") == 4


@pytest.mark.parametrize(
    ("text", "severity", "part"),
    [
        ("{ref:koo}章で読みます。", "error", "章「koo」がありません。「koe」のまちがいではありませんか。"),
        ("{ref: koe}章で読みます。", "error", "「{ref: koe}」という書き方はありません。"),
        ("｛ref：koe｝章で読みます。", "error", "という書き方はありません。"),
        ("{chapter}の章です。", "error", "「{chapter}」という書き方はありません。"),
        ("{ref}章で読みます。", "error", "「{ref}」という書き方はありません。"),
        ("くわしくは、6章で読みます。", "warning", "「6章」が、じかに書かれています。"),
        ("くわしくは、6{章|しょう}で読みます。", "warning", "じかに書かれています。"),
        ("八つの章を読みます。", "warning", "「八つの章」が、じかに書かれています。"),
        ("ぜんぶで5分です。", "warning", "「5分」が、じかに書かれています。"),
    ],
)
def test_a_number_that_names_nothing_or_was_typed_is_told_with_its_line(
    desk: Desk, text: str, severity: str, part: str
) -> None:
    desk.change("courses/kiso/01-koe.md", "あいさつだけで、じゅうぶんなひと声です。", text)
    assert [said for said in desk.said() if said.startswith(f"{severity} courses/kiso/01-koe.md:11: ") and part in said]


@pytest.mark.parametrize(
    "text", ["10分ほど話します。", "一章ずつ読みます。", "（1分）読む。", "第2章の1", "文章です。"]
)
def test_other_numbers_may_be_typed(desk: Desk, text: str) -> None:
    desk.change("courses/kiso/01-koe.md", "あいさつだけで、じゅうぶんなひと声です。", text)
    assert desk.said() == []


def test_an_unknown_chapter_in_a_quiz_is_told_with_its_line(desk: Desk) -> None:
    desk.change("quizzes/kakunin.yaml", "まず、どうしますか。", "'{ref:koo}章では、どうしますか。'")
    assert any(said.startswith("error quizzes/kakunin.yaml:6: 章「koo」がありません。") for said in desk.said())
