"""Each mistake an author can make is told with its file and line, and every one of them at once."""

from __future__ import annotations

import pytest

from tests.content.conftest import TODAY, Desk

KISO, KOE, KAKUNIN = "courses/kiso/course.yaml", "courses/kiso/01-koe.md", "quizzes/kakunin.yaml"


def test_sound_content_has_no_problems(desk: Desk) -> None:
    assert desk.said() == []


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (KISO, "level: 基礎", "levle: 基礎", [f"error {KISO}:4: 「levle」という項目はありません。「level」"]),
        (KISO, "level: 基礎", "level: 初級", [f"error {KISO}:4: 「level」に使えない値"]),
        (KISO, "level: 基礎\n", "", [f"error {KISO}:1: 「level」がありません"]),
        (KISO, "minutes: 5", "minutes: 五", [f"error {KISO}:5: 「minutes」の値が合いません"]),
        (KISO, "minutes: 5", "minutes: 9", [f"warning {KISO}:5: 章の時間の合計は 5分"]),
        (KISO, "id: kiso", "id: shokyu", [f"error {KISO}:1: id「shokyu」がフォルダーの名前とちがいます"]),
        (KISO, "title: 基礎講座", "title: 119", [f"error {KISO}:2: 「title」は文字で書きます"]),
        (KISO, "[koe]", "[koe, tsunagu]", [f"error {KISO}:7: 章「tsunagu」のファイルがありません"]),
        (KISO, "[koe]", "[koe, koe]", [f"error {KISO}:7: 章「koe」が二度並んでいます"]),
        (KISO, "prerequisites: []", "prerequisites: [nyumon]", [f"error {KISO}:8: 先に受ける講座「nyumon」"]),
        (
            KISO,
            "prerequisites: []",
            "prerequisites: [kiso]",
            [f"error {KISO}:8: 「kiso」と「kiso」が、たがいに"],
        ),
        (
            KISO,
            "test: kakunin",
            "test: kakunim",
            [f"error {KISO}:9: テスト「kakunim」がありません。「kakunin」"],
        ),
        (KISO, "{test: kakunin,", "{test: nai,", [f"error {KISO}:12: テスト「nai」がありません"]),
        (KISO, "all_steps,", "al_steps,", [f"error {KISO}:12: 「requires」に使えない値"]),
        (KISO, "all_steps", "{steps_of: [nai]}", [f"error {KISO}:12: steps_of の章「nai」"]),
        (
            KISO,
            "pass: 0.8",
            "pass: 80",
            [f"error {KISO}:12: 「pass」の値が合いません（いまは 80）。1.0 以下"],
        ),
        (KISO, "online", "onlain", [f"error {KISO}:11: 「way」に使えない値"]),
        (KOE, "---\nid", "id", [f"error {KOE}:1: 先頭の見出し情報"]),
        (KOE, "言える\n---\n", "言える\n", [f"error {KOE}:1: 先頭の見出し情報が閉じていません"]),
        (
            KOE,
            "title: 声",
            "titel: 声",
            [f"error {KOE}:2: 「title」がありません", f"error {KOE}:3: 「titel」"],
        ),
        (KOE, "id: koe", "id: goe", [f"error {KOE}:2: id「goe」がファイルの名前とちがいます"]),
        (
            KOE,
            "minutes: 5",
            "minutes: 6",
            [f"warning {KISO}:5: 章の", f"warning {KOE}:4: ページの時間の合計は 5分"],
        ),
        (KOE, "minutes: 5", "minutes: 5\nquiz: nai", [f"error {KOE}:5: テスト「nai」がありません"]),
        (
            KOE,
            " {#hitokoe minutes=5}",
            "",
            ["ページ「koe/hitokoe」", f"error {KOE}:9: ページの見出しに id か時間"],
        ),
        (KOE, "check q1", "check q2", [f"error {KOE}:17: 問題「q2」がありません。「q1」のまちがい"]),
        (KOE, "check q1", "chek q1", [f"error {KOE}:17: 「::: chek」という枠はありません。「check」"]),
        (KOE, "check q1\n", "check q1\nなかみ\n", [f"error {KOE}:17: 「::: check」には問題の id だけ"]),
        (KOE, "work 自分", "work\n自分", [f"error {KOE}:20: 「::: work」に問いかけがありません"]),
        (KOE, "doorstep", "genkan", [f"error {KOE}:13: 絵のファイル「genkan.svg」がありません"]),
        (KOE, "玄関先で考えている人。\n", "", [f"error {KOE}:13: 絵の説明"]),
        (KOE, "あいさつだけ", "![絵](doorstep.svg)", [f"error {KOE}:11: 「![ ]( )」の絵"]),
        (KOE, "あいさつ", "[あいさつ](koe/aisatsu)", [f"error {KOE}:11: ページ「koe/aisatsu」がありません"]),
        (KOE, "あいさつ", "[あいさつ](hon.pdf)", [f"error {KOE}:11: リンク先「hon.pdf」がありません"]),
        (KOE, "あいさつ", "あ\nい<b>さつ", [f"error {KOE}:12: HTML の「<b>」"]),
        (KOE, "あいさつ", "[あ](JavaScript:alert(1))", [f"error {KOE}:11: 「JavaScript:」で始まる行き先"]),
        (KOE, "あいさつ", "{孤独感|こ|どく}", [f"error {KOE}:11: ルビ「{{孤独感|こ|どく}}」"]),
        (KOE, "あいさつ", "孤独《こどく》", [f"error {KOE}:11: ルビ「独《こどく》"]),
        (KOE, "あいさつ", "| {表|ひょう} |\n|---|\n| 1 |\n\n", [f"error {KOE}:12: 表として"]),
        (KOE, "あいさつ", "| 表 |\n|---|\n| {一|いち} |\n\n", [f"error {KOE}:13: ルビ"]),
        (KOE, "あいさつ", "** あいさつ**", [f"warning {KOE}:11: 「**」が太字になっていません"]),
        (KOE, "あいさつ", "# 見出し\n\nあ", [f"error {KOE}:11: ここに見出し「#」"]),
        (KOE, "## まずは", "前書き。\n\n## まずは", [f"error {KOE}:9: 最初の「##」より前"]),
        (KOE, "::: work", ":::\n\n::: work", [f"error {KOE}:20: 「:::」に始まりがありません"]),
        (
            KOE,
            "かけますか。\n:::",
            "かけますか。",
            [f"error {KOE}:20: 「::: work 自分なら、何と声をかけますか。」が閉じ"],
        ),
        (
            KOE,
            "あいさつ",
            "- あ\n  ::: care\n  い\n  :::\n\nう",
            [f"error {KOE}:12: 「:::」の枠が、別の枠や"],
        ),
        (KOE, ":::\n\n::: work", "::: care\nあ\n:::\n\n::: work", [f"error {KOE}:18: 「:::」の枠が"]),
        (
            KOE,
            "work 自分なら、何と声をかけますか。",
            "pair minutes=三\nあ",
            [f"error {KOE}:20: 時間「三」が読めません"],
        ),
        (KOE, "::: work", "::: contacts money\n:::\n\n::: work", [f"error {KOE}:20: 相談先の分野「money」"]),
        (KOE, "::: work", "::: words\n- だめ\n:::\n\n::: work", [f"error {KOE}:21: ことばの例が"]),
        (KOE, "::: work", "::: source\n内閣府\n:::\n\n::: work", [f"warning {KOE}:20: 出典に年がありません"]),
        (
            KOE,
            "::: work",
            "::: source\n内閣府（2024年）。2024年10月に確認\n:::\n\n::: work",
            [f"warning {KOE}:20: 出典の確認から25か月"],
        ),
        (
            KOE,
            "::: work",
            "::: notes rolls=x\nあ\n:::\n\n::: work",
            [f"error {KOE}:20: 「::: notes」に「rolls=」"],
        ),
        (
            KOE,
            "::: work",
            f"::: yasashii\nあ。\n{'あ' * 41}。\n:::\n\n::: work",
            [f"warning {KOE}:22: やさしい日本語"],
        ),
        (
            KOE,
            "::: work",
            "::: care yasashii\nあ。\n:::\n\n::: work",
            [f"error {KOE}:20: 「::: care yasashii」の前に「::: care」がありません"],
        ),
        (
            KOE,
            "::: work",
            f"::: care\nあ。\n:::\n\n::: care yasashii\n{'あ' * 41}。\n:::\n\n::: work",
            [f"warning {KOE}:25: やさしい日本語"],
        ),
        (KOE, "あいさつ", "あ" * 2000, [f"warning {KOE}:9: 「まずは、ひと声から」は"]),
        (KAKUNIN, "id: q1", "id: q1\n    kotae: 1", [f"error {KAKUNIN}:5: 「kotae」という項目はありません"]),
        (
            KAKUNIN,
            "id: q1",
            "id: q1\n    yasashii:\n      text: どう しますか。\n      choices: [まち]\n      explanation: 挨拶。",
            [f"error {KAKUNIN}:7: 問題「q1」の yasashii の choices は 1つですが、もとの問題は 2つです"],
        ),
        (
            KAKUNIN,
            "id: q1",
            f"id: q1\n    yasashii:\n      text: {'あ' * 41}。\n      choices: [あ, い]\n      explanation: あいさつ。",
            [f"warning {KAKUNIN}:6: やさしい日本語の一文が長すぎます（42字）"],
        ),
        (
            KAKUNIN,
            "id: q1",
            "id: q1\n    english:\n      text: What do you do?\n      choices: [Wait, Greet]",
            [f"error {KAKUNIN}:5: 問題「q1」の english に説明がありません"],
        ),
        (
            KAKUNIN,
            "    explanation: うまい言葉はいりません。\n",
            "",
            [f"error {KAKUNIN}:4: 問題「q1」に説明がありません"],
        ),
        (KAKUNIN, "correct: true", "correct: はい", [f"error {KAKUNIN}:11: 「correct」は true か false"]),
        (
            KAKUNIN,
            "correct: true",
            "correct: yes",
            [f"error {KAKUNIN}:11: 「yes」は YAML では true", "「correct」は"],
        ),
        (KAKUNIN, "        correct: true\n", "", [f"error {KAKUNIN}:8: 問題「q1」の合う選択肢が 0個"]),
        (KAKUNIN, "text: 声をかける", "text: 何もしない", [f"error {KAKUNIN}:10: 「何もしない」が二度"]),
        (KAKUNIN, "text: 何もしない", "text: No", [f"error {KAKUNIN}:9: 「No」は YAML では false"]),
        (
            KAKUNIN,
            "    text: まず",
            "    care: つらい話です。\n    text: まず",
            [f"error {KAKUNIN}:6: care の問題 1問のかわりに出す問題が、1問たりません"],
        ),
        (KAKUNIN, "    text: まず", "    care: ''\n    text: まず", [f"error {KAKUNIN}:6: 「care」"]),
        (KAKUNIN, "    text: まず", "    care: <b>つらい\n    text: まず", [f"error {KAKUNIN}:6: HTML"]),
        (KAKUNIN, "title: 確認テスト", "pick: 3\ntitle: 確認テスト", [f"error {KAKUNIN}:2: pick は 3問"]),
        (KAKUNIN, "title: 確認テスト", "title: 確認: テスト", [f"error {KAKUNIN}:2: 「: 」が思わぬ所"]),
        (
            KAKUNIN,
            "title: 確認テスト",
            "id: x",
            [f"error {KAKUNIN}:1: 「title」", f"error {KAKUNIN}:2: 「id」が二度"],
        ),
        (KAKUNIN, "step: koe/hitokoe", "step: koe/hitokoto", [f"error {KAKUNIN}:7: ページ「koe/hitokoto」"]),
        (KAKUNIN, "step: koe/hitokoe", "step: 一章", [f"error {KAKUNIN}:7: step「一章」の形"]),
        (KAKUNIN, "type: single", "type: choice", [f"error {KAKUNIN}:5: 「type」に使えない値"]),
        (KAKUNIN, "text: まず", "text: <script>まず", [f"error {KAKUNIN}:6: HTML の「<script>」"]),
        (KAKUNIN, "text: まず、", "text: '[まず](koe/hitokoe)", [f"error {KAKUNIN}"]),
    ],
)
def test_a_mistake_is_told_with_its_place(desk: Desk, path: str, old: str, new: str, said: list[str]) -> None:
    desk.change(path, old, new)
    heard = desk.said()
    for part in said:
        assert any(part in line for line in heard), "\n".join(heard)


