"""Hostile, broken or huge files get a clear problem, quickly, and nothing of them is served."""

from __future__ import annotations

from pathlib import Path

import pytest

from supporter.content.files.problems import Findings
from supporter.content.files.yaml_reader import read_yaml
from tests.content.conftest import COURSE, MODULE, QUIZ, Desk

KISO, KOE, KAKUNIN = "courses/kiso/course.yaml", "courses/kiso/01-koe.md", "quizzes/kakunin.yaml"
SVG = "courses/kiso/doorstep.svg"
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("drawing", "line", "what"),
    [
        ("<svg>\n<script>alert(1)</script></svg>", 2, "<script>"),
        ("<svg>\n\n<g onload='alert(1)'/></svg>", 3, "onload"),
        ("<svg xmlns:s='http://www.w3.org/2000/svg'>\n<s:script/></svg>", 2, "<s:script>"),
        ("<svg>\n<foreignObject/></svg>", 2, "<foreignObject>"),
        ("<svg>\n<image href='https://evil.example/x.png'/></svg>", 2, "https://evil.example/x.png"),
        ("<svg>\n<a xmlns:l='http://www.w3.org/1999/xlink' l:href='javascript:x'/></svg>", 2, "javascript:x"),
        ("<svg>\n<style>@import '//evil.example/x.css'</style></svg>", 2, "外の住所"),
        ("<svg>\n<path style='fill:url( //evil.example/x)'/></svg>", 2, "外の住所"),
        ("<svg>\n<set attributeName='href' to='javascript:x'/></svg>", 2, "<set>"),
        ("<!DOCTYPE svg [\n<!ENTITY a 'b'>]>\n<svg>&a;</svg>", 1, "DOCTYPE"),
        ("<?xml-stylesheet href='//evil.example/x.css'?>\n<svg/>", 1, "処理命令"),
        ("<svg>\n<g></svg>", 2, "SVG として読めません"),
    ],
)
def test_a_drawing_that_could_act_is_refused(desk: Desk, drawing: str, line: int, what: str) -> None:
    desk.write(SVG, drawing)
    assert any(said.startswith(f"error {SVG}:{line}: ") and what in said for said in desk.said()), desk.said()


def test_gradients_and_references_within_a_drawing_are_fine(desk: Desk) -> None:
    desk.write(SVG, "<svg viewBox='0 0 1 1'><path fill='url(#g)' style=\"fill:url( '#g')\"/><use href='#p'/></svg>")
    assert desk.said() == []


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        (KOE, MODULE.encode("cp932"), f"error {KOE}:3: 文字コードがShift_JIS（CP932）のようです。UTF-8 で"),
        (KOE, MODULE.encode("utf-16"), f"error {KOE}:1: 文字コードが UTF-16 です。UTF-8 で"),
        (KISO, COURSE.encode("cp932"), f"error {KISO}:2: 文字コードがShift_JIS"),
        (KAKUNIN, b"id: k\ntitle: \xff\x81\xff", f"error {KAKUNIN}:2: 文字コードがUTF-8 ではない"),
        (KOE, MODULE.replace("だけ", "だ\0け").encode(), f"error {KOE}:11: 目に見えない制御文字（U+0000）"),
        (KOE, MODULE.replace("だけ", "だ\x1bけ").encode(), f"error {KOE}:11: 目に見えない制御文字（U+001B）"),
        (KOE, MODULE.encode() + b"a" * 10_000_000, f"error {KOE}:1: ファイルが大きすぎます"),
        (KISO, COURSE.encode() + b"#" * 1_000_001, f"error {KISO}:1: ファイルが大きすぎます"),
        (KISO, LAUGHS.encode(), f"error {KISO}:1: YAML の「&」「*」"),
        (KISO, ("id: " + "[" * 5000).encode(), f"error {KISO}:1: 入れ子が深すぎます"),
        (
            KISO,
            COURSE.replace("kiso", "!!python/object/apply:os.system [ls]").encode(),
            f"error {KISO}:1: YAML の「",
        ),
        (KISO, COURSE.encode() + b"---\nid: x\n", f"error {KISO}:13: 「---」で二つ目"),
        (KISO, b"", f"error {KISO}:1: 「ファイル」の値が合いません（いまは 空）"),
        (KISO, b"- a\n", f"error {KISO}:1: 「ファイル」の値が合いません（いまは 並び）"),
        (KISO, b"? [a, b]\n: c\n", f"error {KISO}:1: 項目の名前が文字ではありません"),
        (KAKUNIN, QUIZ.replace("title: 確", "\ttitle: 確").encode(), f"error {KAKUNIN}:2: "),
        (KOE, MODULE.replace("title: 声", "title: {声|こえ}").encode(), f"error {KOE}:3: 字下げがちがうか"),
        (
            KOE,
            MODULE.replace("title: 声をかける", 'title: "声').encode(),
            f"error {KOE}:3: 引用符が閉じていません",
        ),
        (KOE, b"", f"error {KOE}:1: 先頭の見出し情報"),
        (KOE, b"---", f"error {KOE}:1: 先頭の見出し情報が閉じて"),
    ],
)
def test_a_broken_file_gets_a_clear_problem(desk: Desk, path: str, content: bytes, said: str) -> None:
    desk.write(path, content)
    assert any(line.startswith(said) for line in desk.said()), "\n".join(desk.said())


