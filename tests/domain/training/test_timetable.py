"""When pages are due in the 90 and the 60 minute form, and what a class that is behind can shorten."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.training.timetable import minutes_late, planned_at, shortenings, timetable
from tests.support.class_scenes import NOW, running, session
from tests.support.courses import course, module, step

HOUR = timetable(course(modules=(module("koe", 1, step("a", 30), step("b", 20), step("c", 40)),)), 60)


def test_the_form_stretches_pages_alike() -> None:
    assert [(slot.ref, slot.begins, slot.minutes) for slot in HOUR] == [
        ("koe/a", 0, 20),
        ("koe/b", 20, 13.5),
        ("koe/c", 33.5, 26.5),
    ]


@given(st.lists(st.floats(0.5, 30), min_size=1, max_size=40), st.sampled_from([60, 90]))
def test_pages_follow_each_other_and_end_with_the_class(lengths: list[float], minutes: int) -> None:
    steps = [step(f"p{number}", length) for number, length in enumerate(lengths)]
    slots = timetable(course(modules=(module("koe", 1, *steps),)), minutes)
    assert slots[0].begins == 0 and slots[-1].ends == minutes
    assert all(one.ends == other.begins for one, other in itertools.pairwise(slots))


def test_a_page_is_due_by_the_clock() -> None:
    due = planned_at(session(), HOUR[1])
    assert due and f"{due:%H:%M}" == "13:50"
    assert planned_at(session(begins=None), HOUR[1]) is None


@pytest.mark.parametrize(("entered", "now", "late"), [(6, 6, 6), (0, 19, 0), (0, 26, 6), (-3, -3, -3), (2, 21, 2)])
def test_behind_by_when_it_came_and_by_how_long_it_stays(entered: int, now: int, late: int) -> None:
    at = running()
    room = at.room.model_copy(update={"since": NOW + dt.timedelta(minutes=entered)})
    assert minutes_late(at.model_copy(update={"room": room}), HOUR[0], NOW + dt.timedelta(minutes=now)) == late


def test_a_class_that_was_not_announced_counts_from_its_beginning() -> None:
    at = running(begins=None)
    assert minutes_late(at, HOUR[0], NOW + dt.timedelta(minutes=10)) == 0


def test_the_longest_pages_to_come_are_shortened_and_never_the_last() -> None:
    assert shortenings(HOUR, "koe/a", 6) == (("koe/b", 8),)
    assert shortenings(HOUR, "koe/a", 0) == ()
    assert shortenings(HOUR, "koe/b", 6) == (), "only the last page is left"
    assert shortenings(HOUR, "koe/a", 40) == (), "nothing could make up for that"
