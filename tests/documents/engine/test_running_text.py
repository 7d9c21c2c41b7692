"""Running text becomes data: readings, lists and tables keep their form, and nothing typed becomes markup."""

from __future__ import annotations

import pytest

from supporter.content.markdown import dialect
from supporter.documents.engine.running_text import RUBY, by_phrase, flow, grey, words
from supporter.domain.shared.refused import Refused


def nodes(markdown: str) -> list:  # type: ignore[type-arg]
    return flow(dialect.html_of(dialect.markdown().parse(markdown)))


def test_a_word_keeps_its_reading_and_its_place() -> None:
    (paragraph,) = nodes("これは{孤独|こどく}です。")
    before, ruby, after = paragraph["c"]
    assert (before, ruby["b"], ruby["r"], after) == ("これは", "孤独", "こどく", "です。")
    assert ruby["w"] == 2 and ruby["rw"] == pytest.approx(3 * RUBY)


def test_a_reading_by_character_stands_over_each() -> None:
    (paragraph,) = nodes("{孤立|こ|りつ}")
    assert [(node["b"], node["r"]) for node in paragraph["c"]] == [("孤", "こ"), ("立", "りつ")]


def test_a_long_reading_leans_over_kana_and_never_over_another_reading() -> None:
    (paragraph,) = nodes("{志|こころざし}を{志|こころざし}{湖|みずうみ}へ")
    first, _, second, third, _ = paragraph["c"]
    wide = 5 * RUBY
    assert first["w"] < wide and second["w"] == pytest.approx(wide) and third["w"] < 4 * RUBY


def test_lists_tables_and_bold_keep_their_form() -> None:
    numbers, table, bold = nodes("3. **一**\n4. 二\n\n| 章 | 分 |\n|---|---|\n| はじめ | 5 |\n\nこれは**「重要」**です")
    assert (numbers["k"], numbers["start"]) == ("ol", 3)
    rows = [[cell["k"] for cell in row["c"]] for row in table["c"]]
    assert rows == [["th", "th"], ["td", "td"]]
    assert bold["c"][1] == {"k": "b", "c": ["「重要」"]}


def test_better_and_poorer_words_are_told_apart() -> None:
    html = '<section class="words"><div class="good"><h2><svg><use href="#i"/></svg><span>よい</span></h2>'
    found = flow(html + '<p>はい</p></div><div class="poor"><p>いいえ</p><p class="small">訳</p></div></section>')
    assert [node["k"] for node in found if isinstance(node, dict)] == ["good", "poor"]
    assert list(words(found)) == ["よい", "はい", "いいえ", "訳"]


def test_what_looks_like_markup_stays_text() -> None:
    hostile = '#import "x" \\ $a$ *b* _c_ <label> @ref [x] `raw` //'
    (paragraph,) = flow(f"<p>{hostile.replace('<', '&lt;').replace('>', '&gt;')}</p>")
    assert paragraph["c"] == [hostile]  # type: ignore[index]


def test_a_picture_that_is_not_there_is_left_out() -> None:
    html = '<p>前</p><img class="art" src="/content/kiso/a.svg" alt="絵"><p>後</p>'
    assert [node["k"] for node in flow(html) if isinstance(node, dict)] == ["p", "p"]
    _, picture, _ = flow(html, lambda _: ("svg", b"<svg/>"))
    assert picture == {"k": "img", "alt": "絵", "svg": "<svg/>"}


def test_characters_that_no_face_has_are_named() -> None:
    with pytest.raises(Refused) as refused:
        flow("<p>花😀<ruby>字<rt>じ🌸</rt></ruby></p>")
    assert (refused.value.code, refused.value.facts["characters"]) == ("paper.unprintable", "😀🌸")


def test_a_drawing_becomes_as_light_in_grey_as_its_colours_were() -> None:
    svg = b'<svg><a href="#abc"/><path fill="#fff" stroke="#0b5a4e" style="fill:#F6D58C;"/></svg>'
    assert grey(svg) == b'<svg><a href="#b9b9b9"/><path fill="#ffffff" stroke="#484848" style="fill:#d7d7d7;"/></svg>'


def test_large_type_turns_between_phrases_alone_readings_and_bold_whole() -> None:
    (paragraph,) = by_phrase(nodes("{解決|かいけつ}する方法を、**いっしょに**さがしましょう。"))
    assert isinstance(paragraph, dict)
    lines, line = [], ""
    for node in paragraph["c"]:  # type: ignore[attr-defined]
        if node == {"k": "wbr"}:
            lines, line = [*lines, line], ""
        else:
            line += node if isinstance(node, str) else node.get("b", "") + "".join(node.get("c", []))
    assert [*lines, line] == ["解決する", "方法を、", "いっしょに", "さがしましょう。"]
