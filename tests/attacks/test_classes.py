"""What the six digits on a wall open: the class, and nothing of anybody in it."""

from __future__ import annotations

import asyncio
import secrets

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.shared.access import READER
from supporter.live.connection import Connection
from supporter.services.classroom.seats import Way
from tests.support.attack import HALL, SATO, STRANGER, begun, join, say
from tests.support.cast import refusal
from tests.support.web.people_site import Site


async def seat(house: Site, number: int) -> Seat:
    found = await house.app.classroom.seat_cards.all(SATO, "s1")
    return next(one for one in found if one.number == number)


async def test_the_text_of_a_class_counts_wrong_codes_as_every_other_door_does(house: Site) -> None:
    session = await begun(house)
    ref = house.app.library.course("kiso").step_refs()[0]
    wrong = [str(code) for code in range(100_000, 100_120) if str(code) != session.code]
    async with house.browser(STRANGER) as browser:
        codes = [(await browser.get(f"/live/{code}/text/{ref}")).status_code for code in wrong]
        assert codes[-1] == 429 and codes[0] != 429
        assert (await browser.get(f"/live/{session.code}/text/{ref}")).status_code == 429, "the right one tells nothing"
        assert await say(browser, session.code, {"do": "ping"}) == [{"no": "rate.limited"}]
    async with house.browser(HALL) as browser:
        assert (await browser.get(f"/live/{session.code}/text/{ref}")).status_code == 200


async def test_a_number_opens_no_card_on_which_a_name_stands_and_tells_none_written_later(house: Site) -> None:
    session = await begun(house)
    cards = await house.app.classroom.seat_cards.cards(SATO, "s1", 8)
    for number in (5, 6):
        await house.app.checkin.arrivals.walk_in(SATO, "s1", Guest(name=f"新井 {number}子", kana="あらい"), number)
    async with house.browser(STRANGER) as browser:
        told = [await join(browser, session.code, number=str(number)) for number in (5, 6)]
        assert [reply["no"] for reply in told] == ["seat.given"] * 2
        secret = secrets.token_hex(16)
        await say(browser, session.code, {"do": "join", "secret": secret, "number": "7"})
        await house.app.checkin.arrivals.walk_in(SATO, "s1", Guest(name="新井 七子", kana="あらい"), 7)
        (hello,) = await say(browser, session.code, {"do": "hello", "seats": [secret]})
        assert hello["seats"][0]["name"] == "" and "新井" not in str(told) + str(hello)
    async with house.browser(HALL) as browser:
        owner = await join(browser, session.code, claim=cards[7], move=True)
        assert owner["seat"]["name"] == "新井 七子", "who holds the card is told"


async def test_no_phone_sends_home_whom_the_reception_has_let_in(house: Site) -> None:
    session = await begun(house)
    cards = await house.app.classroom.seat_cards.cards(SATO, "s1", 3)
    await house.app.checkin.arrivals.arrive(SATO, "s1", number=2)
    await house.app.checkin.arrivals.walk_in(SATO, "s1", Guest(name="新井 一子", kana="あらい"), 1)
    for way in ({"number": "2"}, {"claim": cards[1]}):
        async with house.browser(STRANGER) as browser:
            secret = secrets.token_hex(16)
            await say(browser, session.code, {"do": "join", "secret": secret, **way}, {"do": "leave", "secret": secret})
    for number in (1, 2):
        assert (await seat(house, number)).present, f"{number} was sent home"


