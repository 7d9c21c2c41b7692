"""Markdown typed with the IME on is told at its own line with what to type, and ordinary Japanese is left alone."""

from __future__ import annotations

import pytest

from tests.content.conftest import Desk

KOE = "courses/kiso/01-koe.md"
TEXT = "あいさつだけで、じゅうぶんなひと声です。"
SCRIPT = "講師だけの台本です。"


def told(desk: Desk, line: int, severity: str = "error") -> str:
    """What is said of a line of the chapter."""
    return "\n".join(said for said in desk.said() if said.startswith(f"{severity} {KOE}:{line}: "))


@pytest.mark.parametrize(
    ("opening", "closing", "line"),
    [
        ("：：： notes minutes=4", "：：：", 11),
        ("：：： notes minutes=4", ":::", 11),
        ("：::notes", ":::", 11),
        (":：: slide", ":::", 11),
        ("：：：　ｎｏｔｅｓ", "：：：", 11),
        ("　::: notes", ":::", 11),
        ("\u00a0::: notes", ":::", 11),
        ("：： notes", "：：", 11),
        (":: notes", "::", 11),
        ("::: ｎｏｔｅｓ", ":::", 11),
        ("::: notes", "：：：", 13),
        ("::: notes", ":::　", 13),
        ("::: notes", "　:::", 13),
        ("：：：：： notes", "：：：：：", 11),
    ],
)
def test_a_frame_that_is_none_is_told_before_its_script_is_shown(
    desk: Desk, opening: str, closing: str, line: int
) -> None:
    desk.change(KOE, TEXT, f"{opening}\n{SCRIPT}\n{closing}\n\n{TEXT}")
    assert told(desk, line), "\n".join(desk.said())


@pytest.mark.parametrize(
    "heading",
    [
        "＃＃ 二ページ目 {#ni minutes=1}",
        "＃# 二ページ目 {#ni minutes=1}",
        "##二ページ目 {#ni minutes=1}",
        "##　二ページ目 {#ni minutes=1}",
        "##\u00a0二ページ目 {#ni minutes=1}",
        "　## 二ページ目 {#ni minutes=1}",
        "＃＃二ページ目｛＃ni minutes=1｝",
        "＃＃＃ 小さな見出し",
        "###小さな見出し",
        "＃ 題",
    ],
)
def test_a_heading_that_is_none_is_told(desk: Desk, heading: str) -> None:
    desk.change(KOE, TEXT, f"{TEXT}\n\n{heading}\n\nあいさつ。")
    assert "半角の「#」" in told(desk, 13), "\n".join(desk.said())


@pytest.mark.parametrize(
    "attributes",
    [
        "｛＃hitokoe minutes=5｝",
        "{＃hitokoe minutes=5}",
        "{#hitokoe minutes＝5}",
        "{#hitokoe minutes=５}",
        "{#hitokoe　minutes=5｝",
        "{#ｈｉｔｏｋｏｅ minutes=5}",
        "{#hitokoe、minutes=5}",
        "{#hitokoe minutes：5}",
        "{#hitokoe minutes = 5}",
        "{#hitokoe ｍｉｎｕｔｅｓ=5}",
        "{#hitokoe minutes=”5”}",
        "{#hitokoe minutes=5分}",
        "{#Hitokoe minutes=5}",
    ],
)
def test_what_stands_behind_a_title_is_told_as_it_should_be(desk: Desk, attributes: str) -> None:
    desk.change(KOE, "{#hitokoe minutes=5}", attributes)
    assert "「{#hitokoe minutes=5}」と、ぜんぶ半角で" in told(desk, 9), "\n".join(desk.said())


