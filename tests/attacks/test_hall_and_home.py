"""Whatever strangers do, neither 花子 at home nor a hall of three hundred behind one address is locked out."""

from __future__ import annotations

import secrets

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supporter.domain.accounts.learner_number import make_number
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.live.connection import Connection
from supporter.services.classroom.seats import Way
from tests.support.attack import HALL, HOME, SATO, WRONG_PIN, begun
from tests.support.cast import PIN, form
from tests.support.web.people_site import Site

#: Where strangers are: elsewhere, in the hall, or behind the address of 花子's own region.
PLACES = st.sampled_from([*(f"203.0.113.{n}" for n in range(40)), HALL, HOME])
EACH_TIME = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def tried(house: Site, number: str, address: str, count: int) -> None:
    for _ in range(count):
        try:
            await house.app.accounts.sign_ins.with_pin(number, WRONG_PIN, address, None, "mine")
        except Refused:
            continue


@EACH_TIME
@given(attack=st.lists(st.tuples(PLACES, st.integers(1, 6), st.booleans()), max_size=25))
async def test_hanako_comes_in_with_her_device_and_with_her_card(
    house: Site, attack: list[tuple[str, int, bool]]
) -> None:
    number, card = await house.learner()
    own = await house.app.accounts.sign_ins.with_pin(number, PIN, HOME, None, "mine")
    for n, (place, count, at_her) in enumerate(attack):
        await tried(house, number if at_her else make_number(str(5_000_000 + n)), place, count)
    sign_ins = house.app.accounts.sign_ins
    for address in (HOME, HALL):
        assert (await sign_ins.with_pin(number, PIN, address, own.device_token, "mine")).person.id == number
        assert (await sign_ins.with_card(card, address, None, "mine")).person.id == number


async def test_a_hall_signs_up_joins_and_signs_in_although_one_of_it_attacks(house: Site) -> None:
    """Three hundred behind one address within ten minutes; sixty mistype, and somebody among them guesses all along."""
    session, people = await begun(house, capacity=320), house.app.accounts.learners
    cards = await house.app.classroom.seat_cards.cards(SATO, "s1", 100)
    numbers = []
    for n in range(300):
        if n % 50 == 0:
            house.clock.pass_by(minutes=1)
        learner, card = await people.sign_up(READER, form(f"参加者{n}"), address=HALL)
        numbers.append((learner.id, card))
    seats, hub = house.app.classroom.seats, house.app.hub
    for n, (_, card) in enumerate(numbers):
        line = Connection(HALL)
        room = await hub.enter(session.code, line)
        if n < 60:
            try:
                await hub.enter(str(100_000 + n), Connection(HALL))
            except Refused as refused:
                assert refused.code == "session.unknown"
        if n < 100:
            taken = await seats.join(READER, "s1", Way(number=n + 1), secrets.token_hex(16), HALL, room.present)
        elif n < 200:
            me = (await house.app.accounts.sign_ins.with_card(card, HALL, None, "mine")).person
            taken = await seats.join(me, "s1", Way(me=True), secrets.token_hex(16), HALL, room.present)
        else:
            hub.require_join(room, line)
            way = Way(guest=Guest(name=f"は{n}"))
            taken = await seats.join(READER, "s1", way, secrets.token_hex(16), HALL, room.present)
        room.seat(line, taken.seat.number)
        await tried(house, make_number(str(5_000_000 + n)), HALL, 1)
    for number, _ in numbers[100:200]:
        assert (await house.app.accounts.sign_ins.with_pin(number, PIN, HALL, None, "mine")).person.id == number
    assert len(cards) == 100 and len(hub.present("s1")) == 300
