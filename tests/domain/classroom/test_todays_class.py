"""Today's class: what one class leaves out, moves, shortens and adds; the course of the others stays as it is."""

from __future__ import annotations

import pytest

from supporter.domain.classroom import moves, todays_moves
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.todays_order import todays_order
from supporter.domain.handouts.printed_class import paper_questions
from supporter.domain.shared.refused import Refused
from supporter.domain.training.todays_class import OwnPage, TodaysClass
from tests.support.class_scenes import NOW, order, running

COURSE = ("koe/a", "koe/b", "kiku/c")
NEW = TodaysClass()
PAGE = OwnPage(id="p1", title="<b>町の相談先</b>", text="一行目\n二行目", notes="ゆっくり読む")


def ids(today: TodaysClass, in_view: str = "") -> list[str]:
    return [cue.id for cue in todays_order(order(), today, in_view).cues]


def refused(code: str, deed: object) -> None:
    with pytest.raises(Refused) as told:
        deed()  # type: ignore[operator]
    assert told.value.code == code


def test_without_changes_the_class_is_its_course() -> None:
    made = order()
    assert todays_order(made, NEW) is made


def test_a_page_left_out_is_gone_with_its_questions_and_the_others_keep_their_numbers() -> None:
    found = todays_order(order(), todays_moves.hide(NEW, COURSE, "koe/a", hidden=True))
    assert [cue.id for cue in found.cues] == ["koe/b", "koe/b/1", "kiku/c"]
    assert found.label(found.at("koe/b")) == "1-2" and found.page(found.at("koe/b")) == (2, 2)
    assert found.asks["how"].number == order().asks["how"].number


def test_not_every_page_can_be_left_out() -> None:
    today = todays_moves.hide(todays_moves.hide(NEW, COURSE, "koe/a", hidden=True), COURSE, "koe/b", hidden=True)
    refused("today.nothing_left", lambda: todays_moves.hide(today, COURSE, "kiku/c", hidden=True))


def test_pages_change_places_also_across_chapters_and_back() -> None:
    up = todays_moves.move(NEW, COURSE, "kiku/c", -2)
    assert ids(up) == ["kiku/c", "koe/a", "koe/a/1", "koe/b", "koe/b/1"]
    assert ids(todays_moves.move(NEW, COURSE, "koe/a", -1)) == ids(NEW)
    assert not todays_moves.move(up, COURSE, "kiku/c", 2).changes


def test_a_page_that_the_author_adds_later_comes_where_it_belongs() -> None:
    before = todays_moves.move(NEW, ("koe/a", "kiku/c"), "kiku/c", -1)
    assert ids(before) == ["kiku/c", "koe/a", "koe/a/1", "koe/b", "koe/b/1"]


def test_a_shorter_page_takes_its_minutes_and_the_others_share_the_rest() -> None:
    today = todays_moves.lasting(NEW, COURSE, "kiku/c", 2)
    slots = {slot.ref: slot.minutes for slot in todays_order(order(), today).timetable(60)}
    assert slots["kiku/c"] == 2
    assert not todays_moves.lasting(today, COURSE, "kiku/c", None).changes
    for minutes in (0, -1, 61, float("inf"), float("nan")):
        refused("today.minutes", lambda minutes=minutes: todays_moves.lasting(NEW, COURSE, "kiku/c", minutes))


def test_a_question_passed_over_can_still_be_asked() -> None:
    today = todays_moves.asking(NEW, ["how"], "how", asked=False)
    found = todays_order(order(), today)
    assert not any(cue.asked for cue in found.cues) and "how" in found.asks
    assert not todays_moves.asking(today, ["how"], "how", asked=True).changes


def test_an_own_page_is_text_and_never_html() -> None:
    today = todays_moves.with_pages(NEW, COURSE, [PAGE], after="koe/a")
    found = todays_order(order(), today)
    cue = found.at("today/p1")
    assert [one.ref for one in found.pages()] == ["koe/a", "today/p1", "koe/b", "kiku/c"]
    assert cue.step.slide == "<h1>&lt;b&gt;町の相談先&lt;/b&gt;</h1><p>一行目</p><p>二行目</p>"
    assert found.label(cue) == "＋1" and found.page(cue) == (0, 0) and cue.module.number == 1


def test_an_own_page_in_view_stays_until_the_class_goes_on() -> None:
    today = todays_moves.with_pages(NEW, COURSE, [PAGE])
    refused("today.in_view", lambda: todays_moves.without_page(today, COURSE, "p1", ["today/p1"]))
    assert not todays_moves.without_page(today, COURSE, "p1", ["koe/a"]).pages


