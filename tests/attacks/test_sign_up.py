"""The form that starts a learner: it judges no PIN of anybody, and no script makes people without end."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.services.shared.secrets import Hasher
from tests.support.attack import HALL, STRANGER, sign_up
from tests.support.cast import PIN, form
from tests.support.web.people_site import END, NAME, PLACE, TOTTORI, Site, hidden


def learners(house: Site) -> list[Learner]:
    return [Learner.model_validate(doc) for doc in house.app.folder.store.scan(Learner.collection)]


async def test_no_key_that_a_stranger_sends_finds_a_person(house: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Number, name and PIN of the victim all being right, the form still makes somebody else."""
    key = "17"
    drawn = int(hashlib.sha256(b"number\0" + key.encode()).hexdigest(), 16)
    number = make_number(str(1_000_000 + drawn % 9_000_000))
    monkeypatch.setattr("supporter.services.accounts.sign_up.secrets.randbelow", lambda most: drawn % most)
    victim, _ = await house.learner()
    assert victim == number
    monkeypatch.undo()
    before = learners(house)[0]
    for pin in ("493817", PIN):
        async with house.browser(STRANGER) as browser:
            for sent in ({"key": key}, {"form": key, "key": key}):
                await sign_up(browser, pin=pin, **sent)
            person = await house.app.accounts.sign_ins.person(browser.cookies.get("signin", ""))
        assert person.id != victim, "signed in as the victim"
    assert next(one for one in learners(house) if one.id == victim) == before, "her 受講票 stands"


@pytest.mark.parametrize("forged", ["", "k", "x" * 5000, "WyJhIiwiYiJd.aaaa.bbbb"])
async def test_a_form_that_the_server_has_not_shown_is_shown_again(house: Site, forged: str) -> None:
    async with house.browser(STRANGER) as browser:
        page = await sign_up(browser, form=forged)
    assert page.status_code == 422 and "まだ" in page.text and learners(house) == []
    assert hidden(page)["name"] == NAME["name"] and hidden(page)["form"] != forged


async def test_a_form_is_of_one_browser_and_of_half_an_hour(house: Site) -> None:
    async with house.browser(HALL) as hers, house.browser(STRANGER) as his:
        shown = hidden(await hers.get(f"/start?m={TOTTORI}"))
        await his.get(f"/start?m={TOTTORI}")
        typed = {**shown, **NAME, **PLACE, **END, "go": "4"}
        assert (await his.post("/start", data=typed)).status_code == 422
        house.clock.pass_by(minutes=31)
        late = await hers.post("/start", data=typed)
        assert late.status_code == 422 and learners(house) == []
        assert (await hers.post("/start", data={**hidden(late), **END, "go": "4"})).status_code == 200


async def test_what_is_sent_twice_is_one_person_and_what_is_changed_is_another(house: Site) -> None:
    async with house.browser(HALL) as browser:
        typed = {**hidden(await browser.get(f"/start?m={TOTTORI}")), **NAME, **PLACE, **END, "go": "4"}
        for _ in range(3):
            assert (await browser.post("/start", data=typed)).status_code == 200
        assert len(learners(house)) == 1
        await browser.post("/start", data=typed | {"pin": "719204"})
        assert len(learners(house)) == 2, "going back to the form of another is no way to try their PIN"


async def test_sign_ups_of_one_address_are_bounded(house: Site) -> None:
    people = house.app.accounts.learners
    for _ in range(59):
        await people.sign_up(READER, form(), address=STRANGER)
    async with house.browser(STRANGER) as browser:
        codes = [(await sign_up(browser)).status_code for _ in range(4)]
    assert codes == [200] + [429] * 3
    async with house.browser(HALL) as browser:
        assert (await sign_up(browser)).status_code == 200, "others are let in"


async def test_who_signs_in_comes_before_a_flood_of_who_sign_up() -> None:
    hasher = Hasher(memory_kib=4_096)
    try:
        kept = await hasher.hash(PIN)
        assert await hasher.verify(PIN, kept)
        order: list[str] = []

        async def noted(what: str, work: Awaitable[object]) -> None:
            await work
            order.append(what)

        flood = [asyncio.create_task(noted("up", hasher.hash(PIN))) for _ in range(50)]
        await asyncio.sleep(0)
        await noted("in", hasher.verify(PIN, kept))
        await asyncio.gather(*flood)
    finally:
        hasher.close()
    assert order.index("in") < 10


async def test_a_full_line_of_sign_ups_refuses_nobody_who_signs_in() -> None:
    hasher = Hasher(memory_kib=8, waiting=3)
    try:
        kept = await hasher.hash(PIN)
        flood = [asyncio.create_task(hasher.hash(PIN)) for _ in range(20)]
        await asyncio.sleep(0)
        assert await hasher.verify(PIN, kept)
        refused = await asyncio.gather(*flood, return_exceptions=True)
    finally:
        hasher.close()
    assert sum(isinstance(one, Refused) for one in refused) >= 10
