"""Questions from the hall: clean, looked at first, voted up once, and never of anybody on the screen."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.classroom import moves
from supporter.domain.classroom.checklist import CHECKS, checked, checks_of
from supporter.domain.classroom.hall_question import (
    APART,
    LONGEST,
    MOST,
    HallQuestion,
    by_votes,
    check_hall_question,
    first_state,
    require_pause,
)
from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.rehearsal import imagined, rehearsal
from supporter.domain.classroom.scene import Scene
from supporter.domain.courses.grading import fits
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from tests.support.class_scenes import ALL, HOW, NOW, ORDER, POLL, TRUE, WORDS, order, running, session


def voice(id: str = "a", **fields: object) -> HallQuestion:
    return HallQuestion.model_validate(
        {"id": id, "session": "s1", "text": "？何", "state": "shown", "at": NOW, "by": 1} | fields
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  次は、\n いつ？ ", "次は、 いつ？"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202e逆\u0000さ\u200bま", "逆さま"),
        ("👨\u200d👩\u200d👧 家族のこと", "👨\u200d👩\u200d👧 家族のこと"),
    ],
)
def test_a_question_is_kept_as_one_line_that_can_be_seen(typed: str, kept: str) -> None:
    assert check_hall_question(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "empty"), (" \n", "empty"), ("？！", "empty"), ("\u200b", "empty"), ("あ" * (LONGEST + 1), "too_long")],
)
def test_a_question_that_cannot_be_taken(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_hall_question(typed)
    assert refused.value.code == f"voice.{code}"
    assert len(check_hall_question("あ" * LONGEST)) == LONGEST


def test_hard_words_are_looked_at_and_never_refused() -> None:
    assert first_state("checked", "いつ？") == "waiting" and first_state("open", "いつ？") == "shown"
    assert first_state("open", "ことばかりで、すみません") == "waiting", "harmless, and looked at all the same"


def test_a_seat_counts_once_however_often_it_votes() -> None:
    voted = voice().voted(2, on=True).voted(2, on=True).voted(3, on=True)
    assert voted.votes == 2 and voted.voted(2, on=False).votes == 1
    assert (voted.unlinked().voters, voted.unlinked().by, voted.unlinked().votes) == ((), 0, 2)


def test_the_most_wanted_first_and_what_is_answered_last() -> None:
    later = NOW + dt.timedelta(minutes=1)
    known = [
        voice("answered", state="answered", voters=(1, 2, 3)),
        voice("new", at=later),
        voice("old"),
        voice("wanted", at=later, voters=(4,)),
    ]
    assert [one.id for one in by_votes(known)] == ["wanted", "old", "new", "answered"]


def test_a_seat_asks_not_without_end() -> None:
    require_pause([voice()], NOW + APART)
    for earlier, code in (([voice()], "voice.too_soon"), ([voice()] * MOST, "voice.too_many")):
        with pytest.raises(Refused) as refused:
            require_pause(earlier, NOW)
        assert refused.value.code == code


def test_a_question_on_the_screen_leaves_with_one_press() -> None:
    at = moves.voice(running("how"), "いつ？", NOW)
    screen, phone = projector_view(Scene(at, order())), phone_view(Scene(at, order()))
    assert (screen.show, screen.voice, phone.voice, phone.show) == ("voice", "いつ？", "いつ？", "ask")
    after = moves.advance(at, order(), NOW)
    assert (after.room.voice, after.room.phase) == ("", "open"), "and what was asked is asked still"
    assert moves.voice(after, "", NOW) is after


def test_a_class_that_takes_no_questions_offers_none() -> None:
    assert phone_view(Scene(running(), order())).voices
    assert not phone_view(Scene(running(questions="off"), order())).voices
    assert not phone_view(Scene(session(), order())).voices


def test_room_for_captions_is_told_to_the_screen_alone() -> None:
    assert projector_view(Scene(running(captions="right"), order())).captions == "right"


def test_what_was_looked_at_is_remembered_for_the_day() -> None:
    today, tomorrow = NOW.date(), NOW.date() + dt.timedelta(days=1)
    at = session()
    for what in CHECKS:
        at = checked(at, what, today, on=True)
    at = checked(at, "sound", today, on=False)
    assert set(checks_of(at, today)) == set(CHECKS) - {"sound"} and checks_of(at, tomorrow) == ()
    assert checks_of(checked(at, "power", tomorrow, on=True), tomorrow) == ("power",)
    with pytest.raises(Refused) as refused:
        checked(at, "weather", today, on=True)
    assert refused.value.code == "form.invalid"


def test_a_rehearsal_is_the_plan_without_what_happened() -> None:
    held = moves.end(running("how", capacity=3), NOW)
    again = rehearsal(held, "sato", NOW, "beef", "123456")
    assert (again.state, again.capacity, again.code, again.of, again.course) == (
        *("planned", None, "123456", "s1"),
        held.course,
    )
    assert again.collection != TrainingSession.collection and again.id != held.id
    assert again.begins is not None and not again.over(NOW) and again.over(NOW + dt.timedelta(days=1))
    at = moves.start(again, order(), NOW)
    assert projector_view(Scene(at, order())).rehearsal and "れんしゅう" in phone_view(Scene(at, order())).title


@pytest.mark.parametrize("question", [HOW, ALL, TRUE, ORDER, WORDS, POLL], ids=lambda question: question.id)
def test_what_imaginary_people_answer_is_an_answer_and_not_always_the_same(question: Question) -> None:
    given = [imagined(question, place) for place in range(9)]
    assert all(fits(question, answer) for answer in given) and len(set(given)) > 1
