"""A trainer moves the room: one version for each move, told once, two presses at once go on by one page."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable

import pytest

from supporter.domain.classroom.console import trainer_view
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.seats import Way
from supporter.storage import records
from tests.support.cast import IWAMI, Cast, refusal
from tests.support.hall import FIRST, POLL, SATO, Hall


async def test_a_plan_sent_twice_is_one_class_with_one_code(hall: Hall) -> None:
    first, again = await hall.plan(), await hall.plan(venue="湖山公民館")
    assert first.code == again.code and len(first.code) == 6
    assert (await hall.session()).venue == "湖山公民館"
    assert [session.id for session in await hall.training.all(SATO, first.municipality)] == ["s1"]


async def test_no_two_classes_share_a_code(hall: Hall) -> None:
    codes = {(await hall.plan(f"s{number}")).code for number in range(30)}
    assert len(codes) == 30


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ({"course": "nowhere"}, "course.unknown"),
        ({"ends": "14:00"}, "plan.times"),
        ({"online": "javascript:alert(1)"}, "plan.address"),
    ],
)
async def test_a_plan_that_cannot_be(hall: Hall, plan: dict[str, object], code: str) -> None:
    assert await refusal(hall.plan(**plan)) == code


async def test_planning_anew_leaves_the_running_room_alone(hall: Hall) -> None:
    running = await hall.begin()
    changed = await hall.plan(watcher="田村")
    assert (changed.room, changed.watcher) == (running.room, "田村")


async def test_one_key_leads_through_slides_questions_and_results(hall: Hall) -> None:
    await hall.begin()
    seen = []
    for _ in range(6):
        session = await hall.classroom.advance(SATO, hall.id)
        seen.append((session.room.cue, session.room.phase))
    assert seen == [
        ("hajimeni/mezasu/1", "open"),
        ("hajimeni/mezasu/1", "revealed"),
        ("hajimeni/susumekata", None),
        ("shiru/chigai", None),
        ("shiru/chigai/s1", None),
        ("shiru/chigai/s2", None),
    ]


async def test_the_whole_course_can_be_walked_with_that_key(hall: Hall) -> None:
    session = await hall.begin()
    order = hall.orders.of(session)
    while order.after(order.at(session.room.cue)) or session.room.phase not in (None, "revealed"):
        session = await hall.classroom.advance(SATO, hall.id)
    assert await refusal(hall.classroom.advance(SATO, hall.id)) == "room.last_page"
    assert session.room.phases.keys() == {cue.asked for cue in order.cues if cue.asked}


async def test_two_trainers_pressing_at_once_go_on_by_one_page(hall: Hall) -> None:
    seen = (await hall.begin()).version
    hall.clock.pass_by(seconds=2)
    presses = (hall.classroom.advance(SATO, hall.id, seen) for _ in range(2))
    first, second = await asyncio.gather(*presses, return_exceptions=True)
    assert isinstance(first, TrainingSession) and first.version == seen + 1
    assert isinstance(second, Refused) and second.code == "room.too_soon"


async def test_a_second_press_asks_what_the_eye_has_seen_and_for_how_long(hall: Hall) -> None:
    begun = await hall.begin()
    hall.clock.pass_by(seconds=2)
    shown = await hall.classroom.advance(SATO, hall.id, begun.version)
    hall.clock.pass_by(seconds=0.4)
    assert await refusal(hall.classroom.advance(SATO, hall.id, shown.version)) == "room.too_soon"
    assert await refusal(hall.classroom.reveal(SATO, hall.id, shown.version)) == "room.too_soon"
    assert (await hall.session()).room.phase == "open", "a question asked just now is not closed with no answers"
    hall.clock.pass_by(seconds=1.1)
    assert await refusal(hall.classroom.advance(SATO, hall.id, begun.version)) == "room.moved"
    assert (await hall.classroom.advance(SATO, hall.id, shown.version)).room.phase == "revealed"


async def test_a_trembling_finger_goes_back_by_one_page(hall: Hall) -> None:
    await hall.begin()
    for _ in range(3):
        shown = await hall.classroom.advance(SATO, hall.id)
    hall.clock.pass_by(seconds=2)
    back = await hall.classroom.back(SATO, hall.id, shown.version)
    assert await refusal(hall.classroom.back(SATO, hall.id, back.version)) == "room.too_soon"
    hall.clock.pass_by(seconds=2)
    assert (await hall.classroom.back(SATO, hall.id, back.version)).room.cue == "hajimeni/mezasu"


async def test_pointing_moves_nobody_takes_nothing_back_and_leaves_no_line(hall: Hall) -> None:
    begun = await hall.begin()
    noted = [line["id"] for line in hall.store.scan("audit_entries")]
    pointed = await hall.classroom.point(SATO, hall.id, 2, begun.version)
    assert (pointed.version, pointed.before, pointed.room.pointed) == (begun.version, begun.before, 2)
    assert [line["id"] for line in hall.store.scan("audit_entries")] == noted
    hall.clock.pass_by(seconds=2)
    gone_on = await hall.classroom.advance(SATO, hall.id, begun.version)
    assert gone_on.room.pointed == 0
    assert await refusal(hall.classroom.point(SATO, hall.id, 1, begun.version)) == "room.moved"


async def test_a_class_of_another_day_begins_only_where_that_is_said(hall: Hall) -> None:
    planned = await hall.plan(held_on=hall.clock.now().date() + dt.timedelta(days=14))
    for press in (hall.classroom.open, hall.classroom.start):
        assert await refusal(press(SATO, hall.id, planned.version)) == "room.another_day"
    opened = await hall.classroom.open(SATO, hall.id)
    hall.clock.pass_by(seconds=2)
    assert (await hall.classroom.start(SATO, hall.id, opened.version)).state == "running"
    seen = trainer_view(await hall.counted(), hall.clock.now())
    assert -60 < seen.late < 60, "of another day is not late by days"
    assert (seen.answered, seen.answered_paper, seen.hands) == (0, 0, 0), "nothing has been asked yet"


async def test_doors_opened_too_early_are_closed_again(hall: Hall) -> None:
    await hall.plan()
    await hall.classroom.open(SATO, hall.id)
    phone = await hall.join("山本")
    hall.clock.pass_by(minutes=5)
    assert (await hall.classroom.shut(SATO, hall.id)).state == "planned"
    await hall.classroom.open(SATO, hall.id)
    assert (await hall.seats.join(READER, hall.id, Way(), phone.secret)).seat.number == phone.number


async def test_a_class_ended_by_mistake_goes_on_the_same_day(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("山本")
    asked = await hall.ask()
    await hall.classroom.end(SATO, hall.id)
    hall.clock.pass_by(minutes=30)
    again = await hall.classroom.reopen(SATO, hall.id)
    assert (again.state, again.room.cue, again.room.ended_at) == ("running", asked.room.cue, None)
    await hall.ask()
    assert (await hall.answer(phone, "0")).answer == ("0",)
    await hall.classroom.end(SATO, hall.id)
    did = [one["facts"]["did"] for one in hall.store.scan("audit_entries") if one["action"] == "class.run"]
    assert did == ["open", "start", "end", "reopen", "end"]


async def test_a_class_of_yesterday_or_a_finished_one_stays_ended(hall: Hall) -> None:
    await hall.begin()
    assert await refusal(hall.classroom.reopen(SATO, hall.id)) == "room.wrong_state"
    ended = await hall.classroom.end(SATO, hall.id)
    await hall.store.run(lambda tx: records.save(tx, ended.model_copy(update={"finished_at": hall.clock.now()})))
    assert await refusal(hall.classroom.reopen(SATO, hall.id)) == "room.finished"
    await hall.store.run(lambda tx: records.save(tx, ended))
    hall.clock.pass_by(days=1)
    assert await refusal(hall.classroom.reopen(SATO, hall.id)) == "room.day_over"


async def test_going_back_shows_a_result_again_and_asks_nothing_anew(hall: Hall) -> None:
    await hall.begin()
    for _ in range(3):
        await hall.classroom.advance(SATO, hall.id)
    session = await hall.classroom.back(SATO, hall.id)
    assert (session.room.cue, session.room.phase) == ("hajimeni/mezasu/1", "revealed")
    again = await hall.classroom.advance(SATO, hall.id)
    assert again.room.cue == "hajimeni/susumekata"


async def test_leaving_an_open_question_closes_it(hall: Hall) -> None:
    await hall.begin()
    assert await refusal(hall.classroom.reveal(SATO, hall.id)) == "question.unknown"
    await hall.classroom.advance(SATO, hall.id)
    session = await hall.classroom.jump(SATO, hall.id, "koe/hitokoe")
    assert session.room.phases == {FIRST: "closed"} and session.room.asked == ""
    assert await refusal(hall.classroom.jump(SATO, hall.id, "koe/nirgends")) == "room.no_such_page"


async def test_the_first_press_brings_light_back_and_ends_a_break(hall: Hall) -> None:
    before = (await hall.begin()).room.cue
    await hall.classroom.black(SATO, hall.id, True)
    lit = await hall.classroom.advance(SATO, hall.id)
    await hall.classroom.break_(SATO, hall.id, 10)
    on = await hall.classroom.advance(SATO, hall.id)
    assert (lit.room.black, lit.room.cue) == (False, before)
    assert (on.room.pause_until, on.room.cue) == (None, before)


async def test_a_question_asked_in_a_break_ends_it(hall: Hall) -> None:
    await hall.begin()
    await hall.classroom.break_(SATO, hall.id, 10)
    assert (await hall.ask()).room.pause_until is None


async def test_undo_brings_the_room_back_for_eight_seconds(hall: Hall) -> None:
    begun = await hall.begin()
    await hall.classroom.advance(SATO, hall.id)
    hall.clock.pass_by(seconds=8)
    undone = await hall.classroom.undo(SATO, hall.id)
    assert undone.room == begun.room and undone.version > begun.version
    await hall.classroom.advance(SATO, hall.id)
    hall.clock.pass_by(seconds=8.1)
    assert await refusal(hall.classroom.undo(SATO, hall.id)) == "undo.over"


async def test_an_end_pressed_by_mistake_can_be_taken_back(hall: Hall) -> None:
    await hall.begin()
    ended = await hall.classroom.end(SATO, hall.id)
    undone = await hall.classroom.undo(SATO, hall.id)
    assert (ended.state, undone.state) == ("ended", "running")


async def test_what_is_over_stays_over(hall: Hall) -> None:
    await hall.begin()
    await hall.classroom.end(SATO, hall.id)
    for verb in (hall.classroom.start, hall.classroom.advance, hall.classroom.end, hall.classroom.open):
        assert await refusal(verb(SATO, hall.id)) == "room.wrong_state"


async def test_timer_and_break_end_at_a_moment(hall: Hall) -> None:
    await hall.begin()
    timed = await hall.classroom.timer(SATO, hall.id, 180)
    assert timed.room.timer_until is not None
    assert (timed.room.timer_until - hall.clock.now()).total_seconds() == 180
    assert (await hall.classroom.timer(SATO, hall.id, 0)).room.timer_until is None
    for seconds in (-5, 100 * 60):
        assert await refusal(hall.classroom.timer(SATO, hall.id, seconds)) == "room.bad_length"


async def test_every_move_is_told_once_with_its_version(hall: Hall) -> None:
    await hall.plan()
    told: list[int] = []
    hall.store.subscribe("room", lambda payload: told.append(payload["version"]))
    await hall.classroom.open(SATO, hall.id)
    await hall.classroom.start(SATO, hall.id)
    await hall.classroom.black(SATO, hall.id, True)
    await hall.classroom.black(SATO, hall.id, True)
    versions = (await hall.session()).version
    assert told == [versions - 2, versions - 1, versions]


VERBS: dict[str, Callable[[Hall, Person], Awaitable[object]]] = {
    "open": lambda hall, who: hall.classroom.open(who, hall.id),
    "start": lambda hall, who: hall.classroom.start(who, hall.id),
    "advance": lambda hall, who: hall.classroom.advance(who, hall.id),
    "back": lambda hall, who: hall.classroom.back(who, hall.id),
    "jump": lambda hall, who: hall.classroom.jump(who, hall.id, "koe/hitokoe"),
    "ask": lambda hall, who: hall.classroom.open_question(who, hall.id, POLL),
    "close": lambda hall, who: hall.classroom.close(who, hall.id),
    "reveal": lambda hall, who: hall.classroom.reveal(who, hall.id),
    "black": lambda hall, who: hall.classroom.black(who, hall.id, True),
    "break": lambda hall, who: hall.classroom.break_(who, hall.id, 10),
    "timer": lambda hall, who: hall.classroom.timer(who, hall.id, 60),
    "undo": lambda hall, who: hall.classroom.undo(who, hall.id),
    "end": lambda hall, who: hall.classroom.end(who, hall.id),
    "planned": lambda hall, who: hall.training.planned(who, hall.id),
    "cards": lambda hall, who: hall.reception.cards(who, hall.id, 5),
    "on paper": lambda hall, who: hall.reception.on_paper(who, hall.id),
    "gone": lambda hall, who: hall.reception.gone(who, hall.id, [1], hall.clock.now()),
    "seats": lambda hall, who: hall.reception.all(who, hall.id),
    "paper": lambda hall, who: hall.answers.paper(who, hall.id, []),
    "hands": lambda hall, who: hall.answers.hands(who, hall.id, FIRST, {"0": 3}),
    "texts": lambda hall, who: hall.answers.show_text(who, hall.id, FIRST, "x", shown=True),
    "calls": lambda hall, who: hall.watch.open_calls(who, hall.id),
    "seen": lambda hall, who: hall.watch.seen(who, hall.id, 1),
    "bind": lambda hall, who: hall.walls.bind(who, hall.id, "123456"),
    "release": lambda hall, who: hall.walls.release(who, hall.id),
}


OTHERS = {
    "reader": READER,
    "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
    "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
    "trainer of 岩美町": Person(role=Role.TRAINER, id="yamada", municipality=IWAMI),
    "officer of nowhere": Person(role=Role.OFFICER, id="nobody"),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["tanaka", "hanako", *OTHERS])
async def test_nobody_else_moves_a_room_or_learns_of_it(hall: Hall, cast: Cast, verb: str, who: str) -> None:
    before = await hall.begin()
    person = OTHERS.get(who) or getattr(cast, who)
    assert await refusal(VERBS[verb](hall, person)) == "access.refused"
    hall.id = "no-such-class"
    assert await refusal(VERBS[verb](hall, person)) == "access.refused"
    hall.id = before.id
    assert await hall.session() == before


async def test_who_plans_a_class_of_another_town_is_refused(hall: Hall, cast: Cast) -> None:
    planned = await hall.plan()
    for person in (cast.tanaka, cast.hanako, *OTHERS.values()):
        assert await refusal(hall.training.plan(person, planned)) == "access.refused"
        assert await refusal(hall.training.all(person, planned.municipality)) == "access.refused"
    stolen = planned.model_copy(update={"municipality": IWAMI})
    assert await refusal(hall.training.plan(cast.tanaka, stolen)) == "access.refused"
    assert await hall.session() == planned


async def test_the_office_may_run_a_class_as_its_trainers_do(hall: Hall, cast: Cast) -> None:
    await hall.plan()
    await hall.classroom.start(cast.suzuki, hall.id)
    assert (await hall.classroom.advance(cast.suzuki, hall.id)).room.phase == "open"