def test_byte_order_marks_and_windows_line_ends_are_fine(desk: Desk) -> None:
    desk.write(KOE, b"\xef\xbb\xbf" + MODULE.replace("\n", "\r\n").encode())
    assert desk.said() == []


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("true", True),
        ("null", None),
        ("10", 10),
        ("0.8", 0.8),
        ("010", "010"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("はい", "はい"),
        ("'No'", "No"),
        ('"true"', "true"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
    ],
)
def test_yaml_values_are_what_they_look_like(typed: str, data: object) -> None:
    tree = read_yaml(f"a: {typed}", Findings(Path("x.yaml")))
    assert tree is not None and tree.data == {"a": data}


@pytest.mark.parametrize(
    "nested", ["> " * 3000 + "あ", "**" * 3000 + "あ", "[" * 3000, "｜" * 3000, "- " * 1000 + "あ"]
)
def test_deeply_nested_markdown_does_no_harm(desk: Desk, nested: str) -> None:
    desk.change(KOE, "あいさつだけ", nested)
    assert all(":" in line for line in desk.said())


@pytest.mark.parametrize(
    "endless",
    ["｜" * 50_000, "{" * 50_000, "`" * 50_000, "|" + "-" * 50_000 + "x", "::: work " + "a" * 50_000, "## {#" * 9000],
)
def test_endless_marks_end_and_are_told_a_bounded_number_of_times(desk: Desk, endless: str) -> None:
    """Each of these hangs a checker whose patterns look back too far."""
    desk.change(KOE, "あいさつだけ", endless)
    assert len(desk.said()) < 60


def test_no_script_reaches_what_is_served(desk: Desk) -> None:
    desk.change(KOE, "あいさつ", '`<img src=x onerror="alert(1)">`')
    served = desk.library().course("kiso").step("koe", "hitokoe").model_dump_json()
    assert "<img src=x" not in served and "&lt;img src=x" in served


@pytest.mark.parametrize("size", ["0 0 1.2.3 4", "0 0 999999999 1", "a b c d", "0 0"])
def test_a_drawing_with_a_strange_size_is_shown_without_one(desk: Desk, size: str) -> None:
    desk.write(SVG, f"<svg viewBox='{size}'/>")
    assert "width" not in desk.library().course("kiso").step("koe", "hitokoe").blocks[1].html


def test_the_size_of_a_png_is_known(desk: Desk) -> None:
    desk.write("courses/kiso/e.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4))
    desk.change(KOE, "doorstep.svg", "e.png")
    html = desk.library().course("kiso").step("koe", "hitokoe").blocks[1].html
    assert 'width="640" height="480"' in html
