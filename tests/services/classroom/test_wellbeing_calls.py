"""「気分がつらいとき」: told quietly, seen or honestly not, and nothing left but a number."""

from __future__ import annotations

from pathlib import Path

from supporter.services.classroom.wellbeing_calls import Call
from tests.support.cast import refusal
from tests.support.hall import SATO, Hall


async def test_the_watcher_hears_and_says_so(hall: Hall) -> None:
    heard: list[tuple[int, Call | None]] = []
    hall.watch.subscribe(lambda _, number, call: heard.append((number, call)))
    await hall.begin()
    phone = await hall.join("はな")
    await hall.watch.call(hall.id, phone.secret)
    (call,) = await hall.watch.open_calls(SATO, hall.id)
    assert (call.number, call.seen_at) == (1, None) and hall.watch.unanswered(hall.id) == 1
    await hall.watch.seen(SATO, hall.id, call.number)
    assert hall.watch.unanswered(hall.id) == 0
    assert [bool(call and call.seen_at) for _, call in heard] == [False, True]


async def test_calling_twice_is_one_call(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    first, again = await hall.watch.call(hall.id, phone.secret), await hall.watch.call(hall.id, phone.secret)
    assert first == again and (await hall.session()).calls == 1


async def test_a_call_can_be_taken_back(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    await hall.watch.call(hall.id, phone.secret)
    await hall.watch.take_back(hall.id, phone.secret)
    assert await hall.watch.open_calls(SATO, hall.id) == []


async def test_only_the_count_is_stored_and_no_version_moves(hall: Hall, tmp_path: Path) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    before = await hall.session()
    seats = await hall.reception.all(SATO, hall.id)
    await hall.watch.call(hall.id, phone.secret)
    after = await hall.session()
    assert (after.version, after.calls) == (before.version, 1)
    assert await hall.reception.all(SATO, hall.id) == seats


async def test_the_night_unlinks_calls_from_seats(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    await hall.watch.call(hall.id, phone.secret)
    assert await hall.watch.tidy() == 0 and hall.watch.unanswered(hall.id) == 1, "somebody may still be waiting"
    hall.clock.pass_by(days=1)
    assert hall.watch.unanswered(hall.id) == 0, "whether or not anything was tidied"
    assert await hall.watch.tidy() == 1 and (await hall.session()).calls == 1


async def test_after_a_restart_a_waiting_phone_calls_again_and_counts_once(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    await hall.watch.call(hall.id, phone.secret, again=True)
    assert hall.watch.unanswered(hall.id) == 1 and (await hall.session()).calls == 0


async def test_without_a_watcher_nobody_is_promised(hall: Hall) -> None:
    await hall.begin(watcher="")
    phone = await hall.join("はな")
    assert await refusal(hall.watch.call(hall.id, phone.secret)) == "help.nobody"


async def test_nobody_calls_for_a_seat_they_do_not_hold(hall: Hall) -> None:
    await hall.begin()
    assert await refusal(hall.watch.call(hall.id, "0" * 32)) == "seat.moved"