@pytest.mark.parametrize(
    "setting",
    [
        ("pair minutes=３", "minutes=3"),
        ("pair minutes＝3", "minutes=3"),
        ("pair minutes＝３", "minutes=3"),
        ("pair ｍｉｎｕｔｅｓ=3", "minutes=3"),
        ("pair minutes：3", "minutes=3"),
        ("pair minutes= 3", "minutes="),
        ("notes minutes＝４分", "minutes=4"),
        ("notes minutes=４", "minutes=4"),
        ("pair minutes=3 roles=“話す人・聴く人”", '" "'),
        ("pair minutes=3 roles=「話す人・聴く人」", '" "'),
        ("pair minutes=3 roles＝話す人・聴く人", "roles="),
        ("yasashii こうみんかんに あつまります。", "次の行"),
        ("slide 題", "次の行"),
        ("notes ゆっくり読む", "次の行"),
    ],
    ids=lambda setting: str(setting[0]),
)
def test_a_setting_that_would_be_lost_is_told(desk: Desk, setting: tuple[str, str]) -> None:
    desk.change(KOE, "::: work", f"::: {setting[0]}\nあいさつ。\n:::\n\n::: work")
    assert setting[1] in told(desk, 20), "\n".join(desk.said())


@pytest.mark.parametrize(
    "ruby",
    [
        "｛公民館｜こうみんかん｝",
        "｛公民館|こうみんかん｝",
        "{公民館｜こうみんかん}",
        "{公民館|こうみんかん｝",
        "｛公民館｜こうみんかん}",
        "公民館《コウミンカン》",
        "公民館≪こうみんかん≫",
        "｜公民館（こうみんかん）",
        "｜公民館〈こうみんかん〉",
        "[公民館]^(こうみんかん)",
        "|公民館《こうみんかん》",
    ],
)
def test_ruby_in_wide_signs_is_told_in_chapters_and_in_quizzes(desk: Desk, ruby: str) -> None:
    desk.change(KOE, "あいさつだけ", f"{ruby}だけ")
    desk.change("quizzes/kakunin.yaml", "text: まず、どうしますか。", f'text: "{ruby}で、どうしますか。"')
    assert "ルビ「" in told(desk, 11)
    assert any(said.startswith("error quizzes/kakunin.yaml:6: ルビ「") for said in desk.said())


@pytest.mark.parametrize(
    ("typed", "severity"),
    [
        ("＊＊大事＊＊なこと", "warning"),
        ("*＊大事＊*なこと", "warning"),
        ("**大事＊＊なこと", "warning"),
        ("なこと__大事__なこと", "warning"),
        ("《《大事》》なこと", "warning"),
        ("｀大事｀なこと", "warning"),
        ("［相談］（https://www.example.jp/）", "error"),
        ("[相談]（https://www.example.jp/）", "error"),
        ("［相談］(https://www.example.jp/)", "error"),
        ("[相談] (https://www.example.jp/)", "error"),
        ("[相談](https：//www.example.jp/)", "error"),
        ("［はじめ］（koe/hitokoe）", "error"),
        ("！［絵］（doorstep.svg）", "error"),
        ("[電話](tel:０８５７２２０００１)", "error"),
        ("くわしくは https：／／www.example.jp／ へ", "error"),
        ("・ 一つ目", "warning"),
        ("・一つ目", "warning"),
        ("－ 一つ目", "warning"),
        ("ー　一つ目", "warning"),
        ("-　一つ目", "warning"),
        ("-一つ目", "warning"),
        ("＊ 一つ目", "warning"),
        ("１．一つ目", "warning"),
        ("1．一つ目", "warning"),
        ("１. 一つ目", "warning"),
        ("1.一つ目", "warning"),
        ("＞ 引用", "warning"),
        ("－－－", "warning"),
        ("ーーー", "warning"),
        ("　", "warning"),
        ("｜ことば｜わけ｜\n｜ーーー｜ーーー｜\n｜あ｜い｜", "error"),
        ("|ことば|わけ|\n|ーーー|ーーー|\n|あ|い|", "error"),
    ],
)
def test_other_markup_in_wide_signs_is_told(desk: Desk, typed: str, severity: str) -> None:
    desk.change(KOE, TEXT, f"{typed}\n\n{TEXT}")
    line = 12 if typed.startswith("|") else 11
    assert told(desk, line, severity), "\n".join(desk.said())


