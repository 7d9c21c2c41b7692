"""What a lecturer says: stories and shown parts stand in the script, and mistakes in them are told at their line."""

from __future__ import annotations

import pytest

from supporter.domain.classroom.scene import text_of
from supporter.domain.courses.course import Step
from tests.content.conftest import Desk

KISO, KOE = "courses/kiso/course.yaml", "courses/kiso/01-koe.md"
PAGE = """
::: scene midori read=1
みどりさんは、{庭|にわ}に水をやります。
:::

::: show teigi
> できる{範囲|はんい}で。
:::

::: scene ken read=0
けんさんは、だまっています。
:::

::: words show=1
- 〇 「おはよう」 … ひと声です。
- △ 「がんばれ」
:::

::: notes minutes=4
はじめに、笑う。

{scene:midori}

待つ。

{show:teigi}
:::

::: notes before
水を置く。
:::

::: notes after
係と話す。
:::
"""


@pytest.fixture
def page(desk: Desk) -> Desk:
    desk.change(KOE, "あいさつだけで、じゅうぶんなひと声です。\n", PAGE)
    desk.change(KOE, "minutes=5}", "minutes=5 short=3 keep}")
    return desk


def _step(desk: Desk) -> Step:
    return desk.library().course("kiso").step("koe", "hitokoe")


def test_the_script_holds_stories_and_shown_parts_where_its_notes_say(page: Desk) -> None:
    assert page.said() == []
    notes = _step(page).notes
    places = [notes.index(words) for words in ("おはよう", "はじめに", "みどりさん", "待つ。", "できる範囲で。")]
    assert places == sorted(places), "what no line names stands before the notes"
    assert "庭に水をやります" in notes, "without readings, as the notes are"
    assert "けんさん" not in notes and "がんばれ" not in notes and "{" not in notes


def test_readers_have_the_whole_page_and_the_projector_what_is_shown(page: Desk) -> None:
    step = _step(page)
    assert all(words in text_of(step) for words in ("みどりさん", "けんさん", "できる", "がんばれ"))
    shown = [block.shown for block in step.blocks if block.shown]
    assert len(shown) == 2 and "できる" in shown[0] and "「おはよう」" in shown[1]
    assert "ひと声です" not in shown[1] and "がんばれ" not in shown[1]
    assert [block.ref for block in step.blocks if block.kind == "scene"] == ["midori", "ken"]


def test_a_page_has_its_form_of_an_hour_and_what_is_done_around_the_class(page: Desk) -> None:
    step = _step(page)
    assert (step.minutes, step.notes_minutes, step.short, step.keep) == (5, 4, 3, True)
    assert "水を置く" in step.before and "係と話す" in step.after
    assert "水を置く" not in step.notes


def test_a_class_is_planned_in_the_head_of_its_course(desk: Desk) -> None:
    assert desk.library().course("kiso").classroom is None
    desk.change(KISO, "test: kakunin\n", "test: kakunin\nclass: {opening: 2, break: 5, buffer: 5, test: paper}\n")
    planned = desk.library().course("kiso").classroom
    assert planned and (planned.opening, planned.rest, planned.buffer, planned.test) == (2, 5, 5, "paper")


@pytest.mark.parametrize(("words", "asked"), [("q1", True), ("q1 class", True), ("q1 home", False)])
def test_a_question_is_asked_in_class_or_at_home(desk: Desk, words: str, asked: bool) -> None:
    desk.change(KOE, "::: check q1", f"::: check {words}")
    assert desk.said() == []
    check = next(block for block in _step(desk).blocks if block.kind == "check")
    assert (check.ref, check.in_class) == ("q1", asked)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("scene midori", "scene みどり", "「::: scene」に話の id がありません"),
        ("scene midori read=1", "scene", "「::: scene」に話の id がありません"),
        ("read=1", "read=yes", "「read=yes」が読めません"),
        ("scene ken", "scene midori", "話の id「midori」が二度"),
        ("show teigi", "show 定義", "は、id になりません"),
        ("words show=1", "words show=2", "「show=2」が読めません"),
        ("{scene:midori}", "{scene:midory}", "「::: scene midory」が、このページにありません。「midori」"),
        ("{scene:midori}", "｛scene：midori｝", "半角で書いてください"),
        ("{scene:midori}", "ここで {scene:midori} を", "その行に"),
        ("{show:teigi}", "{scene:midori}", "が二度あります"),
        ("notes before", "notes begin", "どこにも出ません"),
        ("notes after", "notes before", "「::: notes before」がこのページに二つ"),
        ("check q1", "check q1 hall", "会場でたずねるなら class"),
        ("short=3 keep", "short=0 keep", "はぶけません"),
        ("short=3 keep", "short=9", "会場での時間（4分）より長く"),
        ("short=3 keep", "keep short=3", "この順に足せます"),
        (
            "::: scene midori read=1\nみどりさんは、{庭|にわ}に水をやります。\n",
            "::: scene midori\n",
            "の中身がありません",
        ),
    ],
)
def test_mistakes_are_told(page: Desk, old: str, new: str, said: str) -> None:
    page.change(KOE, old, new)
    assert any(said in one for one in page.said()), page.said()


def test_notes_that_say_to_read_a_story_are_checked_for_it(desk: Desk) -> None:
    desk.change(KOE, "::: check q1", "::: notes\n（1分）みどりさんの話を、ゆっくり読む。\n:::\n\n::: check q1")
    assert any("その話が台本にありません" in one for one in desk.said())


def test_what_cannot_be_read_aloud_in_its_minutes_is_told_where_a_class_is_planned(desk: Desk) -> None:
    long = (
        "::: scene midori\n" + "みどりさんは、庭に水をやります。" * 60 + "\n:::\n\n::: notes minutes=2\n読む。\n:::\n"
    )
    desk.change(KOE, "あいさつだけで、", f"{long}\nあいさつだけで、")
    assert not any("会場での" in one for one in desk.said())
    desk.change(KISO, "test: kakunin\n", "test: kakunin\nclass: {opening: 2}\n")
    assert any("会場での「まずは、ひと声から」" in one for one in desk.said())


@pytest.mark.parametrize(
    ("planned", "short", "said"),
    [
        ("{opening: 1}", "", []),
        ("{opening: 2}", "", ["会場での時間の合計（案内・ページ・休けい・予備）は 6分ですが、講座は 5分"]),
        ("{opening: 1}", " short=3", ["60分の形の合計は、予備を入れて 4分、入れずに 4分"]),
    ],
)
def test_the_minutes_of_a_class_add_up(desk: Desk, planned: str, short: str, said: list[str]) -> None:
    desk.change(KISO, "test: kakunin\n", f"test: kakunin\nclass: {planned}\n")
    desk.change(KOE, "minutes=5}", f"minutes=5{short}}}")
    desk.change(KOE, "::: check q1", "::: notes minutes=4\n待つ。\n:::\n\n::: check q1")
    told = desk.said()
    assert len(told) == len(said) and all(words in one for words, one in zip(said, told, strict=True))
