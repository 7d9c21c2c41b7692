"""A press on the console, as it comes over the page's own line, once its lecturer's sign-in has ended."""

from __future__ import annotations

import asyncio

import httpx
from nicegui import Client, ui
from nicegui.element import Element

from supporter import wording
from supporter.domain.shared.access import Role
from tests.support.web.people_site import TOTTORI, Site
from tests.web.trainer.classroom.test_pages import held, planned


async def test_a_press_after_signing_out_says_so_and_does_nothing(house: Site) -> None:
    sato = await house.officer("sato", TOTTORI, Role.TRAINER)
    address = await planned(sato, held_on=house.clock.now().date().isoformat())
    console = await _opened(sato, address)
    await house.app.accounts.sign_ins.sign_out(sato.cookies["signin"])
    try:
        await _press(console, "go-next")
        told = _told(console)
        assert wording.say("stage.signed_out") in told and 'href="/staff"' in told
        assert (await held(house, address)).state == "planned"
    finally:
        console.delete()


async def test_a_press_of_who_is_signed_in_is_done(house: Site) -> None:
    sato = await house.officer("sato", TOTTORI, Role.TRAINER)
    address = await planned(sato, held_on=house.clock.now().date().isoformat())
    console = await _opened(sato, address)
    try:
        await _press(console, "go-next")
        assert (_told(console), (await held(house, address)).state) == ("", "open")
    finally:
        console.delete()


async def _opened(browser: httpx.AsyncClient, address: str) -> Client:
    """The server's side of a console that somebody has opened."""
    before = set(Client.instances)
    assert (await browser.get(address)).status_code == 200
    (made,) = set(Client.instances) - before
    return Client.instances[made]


async def _press(console: Client, id: str) -> None:
    """A finger on the button: the page sends the version of the room that it shows."""
    (button,) = _found(console, "id", id)
    (listener,) = button._event_listeners
    (steer,) = (one for one in console.elements.values() if "steer" in one.classes)
    seen = str(steer.props["data-seen"])
    others = asyncio.all_tasks()
    console.handle_event({"id": button.id, "listener_id": listener, "args": [seen]})
    await asyncio.wait_for(asyncio.gather(*(asyncio.all_tasks() - others)), 30)


def _told(console: Client) -> str:
    """What stands above the bar."""
    (told,) = (one for one in _found(console, "role", "alert") if "steer-told" in one.classes)
    assert isinstance(told, ui.html)
    return told.content


def _found(console: Client, prop: str, value: str) -> list[Element]:
    return [one for one in console.elements.values() if one.props.get(prop) == value]
