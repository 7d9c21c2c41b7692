"""Late and early by the announced times, and what the shipped course allows."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.checkin.attendance import (
    Presence,
    attendance_of,
    counts,
    early_minutes,
    late_minutes,
    latest_arrival,
)
from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.course import AnyOf, Attendance, Way
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from tests.support.courses import course


def at(text: str) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, 11, 23), dt.time.fromisoformat(text), TOKYO)


def session(**changes: object) -> TrainingSession:
    plan = {
        "id": "s1",
        "number": "1",
        "municipality": "312011",
        "programme": "t",
        "course": "kiso",
        "held_on": dt.date(2026, 11, 23),
        "begins": dt.time(13, 30),
        "ends": dt.time(15, 0),
        "venue": "館",
    }
    return TrainingSession.model_validate(plan | changes)


ATTENDED = Attendance(late_minutes=15, early_minutes=10)
COURSE = course(Way(way="classroom", requires=(AnyOf(requires=(ATTENDED,)),)))


@pytest.mark.parametrize(
    ("joined", "late"), [("13:00", 0), ("13:30", 0), ("13:30:59", 0), ("13:31", 1), ("13:45:59", 15), ("13:46", 16)]
)
def test_seconds_are_given_to_who_comes(joined: str, late: int) -> None:
    assert late_minutes(session(), at(joined)) == late


@pytest.mark.parametrize(("left", "early"), [("15:10", 0), ("15:00", 0), ("14:59:30", 0), ("14:45", 15)])
def test_leaving_before_the_end_is_early(left: str, early: int) -> None:
    assert early_minutes(session(), at(left)) == early


def test_a_class_that_began_late_waits_for_nobodys_blame() -> None:
    late = session(room=Room(state="running", started_at=at("13:40")))
    assert late_minutes(late, at("13:40")) == 0 and latest_arrival(late, COURSE) == at("13:55")
    early = session(room=Room(state="running", started_at=at("13:00")))
    assert late_minutes(early, at("13:35")) == 5, "rehearsed before the announced beginning"


def test_a_class_that_ended_sooner_sends_nobody_home_early() -> None:
    sooner = session(room=Room(state="ended", ended_at=at("14:50")))
    assert early_minutes(sooner, at("14:50")) == 0 and early_minutes(sooner, at("14:40")) == 10


def test_without_times_nobody_is_late() -> None:
    plain = session(begins=None, ends=None)
    assert late_minutes(plain, at("19:00")) == 0 and early_minutes(plain, at("09:00")) == 0
    assert latest_arrival(plain, COURSE) is None


def test_a_seat_tells_both_and_the_course_says_whether_it_counts() -> None:
    seat = Seat(id="s1:0001", session="s1", number=1, kind="paper", joined_at=at("13:45"), left_at=at("14:50"))
    presence = attendance_of(session(), seat)
    assert presence == Presence(15, 10) and counts(presence, COURSE)
    assert not counts(Presence(16, 0), COURSE) and not counts(Presence(0, 11), COURSE)
    assert latest_arrival(session(), COURSE) == at("13:45")
    assert counts(Presence(90, 90), course()), "where no way asks for a class"
