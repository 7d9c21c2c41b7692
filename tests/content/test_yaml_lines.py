"""YAML that means something else than it looks like is told at its own line, with what to write."""

from __future__ import annotations

import pytest

from tests.content.conftest import Desk

KISO, KOE, KAKUNIN = "courses/kiso/course.yaml", "courses/kiso/01-koe.md", "quizzes/kakunin.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "part"),
    [
        # behind ` #`
        (KAKUNIN, "text: まず、", "text: 孤独・孤立相談ダイヤル #9999 は、", 6, "「#9999 は、どうし"),
        (KAKUNIN, "text: 何もしない", "text: はい #9999", 9, "「#9999」は読まれません"),
        (KAKUNIN, "うまい言葉", "いのちの電話や #いのちSOS など、", 12, "文ぜんたいを"),
        (KAKUNIN, "うまい言葉", "いのちの電話や #いのちSOS など、\n      うまい言葉", 12, "文ぜんたいを"),
        (KAKUNIN, "うまい言葉", "電話は\n      ずっと #7119 で", 13, "文ぜんたいを"),
        (KAKUNIN, "text: まず、", "text: 電話の # を押す", 6, "文ぜんたいを"),
        (KAKUNIN, "text: まず、", "text: Call #9999 ", 6, "文ぜんたいを"),
        (KAKUNIN, "title: 確認テスト", "title: #8008 の確認テスト", 2, "文ぜんたいを"),
        (
            KAKUNIN,
            "        correct: true",
            "        feedback: #いのちSOS へ\n        correct: true",
            11,
            "文ぜんたいを",
        ),
        (KISO, "summary: 声", "summary: 相談は #9999 。声", 6, "文ぜんたいを"),
        (KISO, "[koe]", "[koe #9999\n  ]", 7, "読まれません"),
        (KOE, "  - ひと声を言える", "  - 相談は #7119", 6, "文ぜんたいを"),
        (KOE, "title: 声をかける", "title: 声をかける #1", 3, "文ぜんたいを"),
        # colons
        (KISO, "level: 基礎", "level：基礎", 4, "半角で「level: 」"),
        (KISO, "level: 基礎", "level： 基礎", 4, "半角で「level: 」"),
        (KISO, "level: 基礎", "level:　基礎", 4, "半角で「level: 」"),
        (KISO, "level: 基礎", "level:基礎", 4, "半角で「level: 」"),
        (KISO, "level: 基礎", "ｌｅｖｅｌ：基礎", 4, "半角で「level: 」"),
        (KISO, "level: 基礎", "ｌｅｖｅｌ: 基礎", 4, "「level」"),
        (KISO, "id: kiso", "id：kiso", 1, "半角で「id: 」"),
        (KOE, "title: 声", "title：声", 3, "半角で「title: 」"),
        (KAKUNIN, "        correct: true", "        correct： true", 11, "半角で「correct: 」"),
        (KAKUNIN, "        correct: true", "          correct： true", 11, "半角で「correct: 」"),
        (KAKUNIN, "- id: q1", "- id：q1", 4, "半角で「id: 」"),
        (KAKUNIN, "- text: 何も", "- text：何も", 9, "半角で「text: 」"),
        (KAKUNIN, "    choices:", "    choices：", 8, "半角で「choices: 」"),
        # dashes, spaces, tabs, remarks, quotes
        (KAKUNIN, "- id: q1", "－ id: q1", 4, "半角の「- 」"),
        (KAKUNIN, "- id: q1", "-　id: q1", 4, "半角の「- 」"),
        (KAKUNIN, "- text: 声", "ー text: 声", 10, "半角の「- 」"),
        (KOE, "言える\n---", "言える\n  ・もう一つ言える\n---", 7, "半角の「- 」"),
        (KOE, "言える\n---", "言える\n  － もう一つ言える\n---", 7, "半角の「- 」"),
        (KOE, "言える\n---", "言える\n  ＊ もう一つ言える\n---", 7, "半角の「- 」"),
        (KAKUNIN, "    type: single", "　　type: single", 5, "全角の空白"),
        (KAKUNIN, "    type: single", "  　type: single", 5, "全角の空白"),
        (KAKUNIN, "    type: single", "\u00a0   type: single", 5, "全角の空白"),
        (KAKUNIN, "    type: single", "\ttype: single", 5, "タブ"),
        (KAKUNIN, "    type: single", "  \ttype: single", 5, "タブ"),
        (KOE, "  - ひと声", "\t- ひと声", 6, "タブ"),
        (KISO, "level: 基礎", "＃ 覚え書き\nlevel: 基礎", 4, "半角の「# 」"),
        (KISO, "title: 基礎講座", "title: ”基礎講座”", 2, "引用符が全角"),
        # values
        (KISO, "minutes: 5", "minutes: ５", 5, "半角で 5"),
        (KISO, "minutes: 5", "minutes: 5分", 5, "「minutes: 5」"),
        (KISO, "minutes: 5", "minutes: ５分", 5, "「minutes: 5」"),
        (KISO, "[koe]", "［koe］", 7, "半角で [koe]"),
        (KISO, "[koe]", "[ｋｏｅ]", 7, "半角で koe"),
        (KISO, "way: online", "way: ｏｎｌｉｎｅ", 11, "半角で online"),
        (KISO, "pass: 0.8", "pass: 80%", 12, "「pass: 0.8」"),
        (KISO, "pass: 0.8", "pass: ８０％", 12, "「pass: 0.8」"),
        (KISO, "pass: 0.8", "pass: 80", 12, "「pass: 0.8」"),
        (KISO, "pass: 0.8", "pass: 8割", 12, "「pass: 0.8」"),
        (KISO, "pass: 0.8", "pass: ０．８", 12, "半角で 0.8"),
        (KAKUNIN, "title: 確認", "pass: 80点\ntitle: 確認", 2, "「pass: 0.8」"),
        (KAKUNIN, "title: 確認", "attempts: 3回\ntitle: 確認", 2, "「attempts: 3」"),
        (KAKUNIN, "title: 確認", "pick: １\ntitle: 確認", 2, "半角で 1"),
        (KAKUNIN, "correct: true", "correct: ｔｒｕｅ", 11, "半角で true"),
        (KAKUNIN, "correct: true", "correct: 〇", 11, "〇）なら true"),
        (KAKUNIN, "type: single", "type: mulitple", 5, "「type: multiple」"),
        (KAKUNIN, "type: single", "type: singel", 5, "「type: single」"),
        (KAKUNIN, "type: single", "type: 〇×", 5, "「type: truefalse」"),
        (KAKUNIN, "type: single", "type: ○✕", 5, "「type: truefalse」"),
        (KAKUNIN, "type: single", "type: true-false", 5, "「type: truefalse」"),
        (KAKUNIN, "type: single", "type: ｓｉｎｇｌｅ", 5, "「type: single」"),
        (KAKUNIN, "type: single", "type: 選択", 5, "のどれかを書いてください"),
        (KAKUNIN, "    type: single\n", "", 4, "「type」がありません"),
    ],
)
def test_a_line_is_told_itself(desk: Desk, path: str, old: str, new: str, line: int, part: str) -> None:
    desk.change(path, old, new)
    heard = desk.said()
    assert any(f" {path}:{line}: " in said and part in said for said in heard), "\n".join(heard)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (KISO, "minutes: 5", "minutes: 5  # 分"),
        (KISO, "level: 基礎", "# 覚え書き\nlevel: 基礎"),
        (KISO, "test: kakunin", "test: kakunin # one of ours"),
        (KISO, "[koe]", "[koe] # ひとつ"),
        (KISO, "completion:", "completion: # どれか一つ"),
        (KAKUNIN, "text: まず、", 'text: "相談は #9999 へ。text：・－' + '" #'),
        (KAKUNIN, "text: まず、どうしますか。", "text: '相談は #9999 へ。'"),
        (
            KAKUNIN,
            "explanation: うまい",
            "explanation: |\n      ・一つ #9999\n      － 二つ\n      text：三つ\n\n      うまい",
        ),
        (KAKUNIN, "explanation: うまい", "explanation: >\n      ・一つ #9999\n      うまい"),
        (KAKUNIN, "text: まず、どうしますか。", 'text: "まず、\n      ・どう\n      id：しますか。"'),
        (KAKUNIN, "text: まず、", "text: C# や＃や：や％は、そのまま。"),
        (KAKUNIN, "correct: true", "correct: true"),
    ],
)
def test_remarks_and_quoted_texts_are_left_alone(desk: Desk, path: str, old: str, new: str) -> None:
    if old == "text: まず、":
        new, old = new, "text: まず、どうしますか。"
    desk.change(path, old, new)
    assert desk.said() == []


def test_a_broken_line_is_told_once(desk: Desk) -> None:
    desk.change(KISO, "level: 基礎", "level：基礎")
    assert len(desk.said()) == 1
