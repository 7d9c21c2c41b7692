"""The hub alone: codes guessed and mistyped, halls, rooms that come and go, lines that are slow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from supporter.domain.accounts.learner_number import make_number
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.live import connection as lines
from supporter.live import websocket
from supporter.live.connection import Connection
from supporter.services.classroom.seats import Way
from supporter.services.shared import doors
from tests.support.cast import PIN
from tests.support.live.served import SATO, TOTTORI
from tests.support.web.people_site import Site, site

WRONG_CODES, BURST = 100, doors.LINE[0]
HALL, ELSEWHERE = "192.0.2.0", "198.51.100.0"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "data") as house:
        yield house


async def begin(house: Site, id: str = "s1") -> str:
    """A class that runs; its code."""
    plan = {
        "id": id,
        "number": "R8-1",
        "municipality": TOTTORI,
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": house.clock.now().date(),
        "venue": "館",
    }
    session = await house.app.training.planning.plan(SATO, TrainingSession.model_validate(plan))
    await house.app.classroom.control.start(SATO, id)
    return session.code


async def refused(house: Site, code: str, line: Connection) -> str:
    with pytest.raises(Refused) as refusal:
        await house.app.hub.enter(code, line)
    return refusal.value.code


async def seated(house: Site, code: str, place: str, number: int) -> Connection:
    line = Connection(place)
    room = await house.app.hub.enter(code, line)
    room.seat(line, number)
    return line


async def test_ten_thousand_wrong_codes_while_the_hall_goes_on_joining(house: Site) -> None:
    code = await begin(house)
    await seated(house, code, HALL, 1)
    wrong = [f"{number:06}" for number in range(100_000, 110_000) if str(number) != code]
    codes = [await refused(house, typed, Connection(HALL)) for typed in wrong]
    assert codes[:WRONG_CODES] == ["session.unknown"] * WRONG_CODES
    assert set(codes[WRONG_CODES:]) == {"rate.limited"}
    assert (await house.app.hub.enter(code, Connection(HALL))).id == "s1", "the hall's own class stays open to it"


async def test_who_guesses_elsewhere_finds_nothing_any_more(house: Site) -> None:
    code = await begin(house)
    for number in range(WRONG_CODES):
        await refused(house, f"{100_000 + number}", Connection(ELSEWHERE))
    assert await refused(house, code, Connection(ELSEWHERE)) == "rate.limited"
    assert (await house.app.hub.enter(code, Connection(HALL))).id == "s1", "others are not slowed down"
    house.clock.pass_by(minutes=1)
    assert (await house.app.hub.enter(code, Connection(ELSEWHERE))).id == "s1"


async def test_a_hall_that_mistypes_sixty_times_joins_without_waiting(house: Site) -> None:
    code = await begin(house)
    for number in range(60):
        assert await refused(house, f"{100_000 + number}", Connection(HALL)) == "session.unknown"
    for number in range(1, 301):
        await seated(house, code, HALL, number)
    assert len(house.app.hub.present("s1")) == 300


async def test_no_more_lines_than_the_system_lends_files_for(house: Site) -> None:
    """One too many is told so, may take part without a line, and is let in as soon as somebody has gone."""
    code = await begin(house)
    house.app.hub.most_lines = 2
    first = Connection(HALL)
    room = await house.app.hub.enter(code, first)
    await house.app.hub.enter(code, Connection(HALL))
    assert await refused(house, code, Connection(HALL)) == "server.full"
    assert (await house.app.hub.enter(code, Connection(HALL, lasting=False))).id == "s1"
    room.part(first)
    house.app.hub.leave(room, next(line for line in room.lines if not line.lasting))
    assert (await house.app.hub.enter(code, Connection(HALL))).id == "s1"


@pytest.mark.parametrize("typed", ["", "48291", "<script>", "9" * 5000, "../../etc"])
async def test_what_is_no_code_is_an_unknown_one(house: Site, typed: str) -> None:
    assert await refused(house, typed, Connection(HALL)) == "session.unknown"


async def test_several_seats_at_one_address_are_a_hall(house: Site) -> None:
    code = await begin(house)
    lines = [await seated(house, code, HALL, number) for number in (1, 2)]
    assert not house.app.hub.halls(HALL)
    lines.append(await seated(house, code, HALL, 3))
    assert house.app.hub.halls(HALL) == ("s1",) and not house.app.hub.halls(ELSEWHERE)
    room = await house.app.hub.enter(code, Connection(ELSEWHERE))
    house.app.hub.leave(room, lines[0])
    assert not house.app.hub.halls(HALL)
    again = await seated(house, code, HALL, 1)
    assert house.app.hub.halls(HALL) == ("s1",)
    assert room.unseat(1, but=lines[1]) == [again]
    assert not house.app.hub.halls(HALL), "a seat that went to another phone is no longer here"
    room.seat(lines[1], 2)
    assert not house.app.hub.halls(HALL), "two phones with one seat each, however often they say so"
    room.seat(lines[1], 1)
    assert house.app.hub.halls(HALL) == ("s1",)


async def test_signing_in_is_not_slowed_down_for_people_of_the_class_in_a_hall(house: Site) -> None:
    """A hundred different people have failed at this address: strangers wait, who has a seat does not."""
    number, card = await house.learner()
    for other in range(100):
        await _fail(house, f"{other:07}")
    assert await _sign_in(house, number) == "pin.resting"
    code = await begin(house)
    for seat in (1, 2, 3):
        await seated(house, code, "203.0.113.5", seat)
    assert await _sign_in(house, number) == "pin.resting", "the address alone exempts nobody"
    me = (await house.app.accounts.sign_ins.with_card(card, HALL, None, "mine")).person
    await house.app.classroom.seats.join(me, "s1", Way(me=True), "ab" * 16)
    assert await _sign_in(house, number) == ""


async def test_a_room_is_read_once_for_many_moves_at_once(house: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    code = await begin(house)
    room = await house.app.hub.enter(code, Connection(HALL))
    await asyncio.sleep(0)
    reads = 0
    read = house.app.classroom.scenes.scene

    async def counted(session_id: str) -> Any:
        nonlocal reads
        reads += 1
        await asyncio.sleep(0)
        return await read(session_id)

    monkeypatch.setattr(house.app.classroom.scenes, "scene", counted)
    for _ in range(50):
        room.moved()
    await asyncio.sleep(0.05)
    assert 1 <= reads <= 2


async def test_a_room_nobody_looks_at_is_forgotten_and_opens_again(house: Site) -> None:
    code = await begin(house)
    line = Connection(HALL)
    room = await house.app.hub.enter(code, line)
    house.app.hub.leave(room, line)
    await house.app.classroom.control.advance(SATO, "s1")
    again = await house.app.hub.enter(code, Connection(HALL))
    assert again is not room and again.scene.session.room.phase == "open"


async def test_a_slow_phone_is_shown_the_newest_room_alone() -> None:
    line = Connection(HALL)
    for version in range(1000):
        line.show(f"view {version}")
    line.tell("for you")
    assert await line.next() == ["view 999", "for you"]


async def test_what_waits_for_a_phone_alone_is_bounded() -> None:
    line = Connection(HALL)
    for number in range(10_000):
        line.tell(str(number))
    assert len(await line.next()) == 50


async def test_a_line_takes_so_many_messages_at_once() -> None:
    line = Connection(HALL)
    assert [line.may_speak() for _ in range(BURST + 5)].count(True) == BURST


class Stuck:
    """A phone whose line takes nothing."""

    client = None
    scope: ClassVar[dict[str, object]] = {}

    def __init__(self, code: str) -> None:
        self.path_params = {"code": code}
        self.sending = asyncio.Event()

    async def accept(self) -> None:
        pass

    async def receive(self) -> dict[str, str]:
        await asyncio.Event().wait()
        return {}

    async def send_text(self, _: str) -> None:
        self.sending.set()
        await asyncio.Event().wait()


async def test_a_phone_that_takes_nothing_is_let_go(house: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    code = await begin(house)
    honest = await seated(house, code, HALL, 1)
    stuck = Stuck(code)
    serving = asyncio.create_task(websocket.converse(house.app, stuck, READER))  # type: ignore[arg-type]
    await asyncio.wait_for(stuck.sending.wait(), 60)
    await house.app.classroom.control.advance(SATO, "s1")
    await asyncio.sleep(0.05)
    assert not serving.done(), "five seconds are not over"
    monkeypatch.setattr(lines, "SLOW", 0.0)
    await house.app.classroom.control.advance(SATO, "s1")
    done, _ = await asyncio.wait({serving}, timeout=5)
    assert done
    room = await house.app.hub.enter(code, Connection(HALL))
    assert honest in room.lines and len(room.lines) == 2


async def test_a_server_that_ends_ends_its_lines(house: Site) -> None:
    code = await begin(house)
    stuck = Stuck(code)
    serving = asyncio.create_task(websocket.converse(house.app, stuck, READER))  # type: ignore[arg-type]
    await asyncio.wait_for(stuck.sending.wait(), 60)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert house.app.hub.present("s1") == set()


async def test_present_are_those_whose_phones_are_on_the_line(house: Site) -> None:
    code = await begin(house)
    secret = "ab" * 16
    taken = await house.app.classroom.seats.join(SATO, "s1", Way(guest=Guest(name="はな")), secret)
    line = await seated(house, code, HALL, taken.seat.number)
    assert house.app.hub.present("s1") == {1}
    room = await house.app.hub.enter(code, Connection(HALL))
    house.app.hub.leave(room, line)
    assert house.app.hub.present("s1") == set()


async def _fail(house: Site, seven: str) -> None:
    with pytest.raises(Refused):
        await house.app.accounts.sign_ins.with_pin(make_number(f"1{seven[1:]}"), "000000", "203.0.113.5", None, "mine")


async def _sign_in(house: Site, number: str) -> str:
    try:
        await house.app.accounts.sign_ins.with_pin(number, PIN, "203.0.113.5", None, "mine")
    except Refused as refusal:
        return refusal.code
    return ""