def test_every_problem_is_told_not_only_the_first(desk: Desk) -> None:
    desk.change(KISO, "title: 基礎講座", "titel: 基礎講座")
    desk.change(KOE, "check q1", "check q9")
    desk.change(KOE, "あいさつ", "<b>あいさつ")
    desk.change(KAKUNIN, "correct: true", "correct: はい")
    desk.write("courses/riida/course.yaml", "id: [")
    places = {line.split(": ")[0] for line in desk.said()}
    assert places >= {
        f"error {KISO}:1",
        f"error {KISO}:2",
        f"error {KOE}:11",
        f"error {KAKUNIN}:11",
        "error courses/riida/course.yaml:1",
    }


def test_the_same_id_twice_is_told(desk: Desk) -> None:
    desk.change(
        KAKUNIN,
        "  - id: q1",
        "  - {id: q1, type: truefalse, text: あ, answer: true, explanation: い}\n  - id: q1",
    )
    desk.write(KOE, (desk.root / KOE).read_text() + "\n## また {#hitokoe minutes=1}\n\nあいさつ。\n")
    heard = desk.said()
    assert any(f"error {KAKUNIN}:5: 問題の id「q1」が二度使われています（4行目）" in line for line in heard)
    assert any(f"error {KOE}:23: ページの id「hitokoe」が二度使われています" in line for line in heard)


