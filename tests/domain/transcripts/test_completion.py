"""When a course is done and when a test may be tried, as courses and quizzes state it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.courses.course import (
    AllSteps,
    AnyOf,
    Attendance,
    QuizPassed,
    Reflection,
    Requirement,
    StepsOf,
    Way,
)
from supporter.domain.shared.calendar import time_text
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.completion import (
    Retry,
    missing_steps,
    require_attempt_allowed,
    retry,
    still_wrong,
    way_done,
)
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Answered, Attended, Began, Event, Read
from tests.support.courses import ONLINE, course, quiz

ALL = course().step_refs()


def at(year: int, month: int, day: int) -> int:
    return int(dt.datetime(year, month, day, 10, tzinfo=dt.timezone(dt.timedelta(hours=9))).timestamp())


def read(*refs: str, on: int = 1) -> list[Event]:
    return [Read(step=ref, at=on) for ref in refs]


def tried(right: int, of: int = 10, number: int = 1, start: int = 100, answered: int | None = None) -> list[Event]:
    """An attempt of `of` questions with the first `right` of them right; one answer each minute."""
    drawn = tuple(f"q{place}" for place in range(of))
    began = Began(attempt=number, quiz="kakunin", questions=drawn, version="v1", at=start)
    events = [
        Answered(attempt=number, question=q, answer=("true",), correct=place < right, at=start + 60 * place)
        for place, q in enumerate(drawn[:answered])
    ]
    return [began, *events]


def came(late: int = 0, early: int = 0, session: str = "s1", reflected: bool = False, on: int = 1) -> Event:
    return Attended(session=session, late=late, early=early, reflected=reflected, at=on)


def done(events: list[Event], *ways: Way) -> str | None:
    way = way_done(course(*ways), fold(events))
    return way.way if way else None


def classroom(*requires: Requirement) -> Way:
    return Way(way="classroom", requires=requires)


def test_online_needs_every_page_and_the_test() -> None:
    assert done(read(*ALL)) is None
    assert done(tried(10)) is None
    assert done([*read(*ALL[:-1]), *tried(10)]) is None
    assert done([*read(*ALL), *tried(7)]) is None
    assert done([*read(*ALL), *tried(8)]) == "online"
    assert done([*tried(8), *read(*reversed(ALL))]) == "online", "in any order"


def test_an_unfinished_attempt_passes_nothing() -> None:
    assert done([*read(*ALL), *tried(9, answered=9)]) is None


def test_the_best_attempt_counts() -> None:
    assert done([*read(*ALL), *tried(9), *tried(2, number=2)]) == "online"


@pytest.mark.parametrize(
    ("late", "early", "counts"), [(0, 0, True), (15, 0, True), (16, 0, False), (0, 15, True), (0, 16, False)]
)
def test_attendance_has_its_limits(late: int, early: int, counts: bool) -> None:
    way = classroom(Attendance(late_minutes=15, early_minutes=15))
    assert done([came(late, early)], way) == ("classroom" if counts else None)


def test_coming_late_twice_adds_up_to_nothing_but_one_class_in_time_suffices() -> None:
    way = classroom(Attendance(late_minutes=15))
    assert done([came(20), came(20, session="s2")], way) is None
    assert done([came(20), came(5, session="s2")], way) == "classroom"


def test_the_first_way_that_is_met_is_the_one_decided() -> None:
    ways = (Way(way="online", requires=ONLINE), classroom(Attendance()))
    assert done([came()], *ways) == "classroom"
    assert done([came(), *read(*ALL), *tried(8)], *ways) == "online"


def test_any_of_needs_one() -> None:
    way = classroom(Attendance(), AnyOf(requires=(QuizPassed(test="kakunin", pass_mark=0.5), Reflection())))
    assert done([came()], way) is None
    assert done([came(reflected=True)], way) == "classroom"
    assert done([came(), *tried(5)], way) == "classroom"
    assert done([came(), *tried(4)], way) is None


def test_steps_of_needs_the_pages_of_its_chapters_alone() -> None:
    way = Way(way="blended", requires=(StepsOf(modules=("koe", "kiku")),))
    assert done(read("koe/a", "koe/b"), way) is None
    assert done(read("koe/a", "koe/b", "kiku/a"), way) == "blended"


def test_the_online_part_lies_at_most_so_many_months_before_the_class() -> None:
    way = Way(way="blended", requires=(StepsOf(modules=("koe",)), Attendance(within_months=3)))
    pages = read("koe/a", on=at(2026, 5, 31)) + read("koe/b", on=at(2026, 8, 1))
    assert done([*pages, came(on=at(2026, 8, 31))], way) == "blended"
    assert done([*pages, came(on=at(2026, 9, 1))], way) is None
    assert done([came(on=at(2026, 5, 1)), *pages], way) == "blended", "pages read after the class are not too old"
    assert done([*read("kiku/a", on=at(2020, 1, 1)), *pages, came(on=at(2026, 8, 31))], way) == "blended"


def test_no_way_is_ever_met_by_nobody() -> None:
    assert done([]) is None
    assert missing_steps(course(), fold([])) == ALL


@pytest.mark.parametrize(
    ("pass_mark", "drawn", "correct", "short"),
    [
        (0.8, 10, 8, 0),
        (0.8, 10, 7, 1),
        (0.8, 10, 10, 0),
        (0.8, 10, 0, 8),
        (0.8, 12, 9, 1),  # 9.6 → ten
        (0.7, 10, 7, 0),  # 0.7 × 10 is 7.000000000000001 in binary
        (0.55, 20, 11, 0),
        (0.29, 100, 29, 0),
        (1.0, 3, 2, 1),
        (0.5, 1, 0, 1),
        (1 / 3, 3, 1, 0),
        (2 / 3, 3, 2, 0),
    ],
)
def test_how_many_more_would_have_sufficed(pass_mark: float, drawn: int, correct: int, short: int) -> None:
    assert still_wrong(quiz(drawn, pass_mark), correct, drawn) == short


@given(st.integers(1, 60), st.integers(1, 100), st.data())
def test_nothing_is_short_exactly_when_the_requirement_is_met(drawn: int, percent: int, data: st.DataObject) -> None:
    correct = data.draw(st.integers(0, drawn))
    way = classroom(QuizPassed(test="kakunin", pass_mark=percent / 100))
    passed = done(tried(correct, drawn), way) is not None
    short = still_wrong(quiz(drawn, percent / 100), correct, drawn)
    assert (short == 0) is passed
    if short:
        assert done(tried(correct + short, drawn), way) is not None
        assert done(tried(correct + short - 1, drawn), way) is None


def test_without_limits_a_test_may_be_tried_for_ever() -> None:
    many = [event for number in range(1, 30) for event in tried(0, number=number)]
    require_attempt_allowed(quiz(), fold(many), now=0)


def test_attempts_are_limited_when_the_quiz_says_so() -> None:
    limited = quiz(attempts=2)
    require_attempt_allowed(limited, fold(tried(0)), now=1_000)
    with pytest.raises(Refused) as refused:
        require_attempt_allowed(limited, fold([*tried(0), *tried(0, number=2)]), now=10**9)
    assert (refused.value.code, refused.value.facts["attempts"]) == ("test.no_attempts_left", 2)
    require_attempt_allowed(limited.model_copy(update={"id": "another"}), fold([*tried(0), *tried(0, number=2)]), 0)


def test_waiting_counts_from_the_last_answer_of_the_last_attempt() -> None:
    patient, last = quiz(waiting_minutes=10), 100 + 60 * 9
    with pytest.raises(Refused) as refused:
        require_attempt_allowed(patient, fold(tried(0)), now=last + 599)
    assert (refused.value.code, refused.value.facts["until"]) == ("test.wait", time_text(last + 600, last + 599))
    require_attempt_allowed(patient, fold(tried(0)), now=last + 600)
    require_attempt_allowed(patient, fold([]), now=0)


def test_what_the_limits_leave_is_known_before_anybody_asks() -> None:
    strict, last = quiz(attempts=2, waiting_minutes=10), 100 + 60 * 9
    assert retry(quiz(), fold(tried(0))) == Retry(None, 0)
    assert retry(strict, fold([])) == Retry(2, 0)
    assert retry(strict, fold(tried(0))) == Retry(1, last + 600)
    assert retry(strict, fold([*tried(0), *tried(0, number=2)])).left == 0


def test_reading_everything_is_one_requirement_among_others() -> None:
    assert done(read(*ALL), Way(way="online", requires=(AllSteps(),))) == "online"
