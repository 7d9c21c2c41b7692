"""A conversation (`::: talk`): read whole, and each thing that keeps it from being one told at its line."""

from __future__ import annotations

import pytest

from supporter.domain.courses.dialogue import MOST, length, turns
from tests.content.conftest import Desk
from tests.support.dialogues import EASY, TALK

KOE = "courses/kiso/01-koe.md"
#: The line of `::: talk` on the page of the desk.
FIRST = 11
HEAVY = TALK.replace("新聞が三日分です。", "「消えてしまいたい」と聞きました。")
CARE = 'shinbun care="つらい話です。とばしてかまいません。"'
MANY = "::: talk shinbun\n@a1\nあ。\n- い -> a2\n- う -> a3\n\n" + "".join(
    f"@a{n}\nあ。\n- い -> a{n + 1}\n- う -> a{n + 2}\n\n" for n in range(2, 9)
)
MANY += "@a9 end\nあ。\n\n@a10 end\nあ。\n:::\n"


def put(desk: Desk, talk: str) -> None:
    desk.change(KOE, "あいさつだけで、じゅうぶんなひと声です。\n", talk)


def test_a_whole_conversation_is_read_with_its_other_voice(desk: Desk) -> None:
    put(desk, TALK.replace("@start", "@start figure=doorstep.svg") + "\n" + EASY)
    assert desk.said() == []
    step = desk.library().course("kiso").step("koe", "hitokoe")
    found = step.blocks[0].dialogue
    assert found is not None and step.blocks[0].in_class
    assert [(node.name, node.leads, node.ends, node.topics) for node in found.nodes] == [
        ("start", ("yobu", "niwa"), False, ()),
        ("yobu", ("denwa", "matsu"), False, ()),
        ("niwa", ("start",), False, ()),
        ("denwa", (), True, ("daily",)),
        ("matsu", (), True, ()),
    ]
    assert "doorstep.svg" in found.nodes[0].figure
    assert found.told("easy")[0].replies[0].words.plain == "こえを かけます"
    assert found.told("en") == found.told("easy") and found.told("ja") == found.nodes
    assert (found.number("niwa"), turns(found)) == (3, 2)


def test_many_ways_through_it_take_no_longer_to_check(desk: Desk) -> None:
    answers = [[f"- 答え{at} -> a{(place + at) % 9 + 1}\n" for at in range(6)] for place in range(1, 9)]
    places = [f"@a{place}\nあ。\n{''.join(replies)}\n" for place, replies in enumerate(answers, 1)]
    put(desk, f"::: talk shinbun\n{''.join(places)}@a9 end\nい。\n:::\n")
    found = desk.library().course("kiso").step("koe", "hitokoe").blocks[0].dialogue
    one, last = len("あ。") + sum(len(f"答え{at}") for at in range(6)), len("い。")
    assert found is not None and (turns(found), length(found)) == (8, 8 * one + last)


def test_a_conversation_for_home_is_not_asked_in_class(desk: Desk) -> None:
    put(desk, TALK.replace("shinbun", "shinbun home"))
    step = desk.library().course("kiso").step("koe", "hitokoe")
    assert not step.blocks[0].in_class and step.notes == ""


def test_the_script_of_a_class_holds_it_as_numbered_paragraphs(desk: Desk) -> None:
    put(desk, TALK)
    notes = desk.library().course("kiso").step("koe", "hitokoe").notes
    assert "電話する" in notes and "→ 4へ" in notes and "もどる　→ 1へ" in notes


