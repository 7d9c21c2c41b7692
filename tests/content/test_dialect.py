"""What authors write in the dialect becomes the HTML that pages show, and nothing else."""

from __future__ import annotations

import pytest

from supporter.content.markdown.dialect import html_of, line, markdown, title


def html(text: str) -> str:
    return html_of(markdown().parse(text)).strip()


KODOKU = "<ruby>孤独<rp>（</rp><rt>こどく</rt><rp>）</rp></ruby>"


@pytest.mark.parametrize("source", ["{孤独|こどく}", "｜孤独《こどく》"])
def test_ruby_can_be_written_in_two_ways(source: str) -> None:
    assert line(source).html == KODOKU
    assert line(source).plain == "孤独"


def test_ruby_can_stand_over_each_character() -> None:
    assert line("{孤立|こ|りつ}").html == (
        "<ruby>孤<rp>（</rp><rt>こ</rt><rp>）</rp>立<rp>（</rp><rt>りつ</rt><rp>）</rp></ruby>"
    )


def test_ruby_in_a_table_uses_full_width_marks() -> None:
    table = html("| ことば | わけ |\n|---|---|\n| ｜孤独《こどく》 | 気持ち |")
    assert f"<td>{KODOKU}</td>" in table
    assert '<th scope="col">ことば</th>' in table


def test_a_table_corner_without_words_is_no_heading() -> None:
    assert "<th " not in html("| | |\n|---|---|\n| a | b |")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**「重要」**です", "<strong>「重要」</strong>です"),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("これは**（重要）**です", "これは<strong>（重要）</strong>です"),
        ("これは**(重要)**です", "これは<strong>(重要)</strong>です"),
        ("これは**重要。**つぎに", "これは<strong>重要。</strong>つぎに"),
        ("とても**“大事”**です", "とても<strong>“大事”</strong>です"),
        ("これは**{孤独|こどく}**です", f"これは<strong>{KODOKU}</strong>です"),
        ("**あ**「い」**う**", "<strong>あ</strong>「い」<strong>う</strong>"),
        ("*「あ」*と", "<em>「あ」</em>と"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("foo**(bar)**baz", "foo**(bar)**baz"),
        ("** あ**", "** あ**"),
    ],
)
def test_bold_works_next_to_japanese_brackets(source: str, expected: str) -> None:
    assert html(source) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("`{コード|x}`", "<code>{コード|x}</code>"),
        (r"\{エスケープ|x}", "{エスケープ|x}"),
        (r"\*そのまま\*", "*そのまま*"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("{<b>|<i>}", "<ruby>&lt;b&gt;<rp>（</rp><rt>&lt;i&gt;</rt><rp>）</rp></ruby>"),
    ],
)
def test_what_is_escaped_stays_text(source: str, expected: str) -> None:
    assert line(source).html == expected


def test_titles_break_between_phrases_and_never_inside_ruby() -> None:
    assert title("まずは、ひと声から").html == '<span class="ph">まずは、<wbr>ひと声から</span>'
    marked = title("まずは、{一声|ひとこえ}から")
    assert marked.plain == "まずは、一声から"
    assert "<rt>ひとこえ</rt>" in marked.html and "一<wbr>声" not in marked.html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<javascript:alert(1)>",
        "![x](x.svg 'onerror=alert(1)')",
        '｜<svg onload=alert(1)>《"x"》',
        "[x](//evil.example/)",
        "[x](vbscript:x)",
        "| <iframe src=//evil.example> |\n|---|\n| <style>*{}</style> |",
    ],
)
def test_nothing_that_runs_or_leads_astray_passes(source: str) -> None:
    for result in (html(source), line(source.split("\n")[0]).html, title(source.split("\n")[0]).html):
        for tag in ("<script", "<img src=x", "<iframe", "<style", "<svg"):
            assert tag not in result
        assert 'href="javascript' not in result.lower()
        assert 'href="//' not in result and 'href="data' not in result and "onload=alert(1)>" not in result
