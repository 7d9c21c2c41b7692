"""Coming late, leaving early, and what a class that was taken back leaves behind."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.checkin.attendance import early_minutes, late_minutes
from supporter.domain.closing.proposal import reflected
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Attended, Completed, Withdrawn
from tests.support.class_scenes import running

DAY = dt.date(2026, 12, 23)


def at(hour: int, minute: int, second: int = 0) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time(hour, minute, second), TOKYO)


def session(started: dt.datetime | None = None, ended: dt.datetime | None = None, **plan: object) -> TrainingSession:
    room = running().room.model_copy(update={"started_at": started, "ended_at": ended})
    times = {"held_on": DAY, "begins": dt.time(14, 0), "ends": dt.time(15, 30)}
    return running().model_copy(update={**times, "room": room, **plan})


@pytest.mark.parametrize(
    ("came", "started", "late"),
    [
        (at(13, 40), at(14, 0), 0),
        (at(14, 0, 59), at(14, 0), 0),
        (at(14, 15, 59), at(14, 0), 15),
        (at(14, 16), at(14, 10), 6),  # the class began late
        (at(14, 16), at(13, 50), 16),  # and never early
        (at(14, 16), None, 16),
        (None, at(14, 0), 0),
    ],
)
def test_late_is_counted_from_the_beginning(came: dt.datetime | None, started: dt.datetime | None, late: int) -> None:
    assert late_minutes(session(started), came) == late


@pytest.mark.parametrize(
    ("left", "ended", "early"),
    [
        (None, at(15, 30), 0),
        (at(15, 0), at(15, 35), 30),
        (at(15, 0), at(15, 10), 10),  # the class ended early
        (at(15, 40), at(15, 30), 0),
    ],
)
def test_early_is_counted_to_the_end(left: dt.datetime | None, ended: dt.datetime | None, early: int) -> None:
    assert early_minutes(session(at(14, 0), ended), left) == early


def test_without_times_nobody_is_late() -> None:
    plain = session(begins=None, ends=None)
    assert late_minutes(plain, at(18, 0)) == 0 and early_minutes(plain, at(9, 0)) == 0


def test_a_class_taken_back_takes_its_completion_along_and_no_earlier_one() -> None:
    came = Attended(session="s1", at=1)
    done = Completed(way="classroom", version="v", at=1)
    assert fold([came, done, Withdrawn(session="s1", completed=True, at=2)]).completed is None
    kept = fold([done, came, Withdrawn(session="s1", at=2)])
    assert kept.completed == done and kept.attended == ()
    again = fold([came, Withdrawn(session="s1", at=2), came.model_copy(update={"late": 3, "at": 3})])
    assert [one.late for one in again.attended] == [3]


@pytest.mark.parametrize(
    ("asked", "kind", "answers", "hands", "counts"),
    [
        ((), "phone", (), {}, True),
        (("q1",), "phone", (), {}, False),
        (("q1",), "phone", ("q1",), {}, True),
        (("poll",), "phone", (), {}, True),  # nothing was asked by name
        (("q1",), "paper", (), {}, False),
        (("q1",), "paper", (), {"q1": {"0": 3}}, True),
        (("q1",), "phone", (), {"q1": {"0": 3}}, False),
    ],
)
def test_taking_part_is_the_reflection(
    asked: tuple[str, ...], kind: str, answers: tuple[str, ...], hands: dict[str, dict[str, int]], counts: bool
) -> None:
    held = session(hands=hands)
    room = held.room.model_copy(update={"phases": dict.fromkeys(asked, "revealed")})
    assert reflected(held.model_copy(update={"room": room}), kind, answers, ["q1", "q2"]) is counts
