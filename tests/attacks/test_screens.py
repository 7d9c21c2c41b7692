"""Screens that only wait: one address does not make all towns dark, and a bound screen always comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from supporter.domain.accounts.staff import Staff
from supporter.domain.shared.access import Role
from supporter.storage import records
from tests.support.attack import HALL, SATO, STRANGER, begun
from tests.support.cast import refusal
from tests.support.web.people_site import TOTTORI, Site
from tests.support.web.streams import Stream


@pytest.fixture
async def crowd(house: Site) -> AsyncIterator[list[str]]:
    """As many screens as one address gets."""
    got = []
    for n in range(500):
        try:
            await house.app.classroom.projectors.connect(f"{n:032x}", lambda: None, STRANGER)
            await house.app.classroom.projectors.state(f"{n:032x}")
        except Exception as refused:
            assert "rate.limited" in str(refused)
        else:
            got.append(f"{n:032x}")
    yield got


async def test_five_hundred_waiting_screens_of_one_address_leave_room_for_every_other(
    house: Site, crowd: list[str]
) -> None:
    assert len(crowd) == 20
    await house.app.classroom.projectors.connect("e" * 32, lambda: None, HALL)
    _, digits = await house.app.classroom.projectors.state("e" * 32)
    assert len(digits) == 6


async def test_a_bound_screen_reconnects_from_a_crowded_address(house: Site, crowd: list[str]) -> None:
    sato = Staff(id="sato", name="佐藤", role=Role.TRAINER, municipality=TOTTORI, password_hash="!")
    await house.app.folder.store.run(lambda tx: records.save(tx, sato))
    await begun(house)
    screens, bound = house.app.classroom.projectors, crowd[3]
    await screens.bind(SATO, "s1", (await screens.state(bound))[1])
    await screens.state(bound)
    await screens.connect("f" * 32, lambda: None, STRANGER)  # its place among those that wait is free
    await screens.connect(bound, lambda: None, STRANGER)
    assert (await screens.state(bound))[0] == "s1"
    assert await refusal(screens.connect("d" * 32, lambda: None, STRANGER)) == "rate.limited"


async def test_a_screen_that_waits_for_minutes_is_let_go(house: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supporter.live.event_stream.BEAT", 0.01)
    async with AsyncExitStack() as lines:
        line = await lines.enter_async_context(Stream(house, "/p/events", f"screen={'a' * 32}"))
        assert "digits" in await line.next()
        house.clock.pass_by(minutes=11)
        await line.over()
    assert (await house.app.classroom.projectors.state("a" * 32)) == ("", "")