def test_one_id_in_two_quizzes_of_a_course_is_told(desk: Desk) -> None:
    desk.write("quizzes/koe.yaml", (desk.root / KAKUNIN).read_text().replace("id: kakunin", "id: koe"))
    desk.change(KOE, "minutes: 5", "minutes: 5\nquiz: koe")
    assert desk.said() == [
        "error quizzes/koe.yaml:4: 問題の id「q1」は、同じ講座の「kakunin」にもあります。"
        "ほかと重ならない id にしてください。"
    ]


def test_courses_that_ask_for_each_other_are_told_and_those_behind_them_not(desk: Desk) -> None:
    for name, needs in (("a", "b"), ("b", "a"), ("c", "a")):
        text = (desk.root / KISO).read_text().replace("id: kiso", f"id: {name}")
        desk.write(f"courses/{name}/course.yaml", text.replace("prerequisites: []", f"prerequisites: [{needs}]"))
        desk.write(f"courses/{name}/01-koe.md", (desk.root / KOE).read_text())
        desk.write(f"courses/{name}/doorstep.svg", (desk.root / "courses/kiso/doorstep.svg").read_text())
    places = [line.split(": ")[0] for line in desk.said()]
    assert places == ["error courses/a/course.yaml:8", "error courses/b/course.yaml:8"]


