"""What is left to do, above all for who came late to a class."""

from __future__ import annotations

from supporter.domain.courses.course import (
    AnyOf,
    Attendance,
    QuizPassed,
    Reflection,
    Requirement,
    StepsOf,
    Way,
)
from supporter.domain.transcripts.completion import missed_steps, way_done
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.remaining import Left, heard_steps, left
from supporter.domain.transcripts.transcript import (
    Answered,
    Attended,
    Began,
    Completed,
    Event,
    Read,
)
from tests.support.courses import ONLINE, course

TEST = QuizPassed(test="kakunin", pass_mark=0.8)
ALONE = Way(way="online", requires=ONLINE)


def classroom(*requires: Requirement) -> Way:
    return Way(way="classroom", requires=(Attendance(), *requires))


def read(*refs: str) -> list[Event]:
    return [Read(step=ref, at=1) for ref in refs]


def came(late: int = 0, early: int = 0, at: int = 1) -> list[Event]:
    return [Attended(session=f"s{at}", late=late, early=early, at=at)]


def passed() -> list[Event]:
    began = Began(attempt=1, quiz="kakunin", questions=("q0",), version="v1", at=1)
    return [began, Answered(attempt=1, question="q0", answer=("true",), correct=True, at=2)]


def test_a_beginner_has_everything_before_them() -> None:
    found = left(course(ALONE), fold([]))
    assert found == Left(steps=course().step_refs(), tests=("kakunin",), minutes=22.5)
    assert found.chapters == 3


def test_a_class_heard_from_its_second_chapter_leaves_the_first() -> None:
    # koe/a begins at 0, koe/b at 5, kiku/a at 10 minutes: who came after 10 has missed the first chapter.
    late = fold(came(late=10))
    assert missed_steps(course(), late.attended[0]) == ("koe/a", "koe/b")
    strict = Way(way="classroom", requires=(Attendance(late_minutes=5), TEST))
    assert left(course(ALONE, strict), late) == Left(steps=("koe/a", "koe/b"), tests=("kakunin",), minutes=10)


def test_what_was_missed_is_finished_alone_and_completes_the_class() -> None:
    strict = Way(way="classroom", requires=(Attendance(late_minutes=5), TEST))
    events = [*came(late=10), *passed(), *read("koe/b")]
    assert way_done(course(strict), fold(events)) is None
    assert left(course(strict), fold(events)) == Left(steps=("koe/a",), minutes=5)
    done = way_done(course(strict), fold([*events, *read("koe/a")]))
    assert done is not None and done.way == "classroom"


def test_who_left_early_has_missed_the_end() -> None:
    strict = Way(way="classroom", requires=(Attendance(early_minutes=5),))
    assert left(course(strict), fold(came(early=6))) == Left(steps=("tsunagu/a", "tsunagu/b"), minutes=10)
    assert left(course(strict), fold(came(early=5))) == Left()


def test_the_class_with_the_least_left_counts() -> None:
    strict = Way(way="classroom", requires=(Attendance(late_minutes=0),))
    twice = fold([*came(late=12), *came(late=1, at=2)])
    assert left(course(strict), twice) == Left(steps=("koe/a",), minutes=5)


def test_two_halves_of_a_class_make_a_whole() -> None:
    strict = Way(way="classroom", requires=(Attendance(late_minutes=5, early_minutes=5),))
    halves = [*came(late=10), *came(early=12, at=2)]
    assert left(course(strict), fold(halves[:1])) == Left(steps=("koe/a", "koe/b"), minutes=10)
    assert way_done(course(strict), fold(halves)) is not None


def test_where_only_a_class_leads_on_nothing_can_be_done_alone() -> None:
    assert left(course(classroom(TEST)), fold(read("koe/a"))) is None
    assert left(course(classroom(Reflection())), fold(came())) is None


def test_of_several_ways_the_shortest_is_told() -> None:
    blended = Way(way="blended", requires=(StepsOf(modules=("koe",)), Attendance()))
    any_of = AnyOf(requires=(Reflection(), TEST))
    assert left(course(ALONE, classroom(any_of)), fold(came())) == Left(tests=("kakunin",))
    assert left(course(ALONE, blended), fold(came())) == Left(steps=("koe/a", "koe/b"), minutes=10)


def test_a_class_too_long_ago_leaves_no_pages_to_read() -> None:
    way = Way(way="blended", requires=(Attendance(within_months=1),))
    events = [*read(*course().step_refs()), *came(at=10_000_000)]
    assert left(course(way), fold(events)) is None


def test_what_was_heard_in_a_class_counts_only_where_a_class_leads_to_the_end() -> None:
    late = fold([*came(late=10), *came(early=10, at=2)])
    assert heard_steps(course(ALONE), late) == ()
    assert heard_steps(course(ALONE, classroom()), late) == course().step_refs(), "one heard the end, one the beginning"
    assert heard_steps(course(classroom()), fold(came(late=10))) == ("kiku/a", "tsunagu/a", "tsunagu/b")


def test_nothing_is_left_when_it_is_done() -> None:
    completed = Completed(way="online", version="v1", at=3)
    assert left(course(ALONE), fold([completed])) is None
