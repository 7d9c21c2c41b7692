"""The running order: slides, questions and activities in the order of the page, by ids that stay."""

from __future__ import annotations

from supporter.domain.classroom import moves
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.running_order import RunningOrder, running_order
from supporter.domain.classroom.scene import Scene
from supporter.domain.courses.course import Block, Classroom
from tests.support.class_scenes import CHECKS, NOW, order, page, running
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


def _planned(minutes: int) -> RunningOrder:
    """A page with something to show, a question for home, one for class and a talk; and one that an hour leaves out."""
    blocks = (
        Block(kind="html", html="<p>x</p>", shown="<p>定義</p>"),
        Block(kind="check", ref="how", in_class=False),
        Block(kind="check", ref="how"),
        Block(kind="group", minutes=8, short=0),
    )
    whole = page("a").model_copy(update={"minutes": 60, "blocks": blocks, "short": 55})
    left_out = page("b").model_copy(update={"minutes": 23, "short": 0})
    planned = Classroom(opening=2, rest=5)
    made = course(modules=(module("koe", 1, whole), module("kiku", 2, left_out))).model_copy(
        update={"classroom": planned}
    )
    return running_order(made, CHECKS, minutes=minutes)


def test_a_class_is_shown_more_than_the_slide_and_not_asked_what_is_for_home() -> None:
    found = _planned(90)
    assert [cue.id for cue in found.cues] == ["koe/a", "koe/a/s1", "koe/a/2", "koe/a/3", "kiku/b"]
    at = moves.jump(running(), found, "koe/a/s1", NOW)
    assert projector_view(Scene(at, found)).html == "<p>定義</p>"
    assert [cue.id for cue in found.pages()] == ["koe/a", "kiku/b"]


def test_an_hour_leaves_out_the_pages_and_talks_that_its_author_said() -> None:
    assert [cue.id for cue in _planned(60).cues] == ["koe/a", "koe/a/s1", "koe/a/2"]