def test_a_page_hidden_while_the_hall_looks_stays_until_the_class_goes_on() -> None:
    at = moves.jump(running(), order(), "koe/a/1", NOW)
    today = todays_moves.hide(NEW, COURSE, "koe/a", hidden=True)
    found = todays_order(order(), today, at.room.cue)
    assert found.at(at.room.cue).id == "koe/a/1"
    on = moves.advance(moves.reveal(at, NOW), found, NOW)
    assert on.room.cue == "koe/b" and on.room.phases["how"] == "revealed"
    later = todays_order(order(), today, on.room.cue)
    refused("room.no_such_page", lambda: moves.jump(on, later, "koe/a", NOW))


def test_a_question_made_up_is_asked_and_printed_with_a_number_of_its_own() -> None:
    today = todays_moves.with_question(NEW, "q1", "choice", " 昼休みは  何時から？ ", ["12時", "", "13時"])
    today = todays_moves.with_question(today, "q2", "poll", "つかれましたか", ["はい", "いいえ"])
    today = todays_moves.with_question(today, "q3", "text", "ひとこと", ["よけい"])
    found = todays_order(order(), today)
    last = max(asking.number for asking in order().asks.values())
    assert [found.asks[f"today-{id}"].number for id in ("q1", "q2", "q3")] == [last + 1, 0, last + 2]
    assert found.asks["today-q2"].unsigned and found.asks["today-q3"].question.type == "short"
    assert [one.text for one in paper_questions(found, "s1")][-2:] == ["昼休みは 何時から？", "ひとこと"]
    assert moves.ask(running(), found, "today-q2", NOW).room.phase == "open"


@pytest.mark.parametrize(
    ("text", "choices", "code"),
    [
        ("", ["a", "b"], "today.no_question"),
        ("\u202e \n", ["a", "b"], "today.no_question"),
        ("問い", [], "today.no_choices"),
        ("問い", ["ひとつ", " "], "today.no_choices"),
        ("問い", [str(at) for at in range(9)], "today.no_choices"),
        ("問い", ["はい", "はい "], "today.same_choices"),
        ("問" * 121, ["a", "b"], "today.too_long"),
        ("問い", ["a", "い" * 61], "today.too_long"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused_by_name(text: str, choices: list[str], code: str) -> None:
    refused(code, lambda: todays_moves.with_question(NEW, "q", "choice", text, choices))


def test_a_question_that_was_put_stays_for_the_report() -> None:
    today = todays_moves.with_question(NEW, "q1", "text", "ひとこと", [])
    refused("today.was_asked", lambda: todays_moves.without_question(today, "q1", ["today-q1"]))
    assert not todays_moves.without_question(today, "q1", ["how"]).questions


def test_the_same_question_sent_twice_is_one() -> None:
    today = todays_moves.with_question(NEW, "q1", "text", "ひとこと", [])
    assert todays_moves.with_question(today, "q1", "text", "ひとこと", []) is today


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " \u200b"}, "today.no_title"),
        ({"title": "長" * 81}, "today.too_long"),
        ({"text": "長" * 601}, "today.too_long"),
        ({"notes": "長" * 2001}, "today.too_long"),
    ],
)
def test_a_page_that_no_screen_could_show_is_refused_by_name(fields: dict[str, str], code: str) -> None:
    page = PAGE.model_copy(update=fields)
    refused(code, lambda: todays_moves.with_pages(NEW, COURSE, [page]))


def test_of_two_people_the_second_is_told() -> None:
    today = todays_moves.hide(NEW, COURSE, "koe/a", hidden=True)
    refused("today.changed", lambda: todays_moves.require_newest(today, 0))
    todays_moves.require_newest(today, 1)


def test_back_to_the_course_keeps_what_was_made() -> None:
    today = todays_moves.move(NEW, COURSE, "kiku/c", -1)
    today = todays_moves.with_pages(todays_moves.lasting(today, COURSE, "koe/a", 1), COURSE, [PAGE])
    assert ids(todays_moves.as_course(today, [])) == [*ids(NEW), "today/p1"]


def test_the_hall_never_loses_its_place() -> None:
    """Whatever is hidden, moved or passed over, the cue in view is there, and 次へ comes to the end."""
    made: RunningOrder = order()
    for cue in made.cues:
        for ref in COURSE:
            today = todays_moves.asking(todays_moves.hide(NEW, COURSE, ref, hidden=True), ["how"], "how", asked=False)
            found = todays_order(made, today, cue.id)
            assert found.knows(cue.id)
            steps, here = 0, found.at(cue.id)
            while (on := found.after(here)) is not None:
                here, steps = on, steps + 1
            assert steps < len(made.cues)