def test_files_that_nobody_will_see_are_told(desk: Desk) -> None:
    desk.write("courses/kiso/02-tsunagu.md", "まだ")
    desk.write("courses/kiso/絵.svg", (desk.root / "courses/kiso/doorstep.svg").read_text())
    desk.write("courses/kiso/macro.xlsm", b"x")
    desk.write("courses/riida/readme.txt", b"x")
    heard = "\n".join(desk.said())
    assert "warning courses/kiso/02-tsunagu.md:1: この章は course.yaml の modules にありません" in heard
    assert "warning courses/kiso/絵.svg:1: 「絵.svg」は配られないファイル" in heard
    assert "warning courses/kiso/macro.xlsm:1:" in heard
    assert "error courses/riida/course.yaml:1: course.yaml がありません" in heard


def test_kanji_without_ruby_are_told_only_where_the_course_asks_for_ruby(desk: Desk) -> None:
    desk.change(KOE, "あいさつだけ", "{挨拶|あいさつ}の言葉だけ")
    assert desk.said() == []
    desk.change(KISO, "level:", "ruby: required\nlevel:")
    assert any(f"warning {KOE}:11: ふりがなのない漢字があります（言葉）" in line for line in desk.said())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ひと声から", "一声と挨拶から", 9),
        ("あいさつだけ", "挨拶だけ", 11),
        ("あいさつだけ", "- 挨拶\n- あ\n\n{挨拶|あいさつ}", 11),
        ("あいさつだけ", "| 日 | 挨拶 |\n|---|---|\n| 一 | 人 |\n\nあ", 11),
        ("::: work 自分なら、何と", "::: work 自分なら、挨拶で何と", 20),
        ("::: work", "::: care 挨拶\nあ\n:::\n\n::: work", 20),
        ("::: work", "::: words\n- 〇 「挨拶」\n:::\n\n::: work", 21),
        ("::: work", "::: yasashii\n挨拶を します。\n:::\n\n::: work", 21),
        ("声をかける", "挨拶をする", 3),
        ("ひと声を言える", "挨拶を言える", 6),
        ("あいさつだけ", "{挨拶|あいさつ}の挨は、鬱だけ", 11),
    ],
)
def test_where_ruby_is_asked_for_it_stands_at_the_first_place_of_a_page(
    desk: Desk, old: str, new: str, line: int
) -> None:
    desk.change(KISO, "level:", "ruby: required\nlevel:")
    assert desk.said() == []
    desk.change(KOE, old, new)
    assert [said for said in desk.said() if f"warning {KOE}:{line}: ふりがなのない漢字" in said], desk.said()


