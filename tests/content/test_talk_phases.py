"""The phases of a talk: read from its list, added up, and each fault told at its line while the list stays."""

from __future__ import annotations

import pytest

from tests.content.conftest import Desk

KOE = "courses/kiso/01-koe.md"
HEAD = "group size=4 minutes=5"
THREE = "- 1分 一人で：書く\n- 3.5分間　{四人|よにん}で：**話す**\n- ０．５分：みんなで"


def write(desk: Desk, head: str, body: str) -> None:
    desk.change(KOE, "::: work", f"::: {head}\n{body}\n:::\n\n::: notes minutes=7\n話す。\n:::\n\n::: work")
    desk.change(KOE, "minutes=5}", "minutes=8}")
    desk.change(KOE, "minutes: 5", "minutes: 8")
    desk.change("courses/kiso/course.yaml", "minutes: 5", "minutes: 8")


@pytest.mark.parametrize("head", [HEAD, "pair minutes=5", "group minutes=5 short=0"])
def test_phases_have_their_minutes_and_words(desk: Desk, head: str) -> None:
    write(desk, head, f"はじめに。\n\n{THREE}\n\nおわりに。")
    assert desk.said() == []
    step = desk.library().course("kiso").step("koe", "hitokoe")
    block = next(one for one in step.blocks if one.kind in ("pair", "group"))
    assert [phase.minutes for phase in block.phases] == [1, 3.5, 0.5]
    assert [phase.html for phase in block.phases] == [
        "<p>一人で：書く</p>",
        "<p><ruby>四人<rp>（</rp><rt>よにん</rt><rp>）</rp></ruby>で：<strong>話す</strong></p>",
        "<p>みんなで</p>",
    ]
    assert "<li>1分 一人で：書く</li>" in block.html and "はじめに" in block.html and "おわりに" in block.html
    assert "<li>3.5分間　四人で" in step.notes and "はじめに" not in step.notes, "the script has them as a list"


def test_a_minute_with_a_reading_is_one_too(desk: Desk) -> None:
    write(desk, HEAD, "- 2{分|ふん} {一人|ひとり}で\n- 3分\n  四人で")
    assert desk.said() == []
    (block,) = [one for one in desk.library().course("kiso").step("koe", "hitokoe").blocks if one.phases]
    assert ["一人" in block.phases[0].html, block.phases[1].html] == [True, "<p>四人で</p>"]


def test_their_place_in_the_script_can_be_named(desk: Desk) -> None:
    write(desk, HEAD, THREE)
    desk.change(KOE, "話す。\n", "読む。\n\n{show:group}\n\n聞く。\n")
    assert desk.said() == []
    notes = desk.library().course("kiso").step("koe", "hitokoe").notes
    assert notes.index("読む。") < notes.index("1分 一人で") < notes.index("聞く。")


@pytest.mark.parametrize(
    ("head", "body", "line", "said"),
    [
        (HEAD, "- 1分 一人で\n- 3分 四人で", 21, "並びの分の合計は 4分で、枠の minutes=5 と合いません"),
        (HEAD, "読む。\n\n- 5分 四人で", 23, "分で始まる行が、一つだけです"),
        (HEAD, "- 2分 一人で\n- 四人で\n- 3分 みんなで", 21, "2つめの行に、分がありません"),
        (HEAD, "- 2分\n- 3分 四人で", 21, "1つめの行（2分）に、することがありません"),
        (HEAD, "- 0分 一人で\n- 5分 四人で", 21, "1つめの行の 0分は、はかれません"),
        (HEAD, "- 0.1分 一人で\n- 5分 四人で", 21, "1つめの行の 0.1分は、はかれません"),
        (HEAD, "- 5分 一人で\n- 95分 四人で", 21, "2つめの行の 95分は、はかれません"),
        (HEAD, "- 2分 一人で\n- 3分 四人で\n\nまた。\n\n- 1分 え\n- 4分 お", 21, "一つの枠に二つ"),
        ('group minutes=5 roles="話す人・聴く人"', "- 2分 一人で\n- 3分 四人で", 21, "役（roles）と"),
        ("group minutes=5 short=3", "- 2分 一人で\n- 3分 四人で", 21, "（short）は 0 だけです"),
    ],
)
def test_a_fault_is_told_and_the_list_stays_a_list(desk: Desk, head: str, body: str, line: int, said: str) -> None:
    write(desk, head, body)
    (told,) = desk.said()
    assert told.startswith(f"warning {KOE}:{line}: ") and said in told
    blocks = desk.library().course("kiso").step("koe", "hitokoe").blocks
    (block,) = [one for one in blocks if one.kind in ("pair", "group")]
    assert block.phases == () and "<li>" in block.html


@pytest.mark.parametrize("body", ["- 3分の1の人が\n- 話す", "- 10分で話す\n- 聞く", "- 一人で\n- 四人で", "二人で。"])
def test_an_ordinary_list_stays_one(desk: Desk, body: str) -> None:
    write(desk, HEAD, body)
    assert desk.said() == []
    assert all(not block.phases for block in desk.library().course("kiso").step("koe", "hitokoe").blocks)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("group size=1 minutes=5", "「size=1」が読めません"),
        ("group size=13 minutes=5", "「size=13」が読めません"),
        ("group size=四 minutes=5", "「size=四」が読めません"),
        ('group size=3 minutes=5 roles="話す人・聴く人"', "人数（size）と役（roles）は"),
        ("pair size=3 minutes=5", "「::: pair」に「size=」は書けません"),
    ],
)
def test_how_many_talk_with_each_other(desk: Desk, head: str, said: str) -> None:
    write(desk, head, "話す。")
    assert [told for told in desk.said() if said in told and told.startswith("error")], desk.said()