def test_heavy_words_with_care_and_somewhere_to_call_nearby_are_sound(desk: Desk) -> None:
    put(desk, HEAVY.replace("shinbun", CARE).replace("matsu end", "matsu end contacts=life").replace("=start", "=yobu"))
    assert desk.said() == []


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        (
            TALK.replace("-> denwa", "-> denw"),
            ["の行き先「denw」が、この talk にありません。「denwa」", "「@denwa」に来る"],
        ),
        (TALK.replace("- のぞく -> niwa", "- のぞく -> yobu"), ["場所「@niwa」に来る答えがありません"]),
        (TALK.replace("@matsu end", "@denwa end"), ["場所「@denwa」が、この talk に二つ", "行き先「matsu」"]),
        (TALK.replace("つぎの日も、声をかけます。\n", ""), ["場所「@matsu」に言葉がありません"]),
        (TALK.replace("@matsu end", "@matsu"), ["場所「@matsu」から、どの終わり（end）にも行けません"]),
        (TALK.replace("- 待つ -> matsu\n", ""), ["場所「@yobu」の答えが一つです", "「@matsu」に来る"]),
        (
            TALK.replace("- 待つ -> matsu\n", "".join(f"- 待つ{at} -> matsu\n" for at in range(6))),
            ["場所「@yobu」の答えが 6つをこえています"],
        ),
        (TALK.replace("back=start", "back=start end"), ["場所「@niwa」に、答え・back・end の二つ以上"]),
        (TALK.replace("back=start", "back=start contacts=life"), ["「@niwa」の contacts= は、終わり（end）にだけ"]),
        (TALK.replace("contacts=daily", "contacts=dayly"), ["相談先の分野「dayly」はありません。「daily」"]),
        (
            TALK.replace("@niwa back", "@niwa bak"),
            ["「@niwa」のあとの「bak=start」が読めません", "「@niwa」から、どの"],
        ),
        (TALK.replace("@start", "@start figure=nai.svg"), ["絵のファイル「nai.svg」がありません"]),
        (
            TALK.replace("- 待つ -> matsu", "- 待つ"),
            ["答え「- 待つ」の行き先が読めません", "答えが一つ", "「@matsu」に来る"],
        ),
        (TALK.replace("@start\n", ""), ["前に、場所の名前がありません"] * 3 + ["行き先「start」"]),
        (TALK.replace("@start", "@Start"), ["場所の名前「Start」が読めません", "行き先「start」"]),
        (TALK.replace("talk shinbun", "talk"), ["「::: talk」に会話の id がありません"]),
        (TALK.replace("shinbun", "shinbun heya"), ["「::: talk」のあとの「heya」が読めません"]),
        ("::: talk shinbun\n:::\n", ["「::: talk shinbun」に、話の場所がありません"]),
        (TALK + "\n" + TALK, ["会話の id「shinbun」が二度使われています（01-koe.md:11）"]),
        (MANY, ["場所が 10 あります（多くて 9）"]),
        (HEAVY, ["つらい言葉「消えて」があるのに、心の用意（care=）がありません", "場所「@matsu」から 2歩のうちに"]),
        (
            HEAVY.replace("shinbun", CARE).replace("end contacts=daily", "end"),
            [f"場所「@{name}」から 2歩のうちに" for name in ("start", "yobu", "niwa", "denwa", "matsu")],
        ),
        (EASY, ["「::: talk yasashii」の前に「::: talk」がありません"]),
        (TALK + "\n" + EASY.replace("@matsu end\nつぎの ひも いいます。\n", ""), ["に「@matsu」がありません"]),
        (TALK + "\n" + EASY.replace("- まちます -> matsu", "- まちます -> yobu"), ["「@yobu」の言葉か答えが"]),
        (
            TALK + "\n" + EASY.replace("いいます。\n:::", "いいます。\n\n@mori end\nもりです。\n:::"),
            ["「::: talk yasashii」の「@mori」は、もとの「::: talk」にありません"],
        ),
    ],
)
def test_what_is_amiss_is_told(desk: Desk, talk: str, said: list[str]) -> None:
    put(desk, talk)
    problems = desk.said()
    assert all(line.startswith(f"error {KOE}:") for line in problems), problems
    for one in said:
        assert any(one in line for line in problems), (one, problems)
    assert len(problems) == len(set(problems)) and problems


def test_a_target_that_is_not_there_is_told_at_the_place_that_names_it(desk: Desk) -> None:
    put(desk, TALK.replace("-> denwa", "-> nai"))
    line = FIRST + TALK.split("\n").index("@yobu")
    assert any(one.startswith(f"error {KOE}:{line}: 「@yobu」の行き先「nai」") for one in desk.said()), desk.said()


def test_the_limit_is_what_fits_a_leaf() -> None:
    assert MOST == 9