def test_easy_kanji_those_told_before_and_what_learners_do_not_read_need_no_ruby(desk: Desk) -> None:
    desk.change(KISO, "level:", "ruby: required\nlevel:")
    desk.change(KOE, "あいさつだけ", "人の話を聞く。{挨拶|あいさつ}して、また挨拶だけ")
    desk.change(KOE, "玄関先", "憂鬱な玄関先")
    more = "::: notes\n憂鬱\n:::\n\n::: slide\n憂鬱\n:::\n\n::: source\n憂鬱の本（2024年）\n:::\n\n::: work"
    desk.change(KOE, "::: work", more)
    assert desk.said() == []


def test_the_day_of_the_check_dates_sources(desk: Desk) -> None:
    desk.change(KOE, "::: work", "::: source\n内閣府（2024年）。2026年11月確認\n:::\n\n::: work")
    assert TODAY.year == 2026 and desk.said() == []


def test_a_broken_file_is_not_blamed_on_those_who_name_what_is_in_it(desk: Desk) -> None:
    desk.change(KAKUNIN, "title: ", "titel: ")
    assert {line.split(":")[0] for line in desk.said()} == {f"error {KAKUNIN}"}
    desk.change(KAKUNIN, "titel: ", "title: ")
    desk.change(KISO, "level: ", "levle: ")
    assert {line.split(":")[0] for line in desk.said()} == {f"error {KISO}"}