async def test_numbers_and_entry_codes_of_a_class_are_not_swept(house: Site) -> None:
    session = await begun(house)
    cards, seats = await house.app.classroom.seat_cards.cards(SATO, "s1", 40), house.app.classroom.seats
    async with house.browser(HALL) as hall:
        phones = [await join(hall, session.code, claim=cards[number]) for number in range(1, 31)]
    async with house.browser(STRANGER) as browser:
        codes = []
        for n in range(60):
            number, entry = phones[n % 30]["seat"]["number"], (int(phones[n % 30]["seat"]["entry"]) + 1 + n) % 10_000
            codes.append((await join(browser, session.code, number=f"{number}-{entry:04}"))["no"])
        assert codes == ["seat.wrong"] * 20 + ["seat.resting"] * 40
        right = phones[29]["seat"]
        assert (await join(browser, session.code, number=f"{right['number']}-{right['entry']}"))["no"] == "seat.resting"
        for n in range(100):
            assert await refusal(seats.join(READER, "s1", Way(number=100 + n), "ab" * 16, STRANGER)) == "seat.unknown"
        assert await refusal(seats.join(READER, "s1", Way(number=32), "ab" * 16, STRANGER)) == "seat.resting"
        assert (await join(browser, session.code, claim=cards[31]))["seat"]["number"] == 31, "a card always opens"
    async with house.browser(HALL) as hall:
        assert (await join(hall, session.code, number="32"))["seat"]["number"] == 32, "the hall is not made to wait"


async def test_one_script_fills_no_class(house: Site) -> None:
    session = await begun(house, capacity=31)
    async with house.browser(STRANGER) as browser:
        for _ in range(6):
            joins = ({"do": "join", "secret": secrets.token_hex(16), "name": f"に{n}"} for n in range(10))
            await say(browser, session.code, *joins)
    assert len(await house.app.classroom.seat_cards.all(SATO, "s1")) <= 20
    line = Connection(HALL)
    room = await house.app.hub.enter(session.code, line)
    for n in range(31):
        async with house.browser(f"198.51.100.{n}") as honest:
            reply = await join(honest, session.code, name="はな")
        assert "seat" in reply, (n, reply)
        room.seat(line, reply["seat"]["number"])
    async with house.browser("198.51.100.200") as honest:
        assert (await join(honest, session.code, name="はな"))["no"] == "session.full"


async def test_messages_by_post_are_counted_by_network_not_by_request(house: Site) -> None:
    session = await begun(house)
    async with house.browser(STRANGER) as browser:
        posts = [say(browser, session.code, *({"do": "ping"} for _ in range(10))) for _ in range(60)]
        replies = [reply for each in await asyncio.gather(*posts) for reply in each]
    assert sum(reply.get("no") == "rate.limited" for reply in replies) > 100
    async with house.browser(HALL) as hall:
        assert await say(hall, session.code, {"do": "ping"}) == [{"re": 1}]


async def test_a_line_takes_four_seats(house: Site) -> None:
    session = await begun(house)
    async with house.browser(STRANGER) as browser:
        joins = ({"do": "join", "secret": secrets.token_hex(16), "name": "はな"} for _ in range(6))
        replies = await say(browser, session.code, *joins)
    assert ["seat" in reply for reply in replies] == [True] * 4 + [False] * 2


async def test_one_seat_fills_in_one_unsigned_slip_however_the_room_moves(house: Site) -> None:
    session = await begun(house)
    asks = house.app.classroom.running_orders.of(session).asks
    key = next(key for key, asked in asks.items() if asked.unsigned)
    await house.app.classroom.control.open_question(SATO, "s1", key)
    async with house.browser(STRANGER) as browser:
        secret = secrets.token_hex(16)
        await say(browser, session.code, {"do": "join", "secret": secret, "name": "はな"})
        told = []
        for black in (True, False, True, False):
            answer = {"do": "answer", "secret": secret, "key": key, "answer": ["0"], "turn": 1}
            told += await say(browser, session.code, answer | {"random": secrets.token_hex(32)})
            await house.app.classroom.control.black(SATO, "s1", black)
    assert [reply.get("no", "") for reply in told] == [""] + ["answer.older"] * 3
    slips = await house.app.folder.store.read(lambda tx: len(tx.find(AnonymousAnswer.collection, "asked", f"s1/{key}")))
    assert slips == 1
