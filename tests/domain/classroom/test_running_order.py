"""The running order: slides, questions and activities in the order of the page, by ids that stay."""

from __future__ import annotations

from supporter.domain.classroom.running_order import running_order
from tests.support.class_scenes import CHECKS, order, page
from tests.support.courses import course, module


def test_each_page_is_a_slide_and_what_is_done_on_it() -> None:
    assert [(cue.id, cue.kind, cue.asked) for cue in order().cues] == [
        ("koe/a", "slide", ""),
        ("koe/a/1", "question", "how"),
        ("koe/b", "slide", ""),
        ("koe/b/1", "pair", ""),
        ("kiku/c", "slide", ""),
    ]


def test_forward_and_back() -> None:
    found = order()
    assert [cue.id for cue in (found.after(found.at("koe/b")), found.before(found.at("koe/b"))) if cue] == [
        "koe/b/1",
        "koe/a/1",
    ]
    assert found.before(found.at("koe/a")) is None and found.after(found.at("kiku/c")) is None


def test_a_page_counts_within_its_chapter() -> None:
    assert order().page(order().at("koe/b/1")) == (2, 2)


def test_what_an_author_took_away_leads_to_its_page_or_to_the_beginning() -> None:
    assert order().at("koe/b/7").id == "koe/b"
    assert order().at("gone/x").id == "koe/a" and order().at("").id == "koe/a"
    assert not order().knows("koe/b/7")


def test_polls_are_unsigned_and_compared_with_what_was_said_before() -> None:
    asks = order().asks
    assert asks["poll"].unsigned and asks["poll@after"].compare == "poll@before"
    assert not asks["how"].unsigned and asks.keys() >= CHECKS.keys()


def test_a_course_without_questions() -> None:
    made = running_order(course(modules=(module("koe", 1, page("a")),)), {})
    assert [cue.id for cue in made.cues] == ["koe/a"] and made.asks == {}
