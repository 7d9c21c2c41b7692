"""A sign-in ends where its owner means it to: with a new PIN elsewhere, with a new sign-in here."""

from __future__ import annotations

from supporter.domain.shared.access import READER
from tests.support.attack import HOME, STRANGER
from tests.support.cast import PIN
from tests.support.web.people_site import Site


async def test_a_changed_pin_ends_the_sign_in_of_whoever_knew_the_old_one(house: Site) -> None:
    number, card = await house.learner()
    thief = await house.app.accounts.sign_ins.with_pin(number, PIN, STRANGER, None, "mine")
    async with house.browser(HOME) as browser:
        await browser.post("/in/card", data={"code": card, "device": "mine"})
        done = await browser.post("/own/pin", data={"pin": PIN, "next": "719204"})
        assert done.status_code == 303
        assert (await house.app.accounts.sign_ins.person(browser.cookies["signin"])).id == number
    assert await house.app.accounts.sign_ins.person(thief.token) == READER


async def test_a_new_sign_in_in_the_same_browser_ends_the_old_one(house: Site) -> None:
    number, card = await house.learner()
    other, _ = await house.learner("鳥取 太郎")
    async with house.browser(HOME) as browser:
        tokens = []
        for who in (number, number, other):
            await browser.post("/in", data={"number": who, "pin": PIN, "device": "mine"})
            tokens.append(browser.cookies["signin"])
        await browser.post("/in/card", data={"code": card, "device": "family"})
        tokens.append(browser.cookies["signin"])
    people = [(await house.app.accounts.sign_ins.person(token)).id for token in tokens]
    assert people == ["", "", "", number]
