"""The talk of the basic course in phases: a lecturer presses, and phone, wall and console show the same one."""

from __future__ import annotations

import re

from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.scene import epoch
from tests.support.cast import refusal
from tests.support.hall import SATO, Hall


async def talk(hall: Hall) -> str:
    """A class that has come to the talk of chapter 5; returns its place."""
    session = await hall.begin()
    (cue,) = [one for one in hall.orders.of(session).cues if one.kind == "group"]
    await hall.classroom.jump(SATO, hall.id, cue.id)
    return cue.id


async def shown(hall: Hall) -> tuple[int, str, float]:
    """Which phase phone, wall and console show, in words, and how many minutes it has left."""
    scene = await hall.scenes.counted(hall.id)
    phone, wall, console = phone_view(scene), projector_view(scene), trainer_view(scene, hall.clock.now())
    assert phone.show == wall.show == "talk" and phone.talk == wall.talk == console.screen.talk
    assert phone.timer == wall.timer == epoch(scene.session.room.timer_until)
    assert phone.talk is not None and phone.talk.turns == 3 and phone.talk.people == 4 and not phone.talk.cast
    left = (phone.timer - epoch(hall.clock.now())) / 60_000 if phone.timer else 0
    return phone.talk.turn, re.sub(r"<rt>.*?</rt>|<[^>]+>|[（）]", "", phone.talk.html).strip(), left


async def test_one_key_leads_through_the_phases_and_then_on(hall: Hall) -> None:
    place = await talk(hall)
    turn, words, left = await shown(hall)
    assert (turn, left) == (0, 0) and "1分 一人で" in words and "3分 四人で" in words
    seen = []
    for _ in range(4):
        assert (await hall.classroom.advance(SATO, hall.id)).room.cue == place
        seen.append(await shown(hall))
    assert [(turn, words[:4], left) for turn, words, left in seen] == [
        (1, "一人で：", 1),
        (2, "四人で：", 3),
        (3, "みんなで", 1),
        (4, "1分 一", 0),
    ]
    assert (await hall.classroom.advance(SATO, hall.id)).room.cue != place


async def test_nothing_goes_on_by_itself(hall: Hall) -> None:
    await talk(hall)
    await hall.classroom.advance(SATO, hall.id)
    hall.clock.pass_by(minutes=30)
    turn, words, left = await shown(hall)
    assert (turn, words[:3], left) == (1, "一人で", -29)


async def test_a_step_too_far_is_taken_back_with_the_time_that_was_left(hall: Hall) -> None:
    await talk(hall)
    await hall.classroom.advance(SATO, hall.id)
    hall.clock.pass_by(seconds=30)
    await hall.classroom.advance(SATO, hall.id)
    await hall.classroom.undo(SATO, hall.id)
    assert (await shown(hall))[::2] == (1, 0.5)


async def test_back_gives_the_phase_before_its_whole_time(hall: Hall) -> None:
    place = await talk(hall)
    await hall.classroom.turn(SATO, hall.id, 3)
    hall.clock.pass_by(minutes=1)
    await hall.classroom.back(SATO, hall.id)
    assert (await shown(hall))[::2] == (2, 3)
    for turn in (1, 0):
        await hall.classroom.back(SATO, hall.id)
        assert (await shown(hall))[0] == turn
    assert (await hall.classroom.back(SATO, hall.id)).room.cue == place.rpartition("/")[0]


async def test_elsewhere_and_back_it_begins_anew(hall: Hall) -> None:
    place = await talk(hall)
    await hall.classroom.turn(SATO, hall.id, 2)
    await hall.classroom.jump(SATO, hall.id, place.rpartition("/")[0])
    await hall.classroom.jump(SATO, hall.id, place)
    assert (await shown(hall))[::2] == (0, 0)
    assert await refusal(hall.classroom.turn(SATO, hall.id, 5)) == "room.no_turns"


async def test_a_timer_of_any_length_runs_in_a_phase_and_stops(hall: Hall) -> None:
    await talk(hall)
    await hall.classroom.turn(SATO, hall.id, 2)
    for minutes in (1, 7, 90):
        await hall.classroom.timer(SATO, hall.id, 60 * minutes)
        assert (await shown(hall))[::2] == (2, minutes)
    await hall.classroom.timer(SATO, hall.id, 0)
    assert (await shown(hall))[::2] == (2, 0)
    assert await refusal(hall.classroom.timer(SATO, hall.id, 60 * 90 + 1)) == "room.bad_length"
