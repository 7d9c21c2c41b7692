"""Sorting, model answers and cases: read as they are meant, and each fault told in a sentence at its line."""

from __future__ import annotations

import pytest

from supporter.domain.courses.course import Block
from supporter.domain.courses.search import search
from tests.content.conftest import Desk

KOE = "courses/kiso/01-koe.md"
FIRST = 22
"""The line of the module's text behind its worksheet."""

SORT = """
::: sort すること／しないこと／まよう minutes=0
- 相談先を{伝|つた}える -> 1 … 番号だけでも助けに
- お金を貸す -> ２ … あとで
  つらくなります
- いっしょに行く→3…むりのない日なら
:::
"""
MODEL = """
::: model お手本を見る
- 「おはようございます」
:::
"""
CASE = """
::: case けんさん（27）
- 見えること：一人で席に。
- {聞|き}こえること: ため息。
- わからないこと：仕事のことか、家のことか。
:::
"""


def _blocks(desk: Desk, kind: str) -> list[Block]:
    return [block for block in desk.library().course("kiso").step("koe", "hitokoe").blocks if block.kind == kind]


def _added(desk: Desk, text: str) -> Desk:
    desk.change(KOE, "何と声をかけますか。\n:::\n", f"何と声をかけますか。\n:::\n{text}")
    return desk


def test_things_have_their_pile_and_why_however_they_are_typed(desk: Desk) -> None:
    assert _added(desk, SORT).said() == []
    (sort,) = _blocks(desk, "sort")
    assert [pile.plain for pile in sort.piles] == ["すること", "しないこと", "まよう"]
    told = [(thing.text.plain, thing.pile, thing.why.plain) for thing in sort.things]
    assert told[0] == ("相談先を伝える", 1, "番号だけでも助けに") and "<rt>つた</rt>" in sort.things[0].text.html
    assert told[1:] == [("お金を貸す", 2, "あとでつらくなります"), ("いっしょに行く", 3, "むりのない日なら")]


def test_a_class_sorts_by_hands_and_its_lecturer_has_the_answers(desk: Desk) -> None:
    notes = "\n::: notes\nはじめに、笑う。\n\n{sort:1}\n\n休む。\n:::\n"
    assert _added(desk, SORT.replace(" minutes=0", "") + notes).said() == []
    step = desk.library().course("kiso").step("koe", "hitokoe")
    (sort,) = _blocks(desk, "sort")
    assert sort.in_class and "まよう？" in sort.shown and "お金を貸す" in sort.shown
    assert "つらくなります" not in sort.shown, "the wall asks, and does not tell"
    places = [step.notes.index(words) for words in ("笑う", "手をあげて", "お金を貸す</strong> → しないこと", "休む")]
    assert places == sorted(places)


def test_what_is_sorted_at_home_alone_stands_on_no_wall(desk: Desk) -> None:
    _added(desk, SORT + "\n::: notes\n笑う。\n:::\n")
    (sort,) = _blocks(desk, "sort")
    assert not sort.in_class and not sort.shown
    assert "手をあげて" not in desk.library().course("kiso").step("koe", "hitokoe").notes


def test_a_model_stands_behind_its_worksheet_and_last_in_the_script(desk: Desk) -> None:
    assert _added(desk, MODEL + "\n::: notes\n笑う。\n:::\n").said() == []
    step = desk.library().course("kiso").step("koe", "hitokoe")
    assert [block.kind for block in step.blocks[-2:]] == ["work", "model"]
    assert step.notes.index("笑う") < step.notes.index("お手本") < step.notes.index("おはよう")


def test_a_case_says_three_things_and_is_found_by_them(desk: Desk) -> None:
    assert _added(desk, SORT + CASE).said() == []
    (case,) = _blocks(desk, "case")
    assert case.title and case.title.plain == "けんさん（27）"
    assert case.html.count("<h3>") == 3 and "<p>ため息。</p>" in case.html
    course = desk.library().course("kiso")
    assert all(search(course, words) for words in ("ため息", "お金を貸す", "むりのない日"))


@pytest.mark.parametrize(
    ("text", "old", "new", "at", "said"),
    [
        (SORT, "-> 1", "-> 4", 2, "「相談先を伝える」の山「4」がありません。1 から 3 まで"),
        (SORT, "-> 1", "-> 0", 2, "の山「0」がありません"),
        (SORT, "-> 1", "-> 一", 2, "の山「一」がありません"),
        (SORT, " -> 1 … 番号だけでも助けに", "", 2, "に、山の番号がありません。「- 相談先を"),
        (SORT, " … 番号だけでも助けに", "", 2, "に、わけがありません"),
        (SORT, "- いっしょ", "いっしょ", 5, "「いっしょに行く→3…むりのない日」が前の行のつづき"),
        (SORT, "- 相談", "相談", 2, "が前の行のつづきになっています。行の先頭に「- 」"),
        (SORT, "／しないこと／まよう", "", 1, "分ける山が二つ以上ありません"),
        (SORT, "しないこと", "すること", 1, "山の名前が同じです"),
        (SORT, "minutes=0", "minutes=二", 1, "時間「二」が読めません"),
        (SORT, "sort す", "srt す", 1, "「::: srt」という枠はありません。「sort」"),
        (MODEL, "- 「おはようございます」\n", "", 1, "「::: model」の中身がありません"),
        ("\nことば。\n" + MODEL, "", "", 3, "「::: model」の前に「::: work」がありません"),
        (MODEL + MODEL, "", "", 5, "「::: model」の前に「::: work」がありません"),
        (CASE, " けんさん（27）", "", 1, "「::: case」に名前がありません"),
        (CASE, "- {聞|き}こえること: ため息。\n", "", 1, "「::: case」の「聞こえること」がありません。「- 見えること"),
        (CASE, "見えること", "見たこと", 1, "「::: case」の「見えること」がありません"),
        (CASE, "- わから", "- 思うこと：さみしい。\n- わから", 1, "三つの見出しの順がちがうか、余分な行"),
        (CASE, "一人で席に。", "", 2, "「見えること」に何も書かれていません"),
        (SORT + "\n::: notes\n{sort:2}\n:::\n", "minutes=0", "", 9, "「::: sort 2」が、このページにありません"),
    ],
)
def test_each_fault_is_told_at_its_line(desk: Desk, text: str, old: str, new: str, at: int, said: str) -> None:
    _added(desk, text.replace(old, new, 1) if old else text)
    found = desk.said()
    assert any(one.startswith(f"error {KOE}:{FIRST + at}: ") and said in one for one in found), found
