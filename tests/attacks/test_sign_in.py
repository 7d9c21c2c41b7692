"""Numbers, names and PINs: nothing tells whether somebody exists, neither the answer nor the work it takes."""

from __future__ import annotations

import re

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.accounts.throttle import Throttle
from supporter.domain.shared.access import Person, Role
from supporter.live.connection import Connection
from supporter.services.classroom.seats import Way
from supporter.storage import records
from tests.support.attack import HALL, HOME, STRANGER, WRONG_PIN, begun, judged
from tests.support.cast import ADMINISTRATOR, PIN
from tests.support.web.people_site import TOTTORI, Site

NOBODY = make_number("9876543")
SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)


async def pin(house: Site, number: str, address: str, typed: str = WRONG_PIN) -> tuple[int, str, int]:
    """What one try with a PIN is answered, and how many argon2 checks it took."""
    before = judged(house)
    async with house.browser(address) as browser:
        page = await browser.post("/in", data={"number": number, "pin": typed, "device": "mine"})
    said = re.findall(r'id="\w+-fix"[^>]*>(.*?)</', page.text, re.S)
    return page.status_code, "".join(said).replace(number, ""), judged(house) - before


async def password(house: Site, id: str, address: str) -> tuple[int, str, int]:
    before = judged(house)
    async with house.browser(address) as browser:
        page = await browser.post("/staff", data={"id": id, "password": "not this one 2026"})
    said = re.findall(r'id="\w+-fix"[^>]*>(.*?)</', page.text, re.S)
    return page.status_code, "".join(said).replace(id, ""), judged(house) - before


async def entered(house: Site, hash: str = "!") -> str:
    """The number of somebody whom an office entered: they have no PIN yet."""
    number, _ = await house.learner("岩美 次郎")
    await house.app.folder.store.run(
        lambda tx: records.save(
            tx, Learner.model_validate(tx.get(Learner.collection, number)).model_copy(update={"pin_hash": hash})
        )
    )
    return number


async def test_known_and_unknown_numbers_are_answered_alike_whatever_state_they_are_in(house: Site) -> None:
    known, _ = await house.learner()
    waiting, unclaimed = await entered(house), await entered(house, "")
    with_desk_pin, _ = await house.learner("鳥取 太郎")
    await house.app.accounts.learners.desk_pin(SUZUKI, with_desk_pin, "忘れた")
    told = {
        number: [await pin(house, number, f"203.0.113.{place}") for _ in range(7)]
        for place, number in enumerate((known, waiting, unclaimed, with_desk_pin, NOBODY))
    }
    assert all(each == told[NOBODY] for each in told.values())
    assert [status for status, _, _ in told[NOBODY]] == [403] * 4 + [429] * 3
    assert [checks for _, _, checks in told[NOBODY]] == [2] * 5 + [0] * 2


async def test_known_and_unknown_names_of_staff_are_answered_alike(house: Site) -> None:
    await house.app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    places = {"suzuki": HOME, "nobody": STRANGER}
    told = [[await password(house, id, place) for _ in range(7)] for id, place in places.items()]
    assert told[0] == told[1]
    assert [checks for _, _, checks in told[0]] == [1] * 5 + [0] * 2


async def test_resting_numbers_point_at_no_others(house: Site) -> None:
    """Five wrong tries at made-up numbers make no other number rest, and the hundredth person ends the sweep."""
    known, _ = await house.learner()
    numbers = [make_number(str(5_000_000 + n)) for n in range(40)]
    for number in numbers[:15]:
        for _ in range(6):
            await pin(house, number, STRANGER)
    statuses = {(await pin(house, number, STRANGER))[0] for number in (*numbers[15:], known)}
    assert statuses == {403}
    more = [(await pin(house, make_number(str(6_000_000 + n)), STRANGER))[0] for n in range(80)]
    assert more[-10:] == [429] * 10, "a refused try counts at the address as well"
    assert (await pin(house, known, HOME, PIN))[0] == 303


async def test_what_is_kept_of_tries_names_nobody(house: Site) -> None:
    known, _ = await house.learner()
    for number in (known, NOBODY):
        await pin(house, number, STRANGER)
    kept = [doc["id"] for doc in house.app.folder.store.scan(Throttle.collection)]
    assert len(kept) == 3 and not any(number in id for id in kept for number in (known, NOBODY))


async def test_a_hall_exempts_its_own_people_and_tells_nobody_who_they_are(house: Site) -> None:
    """Three seats in a running class: no more numbers are judged from there, but those of people who sit in it."""
    inside, card = await house.learner()
    outside, _ = await house.learner("鳥取 太郎")
    session = await begun(house)
    me = (await house.app.accounts.sign_ins.with_card(card, HOME, None, "mine")).person
    await house.app.classroom.seats.join(me, "s1", Way(me=True), "ab" * 16)
    for number in (11, 12, 13):
        line = Connection(HALL)
        (await house.app.hub.enter(session.code, line)).seat(line, number)
    for n in range(100):
        await pin(house, make_number(str(5_000_000 + n)), HALL)
    crowd = [await pin(house, number, HALL) for number in (inside, outside, NOBODY)]
    assert crowd[0] == crowd[1] == crowd[2] and crowd[0][0] == 429
    assert (await pin(house, outside, HALL, PIN))[0] == 429
    assert (await pin(house, inside, HALL, PIN))[0] == 303


@pytest.mark.parametrize("code", ["", "12345678.ab", "\ud800.x"])
async def test_cards_are_answered_alike_and_a_flood_of_them_fills_nothing(house: Site, code: str) -> None:
    number, card = await house.learner()
    async with house.browser(STRANGER) as browser:
        told = set()
        for n in range(150):
            sent = code or f"{number if n % 2 else NOBODY}.{n}"
            page = await browser.post("/in/card", data={"code": sent.encode("utf-8", "replace"), "device": "mine"})
            told.add(page.status_code)
        assert told == {403}
        assert (await browser.post("/in/card", data={"code": card, "device": "mine"})).status_code == 303
    assert len(list(house.app.folder.store.scan(Throttle.collection))) <= 2
