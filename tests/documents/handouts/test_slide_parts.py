"""Slides of a city hall: the drawing of the page, large figures, lines between phrases, sources told whole."""

from __future__ import annotations

import re

import pytest

from supporter.documents.handouts.offline_slides import Show
from supporter.documents.handouts.slide_parts import by_phrase, sources_below, with_large_figures
from supporter.documents.handouts.slides import Slides
from supporter.domain.classroom.slide import ROOM, drawing_of
from supporter.domain.handouts.printed_class import paper_questions
from supporter.services.classroom.running_orders import RunningOrders
from tests.documents.handouts.test_papers import HEAD, SESSION, library, picture


@pytest.mark.parametrize(
    ("html", "figure"),
    [
        ("<p>39.3%（2024年）</p>", "39.3%"),
        ("<p>およそ4割の人</p>", "およそ4割"),
        ("<p>3人 話す</p>", "3人"),
        ("<p>10人に4人</p>", ""),
        ("<p>119・110</p>", ""),
        ("<p>令和6年に39.3%</p>", ""),
        ("<li>39.3%</li>", ""),
    ],
)
def test_a_figure_that_begins_a_paragraph_is_set_large(html: str, figure: str) -> None:
    made = with_large_figures(html)
    found = re.search(r'<p class="large-figure"><strong>(.*?)</strong>', made)
    assert (found[1] if found else "") == figure
    assert re.sub(r' class="large-figure"|</?strong>', "", made) == html


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>答えは 集めません。</p>", "<p>答えは <wbr>集めません。</p>"),
        (
            "<p><ruby>町<rt>まち</rt></ruby>の<ruby>相談<rt>そうだん</rt></ruby>へ行く</p>",
            "<p><ruby>町<rt>まち</rt></ruby>の<wbr><ruby>相談<rt>そうだん</rt></ruby>へ<wbr>行く</p>",
        ),
        ("<p>読む ／ 考える</p>", "<p>読む&nbsp;／ <wbr>考える</p>"),
        ("<p>A &amp; B</p><h1>そのまま</h1>", "<p>A &amp; B</p><h1>そのまま</h1>"),
    ],
)
def test_a_line_turns_between_phrases_and_begins_with_no_space(html: str, made: str) -> None:
    assert by_phrase(html).replace("A <wbr>", "A ").replace("&amp; <wbr>", "&amp; ") == made


def test_sources_are_whole_sentences_or_none() -> None:
    long = "<p>" + "あ" * 80 + "（2024年）。つぎ。https://example.jp/a</p>"
    assert sources_below("", [long]) == "出典：" + "あ" * 80 + "（2024年）。（ほかは冊子に）"
    assert sources_below("", ["<p>" + "あ" * 93 + "。</p>"]) == "出典は、冊子のこのページにあります。"
    assert sources_below("", ["<p>甲（2024年）。</p>", "<p>乙（2023年）。<br>https://x.jp/</p>"]) == (
        "出典：甲（2024年）。乙（2023年）。"
    )
    assert sources_below("", ["<p>「甲」です（2026年確認。ふりがなは、この講座）。</p>"]).endswith("この講座）。")
    assert sources_below("<p>出典：甲</p>", [long]) == "" and sources_below("", []) == ""


def test_the_drawing_of_a_page_stands_beside_its_slide_on_wall_paper_and_in_the_file() -> None:
    order = RunningOrders(library()).of(SESSION)
    drawn = {cue.id for cue in order.cues if drawing_of(cue)}
    assert {cue.id for cue in order.cues if cue.asked or cue.shown or cue.block}.isdisjoint(drawn)
    first = order.pages()[0]
    assert "kominkan.svg" in drawing_of(first)
    questions = paper_questions(order, SESSION.id)
    slides = Slides(HEAD, order, questions, picture).template_data()["slides"]
    assert isinstance(slides, list) and sum(bool(one.get("art")) for one in slides) == len(drawn)
    assert Show(HEAD, order, questions, picture).html().count('<div class="art"><img') == len(drawn)


@pytest.mark.parametrize("slide", ["<p>" + "字" * (ROOM + 1) + "</p>", "<table></table>", '<p><img src="x"></p>', ""])
def test_no_drawing_where_the_slide_has_no_room(slide: str) -> None:
    cue = RunningOrders(library()).of(SESSION).pages()[0]
    changed = cue.step.model_copy(update={"slide": slide})
    assert drawing_of(type(cue)(cue.id, cue.module, changed)) == ""
