"""How a class spends its minutes: every one of them, in both forms, and never those of a page to keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.courses.course import Classroom, Course, Step
from supporter.domain.training.time_budget import Budget, budget
from supporter.domain.training.timetable import shortenings, timetable
from tests.support.courses import course, module, step

HALVES = st.integers(1, 24).map(lambda halves: halves / 2)


def _page(id: str, minutes: float, **more: object) -> Step:
    return step(id, minutes=99).model_copy(update={"notes_minutes": minutes} | more)


def _course(*chapters: list[Step]) -> Course:
    made = course(modules=[module(f"m{number}", number, *steps) for number, steps in enumerate(chapters, 1)])
    return made.model_copy(update={"classroom": Classroom(opening=2, rest=5, buffer=5)})


WHOLE = _course(
    [_page("a", 20, short=18), _page("b", 18, short=0)],
    [_page("c", 20, keep=True), _page("d", 20, short=17)],
)


def _all(spent: Budget) -> float:
    return spent.opening + sum(page.minutes for page in spent.pages) + spent.rest + spent.buffer


def test_the_whole_is_held_as_it_was_written() -> None:
    spent = budget(WHOLE, 90)
    assert [(page.ref, page.minutes) for page in spent.pages] == [
        ("m1/a", 20),
        ("m1/b", 18),
        ("m2/c", 20),
        ("m2/d", 20),
    ]
    assert (spent.opening, spent.rest, spent.rest_after, spent.buffer, spent.short) == (2, 5, "m1/b", 5, False)


def test_an_hour_leaves_out_shortens_and_has_no_break() -> None:
    spent = budget(WHOLE, 60)
    assert [(page.ref, page.minutes) for page in spent.pages] == [("m1/a", 18), ("m2/c", 20), ("m2/d", 17)]
    assert (spent.rest, spent.buffer, spent.short) == (0, 3, True)


@given(st.lists(st.tuples(HALVES, st.booleans(), st.none() | HALVES), min_size=1, max_size=30), st.booleans())
def test_every_minute_is_spent_and_pages_to_keep_are_whole(
    pages: list[tuple[float, bool, float | None]], hour: bool
) -> None:
    steps = [
        _page(f"p{n}", long, keep=keep, short=None if keep else short) for n, (long, keep, short) in enumerate(pages)
    ]
    minutes = 60 if hour else 90
    spent = budget(_course(steps), minutes)
    assert _all(spent) == pytest.approx(minutes)
    whole = {f"m1/p{n}": long for n, (long, keep, _) in enumerate(pages) if keep}
    if sum(whole.values()) < minutes - 12 and len(whole) < len(pages):
        assert all(page.minutes == whole[page.ref] for page in spent.pages if page.ref in whole)


def test_what_a_town_adds_is_taken_from_the_time_in_hand_first() -> None:
    longer = WHOLE.model_copy(update={"modules": (*WHOLE.modules, module("m3", 3, _page("e", 3)))})
    spent = budget(longer, 90)
    assert [page.minutes for page in spent.pages] == [20, 18, 20, 20, 3] and spent.buffer == 2


def test_welcome_and_break_make_nobody_early_or_late() -> None:
    slots = timetable(WHOLE, 90)
    assert [(slot.begins, slot.ends) for slot in slots] == [(0, 22), (22, 45), (45, 65), (65, 85)]


def test_a_page_to_keep_is_not_proposed_to_be_shortened() -> None:
    assert shortenings(timetable(WHOLE, 90), "m1/a", 3) == (("m1/b", 15),)
    assert shortenings(timetable(WHOLE, 90), "m1/b", 3) == ()
