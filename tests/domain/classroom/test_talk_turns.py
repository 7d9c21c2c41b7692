"""A talk in turns: everybody has each role once, and a presenter's remote is enough to go through them."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.classroom import moves
from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.talk_turns import cast, part, turn_length, turns
from supporter.domain.courses.course import Block, TalkPhase
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from tests.support.class_scenes import NOW, PAIR, PROSE, order, running

ROLES = ("話す人", "聴く人", "観察者")


def talking() -> TrainingSession:
    return moves.jump(running(), order(), "koe/b/1", NOW)


def test_everybody_has_each_role_once() -> None:
    seen = [cast(ROLES, turn) for turn in (1, 2, 3)]
    assert seen[0] == ROLES and cast(ROLES, 0) == ROLES
    assert [turn.index("話す人") for turn in seen] == [0, 1, 2], "A speaks first, then B, then C"
    for person in range(3):
        assert {turn[person] for turn in seen} == set(ROLES)


@pytest.mark.parametrize(
    ("minutes", "roles", "count", "length"),
    [(3, ROLES, 3, 60), (2, ROLES, 3, 60), (10, ROLES, 3, 210), (5, ROLES[:2], 2, 150), (None, ROLES, 3, 60)],
)
def test_the_minutes_are_shared_and_no_turn_is_too_short(
    minutes: float | None, roles: tuple[str, ...], count: int, length: int
) -> None:
    block = PAIR.model_copy(update={"minutes": minutes, "roles": roles})
    assert (turns(block), turn_length(block).total_seconds()) == (count, length)


def test_where_no_roles_change_hands_there_are_no_turns() -> None:
    assert turns(None) == turns(PROSE) == turns(PAIR.model_copy(update={"roles": ("みんな",)})) == 0


def test_what_a_role_does() -> None:
    assert [part(role) for role in (*ROLES, "見る人", "聞く人", "進行")] == [
        *("speak", "listen", "watch", "watch", "listen"),
        "",
    ]


def test_one_key_goes_through_the_turns_and_on() -> None:
    at, seen = talking(), []
    for _ in range(5):
        at = moves.advance(at, order(), NOW)
        seen.append((at.room.cue, at.room.turn, at.room.timer_until is not None))
    assert seen == [
        ("koe/b/1", 1, True),
        ("koe/b/1", 2, True),
        ("koe/b/1", 3, True),
        ("koe/b/1", 4, False),
        ("kiku/c", 0, False),
    ]


def test_every_screen_shows_the_same_turn() -> None:
    at = moves.turn(talking(), order(), 2, NOW)
    there = Scene(at, order())
    phone, projector = phone_view(there), projector_view(there)
    assert phone.talk == projector.talk and phone.talk is not None
    assert (phone.talk.turn, phone.talk.turns, phone.talk.cast) == (2, 3, ("観察者", "話す人", "聴く人"))
    assert phone.talk.parts == ("watch", "speak", "listen")
    assert phone.timer == projector.timer == int((NOW + dt.timedelta(minutes=1)).timestamp() * 1000)


def test_a_turn_is_taken_back_within_eight_seconds() -> None:
    at = moves.turn(moves.turn(talking(), order(), 1, NOW), order(), 2, NOW)
    assert moves.undo(at, NOW).room.turn == 1


def test_turns_are_over_when_the_class_moves_on_or_is_asked() -> None:
    at = moves.turn(talking(), order(), 1, NOW)
    for moved in (moves.back(at, order(), NOW), moves.ask(at, order(), "poll", NOW), moves.end(at, NOW)):
        assert (moved.room.turn, moved.room.timer_until) == (0, None)


@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_turn_that_is_not_there(number: int) -> None:
    with pytest.raises(Refused) as refused:
        moves.turn(talking(), order(), number, NOW)
    assert refused.value.code == "room.no_turns"


def test_a_slide_has_no_turns() -> None:
    with pytest.raises(Refused) as refused:
        moves.turn(running(), order(), 1, NOW)
    assert refused.value.code == "room.no_turns"


PHASES = Block(
    kind="group",
    html="<ul><li>2分 一人で</li></ul>",
    minutes=10,
    size=4,
    phases=tuple(TalkPhase(minutes=length, html=f"<p>{length}</p>") for length in (2, 5, 3)),
)


@pytest.mark.parametrize(
    ("kind", "roles", "size", "people"),
    [
        ("pair", (), 0, 2),
        ("pair", ("話す人",), 0, 2),
        ("pair", ROLES[:2], 0, 2),
        ("pair", ROLES, 0, 3),
        ("group", (), 0, 0),
        ("group", ROLES, 0, 3),
        ("group", (), 4, 4),
    ],
)
def test_how_many_talk_with_each_other(kind: str, roles: tuple[str, ...], size: int, people: int) -> None:
    assert Block.model_validate({"kind": kind, "roles": roles, "size": size}).people == people


def test_each_phase_has_a_time_of_its_own_and_no_roles() -> None:
    assert turns(PHASES) == 3 and cast(PHASES.roles, 1) == ()
    assert [turn_length(PHASES, turn).total_seconds() / 60 for turn in range(5)] == [2, 2, 5, 3, 3]


def test_back_is_the_turn_before_with_its_whole_time() -> None:
    at = moves.turn(talking(), order(), 2, NOW)
    later = NOW + dt.timedelta(minutes=5)
    seen = []
    for _ in range(3):
        at = moves.back(at, order(), later)
        seen.append((at.room.cue, at.room.turn, at.room.timer_until))
    assert seen == [
        ("koe/b/1", 1, later + dt.timedelta(minutes=1)),
        ("koe/b/1", 0, None),
        ("koe/b", 0, None),
    ]
