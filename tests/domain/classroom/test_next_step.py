"""What is said of 次へ before it is pressed is what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from supporter.domain.classroom import moves
from supporter.domain.classroom.next_step import next_step
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from tests.support.class_scenes import NOW, order, running, session

MINUTE = dt.timedelta(minutes=1)


def did(before: TrainingSession, after: TrainingSession) -> set[str]:
    """The names of what has happened, as the button may have called it."""
    was, is_ = before.room, after.room
    if was.pause_until and not is_.pause_until and was.cue == is_.cue:
        return {"resume"}
    if was.black and not is_.black and was.cue == is_.cue:
        return {"light"}
    if was.voice and not is_.voice and was.cue == is_.cue:
        return {"down"}
    if is_.cue == was.cue and is_.turn != was.turn:
        return {"turn" if is_.timer_until else "turns_over"}
    if is_.phase == "revealed" and is_.cue == was.cue:
        return {"reveal"}
    if is_.phase == "open" and was.phases.get(is_.asked) is None:
        return {"ask"}
    if is_.asked:
        return {"again"}
    return {"slide", "talk"}


def test_from_the_first_page_to_the_last_the_button_says_what_it_does() -> None:
    at = running()
    steps = 0
    while (said := next_step(at, order())) != "last":
        after = moves.advance(at, order(), NOW)
        assert said in did(at, after), (said, at.room, after.room)
        at, steps = after, steps + 1
    assert steps == 9, "two slides, a question and its result, a talk with three turns, and the last slide"
    with pytest.raises(Refused, match=r"room\.last_page"):
        moves.advance(at, order(), NOW)


@pytest.mark.parametrize(
    ("lay", "said"),
    [
        (lambda at: moves.pause(at, MINUTE, NOW), "resume"),
        (lambda at: moves.darken(at, NOW, on=True), "light"),
        (lambda at: moves.voice(at, "どうしますか。", NOW), "down"),
        (lambda at: moves.close(at, NOW), "reveal"),
    ],
)
def test_what_lies_over_a_question_goes_first(lay: Callable[[TrainingSession], TrainingSession], said: str) -> None:
    at = lay(running("how"))
    assert next_step(at, order()) == said
    assert said in did(at, moves.advance(at, order(), NOW))


def test_a_class_that_does_not_run_says_how_it_begins() -> None:
    planned = session()
    doors = moves.open_doors(planned, NOW)
    ended = moves.end(running(), NOW)
    assert [next_step(at, order()) for at in (planned, doors, ended)] == ["doors", "first", "last"]


def test_a_question_that_was_answered_before_is_not_asked_anew() -> None:
    at = moves.back(moves.reveal(running("how"), NOW), order(), NOW)
    assert next_step(at, order()) == "again" and moves.advance(at, order(), NOW).room.phase == "revealed"