def test_words_typed_without_list_marks_do_not_change_sides(desk: Desk) -> None:
    desk.change(KOE, "::: work", "::: words\n- 〇 「あら」\n△ 「なぜ」 … せめられて聞こえます。\n:::\n\n::: work")
    assert "前の行のつづき" in told(desk, 22)


@pytest.mark.parametrize("between", [" … ", "　…　", " …… ", "　・・・　", " ... "])
def test_the_reason_of_words_may_stand_behind_any_dots(desk: Desk, between: str) -> None:
    desk.change(KOE, "::: work", f"::: words\n- △ 「なぜ」{between}せめられて聞こえます。\n:::\n\n::: work")
    assert desk.said() == []
    [block] = [b for b in desk.library().course("kiso").step("koe", "hitokoe").blocks if 'class="words"' in b.html]
    assert '<p class="small">せめられて聞こえます。</p>' in block.html


@pytest.mark.parametrize("mark", ["－－－", "ーーー", "---　", "——", "−−−"])
def test_the_marks_around_a_head_are_told_at_their_own_line(desk: Desk, mark: str) -> None:
    desk.change(KOE, "---\nid", f"{mark}\nid")
    assert "半角のハイフン" in told(desk, 1)
    desk.change(KOE, "言える\n---\n", f"言える\n{mark}\n")
    assert "半角のハイフン" in told(desk, 7)
    assert len(desk.said()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "#いのちSOS や #7119 へ。",
        "#9999 は、決まった期間だけ。",
        "時刻は１０：３０、比は ３：：２。",
        "※ （注）（１）①②、＊印、1.5倍、2024．",
        "「｛」や「｝」や｜の字。",
        "――と言った。ーーと聞く。",
        "| 日 | 人 |\n|---|---|\n| － | ー |",
        "| 日 | 人 |\n|:--|--:|\n| ｜孤独《こどく》 | 人 |",
        "[相談](https://www.example.jp/)と（https://www.example.jp/）。",
        "［注］（あとで）",
        "```\n＃＃ 例\n：：： notes\n```",
        "`：：：` や `｛漢字｜かんじ｝` と打ったとき",
        "１つめは、10人。2.5は、3．5。",
        "____ に書く。＿＿＿＿ に書く。",
        "公民館（こうみんかん）と《本の題》。",
        "- 一つ\n- 二つ\n\n1. 一\n2. 二\n\n> 引用\n\n---\n\nあ",
        "三時：： お茶",
    ],
)
def test_ordinary_japanese_is_left_alone(desk: Desk, text: str) -> None:
    desk.change(KOE, TEXT, f"{text}\n\n{TEXT}")
    assert desk.said() == []


def test_ruby_in_braces_is_told_although_another_follows(desk: Desk) -> None:
    desk.change(KOE, "あいさつだけ", "｛公民館｜こうみんかん｝に行く。公民館《コウミンカン》だけ")
    assert "ルビ「｛公民館｜こうみん" in told(desk, 11) and "ルビ「館《コウ" in told(desk, 11)


def test_years_typed_wide_are_years(desk: Desk) -> None:
    desk.change(KOE, "::: work", "::: source\n内閣府（２０２６年）。２０２６年１１月確認\n:::\n\n::: work")
    assert desk.said() == []


@pytest.mark.parametrize(
    "line", ["｜" * 90_000, "：" * 90_000, "　" * 90_000 + "x", "＊" * 90_000, "［" * 90_000, "| ｜" * 30_000]
)
def test_long_lines_of_wide_signs_are_read_quickly(desk: Desk, line: str) -> None:
    desk.change(KOE, TEXT, line)
    assert len(desk.said()) < 100
