"""The lecturer's side over HTTP: planning, who may come in, the wall, the papers, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import httpx
import pytest

from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden
from tests.support.web.streams import Stream

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
FORM = {
    "course": "tsunagari/kiso",
    "held_on": "2026-11-23",
    "begins": "13:30",
    "minutes": "90",
    "venue": "中央公民館",
    "trainers": "佐藤、山本",
    "watcher": "山田",
    "capacity": "４０人",
    "kind": "養成講座",
    "number": "",
}
SCREEN = "c" * 32
BESIDE = ("/plan", "/script", "/trouble", "/end", "/screen", "/texts", "/reopen", "/another-day", "/plain")


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def planned(browser: httpx.AsyncClient, **fields: str) -> str:
    """The address of a class that has been planned by the form."""
    form = hidden(await browser.get("/t/new"))
    answer = await browser.post("/t/new", data={**form, **FORM, **fields})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def held(house: Site, address: str) -> TrainingSession:
    return await house.app.training.planning.planned(SATO, address.removeprefix("/t/"))


async def test_a_class_is_planned_listed_and_changed_without_losing_its_code(
    house: Site, sato: httpx.AsyncClient
) -> None:
    address = await planned(sato)
    session = await held(house, address)
    assert (session.venue, session.trainers, session.capacity) == ("中央公民館", ("佐藤", "山本"), 40)
    assert (session.begins, session.ends) == (dt.time(13, 30), dt.time(15, 0))
    assert "中央公民館" in (await sato.get("/t")).text
    form = hidden(await sato.get(f"{address}/plan"))
    await sato.post("/t/new", data={**form, **FORM, "venue": "湖山公民館", "minutes": "60"})
    changed = await held(house, address)
    assert (changed.venue, changed.code, changed.ends) == ("湖山公民館", session.code, dt.time(14, 30))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("held_on", "あした"),
        ("begins", ""),
        ("venue", ""),
        ("capacity", "たくさん"),
        ("course", "tsunagari/nowhere"),
        ("online", "javascript:alert(1)"),
        ("minutes", "75"),
        ("kind", "宴会"),
        ("venue", "館" * 101),
    ],
)
async def test_what_cannot_be_read_is_asked_again_and_nothing_typed_is_lost(
    sato: httpx.AsyncClient, field: str, typed: str
) -> None:
    form = hidden(await sato.get("/t/new"))
    page = await sato.post("/t/new", data={**form, **FORM, field: typed})
    assert page.status_code == 422
    assert f'id="{field}-fix"' in page.text and "山本" in page.text and form["id"] in page.text


async def test_an_earlier_class_is_a_pattern_for_the_next(sato: httpx.AsyncClient) -> None:
    earlier = await planned(sato)
    page = await sato.get(f"/t/new?like={earlier.removeprefix('/t/')}")
    assert "中央公民館" in page.text and "R8-001" not in page.text, "a number is nobody else's"
    assert hidden(page)["id"] != earlier.removeprefix("/t/")


@pytest.mark.parametrize("page", BESIDE)
async def test_another_town_sees_nothing_of_a_class(house: Site, sato: httpx.AsyncClient, page: str) -> None:
    address = await planned(sato)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        answer = await tanaka.get(address + page)
        assert answer.status_code == 403 and "中央公民館" not in answer.text
        assert "中央公民館" not in (await tanaka.get("/t")).text
    assert (await house.browser().get(address + page)).headers["location"] == "/staff"


@pytest.mark.parametrize("page", ["/end", "/screen", "/texts"])
async def test_another_town_moves_nothing(house: Site, sato: httpx.AsyncClient, page: str) -> None:
    address = await planned(sato)
    await house.app.classroom.control.open(SATO, address.removeprefix("/t/"))
    async with await house.officer("tanaka", IWAMI) as tanaka:
        assert (await tanaka.post(address + page, data={"digits": "123456"})).status_code == 403
        own = {**FORM, "id": address.removeprefix("/t/")}
        assert (await tanaka.post("/t/new", data=own)).status_code == 403
    assert (await held(house, address)).state == "open"


async def test_the_administrator_and_learners_have_no_classes(house: Site) -> None:
    async with await house.officer("kanri", "", Role.ADMINISTRATOR) as kanri:
        assert (await kanri.get("/t")).status_code == 403
        assert 'href="/t"' not in (await kanri.get("/o")).text


async def test_the_script_says_when_each_page_is_due(sato: httpx.AsyncClient) -> None:
    page = await sato.get(f"{await planned(sato)}/script")
    assert "<b>13:30</b>" in page.text and page.text.count('class="run-time"') == page.text.count('class="run-line"')


async def test_the_class_is_ended_on_a_page_of_its_own(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    await house.app.classroom.control.open(SATO, address.removeprefix("/t/"))
    assert "講座を終わりますか" in (await sato.get(f"{address}/end")).text
    assert (await sato.post(f"{address}/end")).headers["location"] == address
    assert (await held(house, address)).state == "ended"


async def test_a_class_of_another_day_is_asked_about_and_shows_its_day(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato, held_on="2026-12-07")
    page = (await sato.get(f"{address}/another-day")).text
    assert "12月7日（月） 13:30" in page and "12月23日（水）" in page
    assert (await sato.post(f"{address}/another-day")).headers["location"] == address
    assert (await held(house, address)).state == "open"
    assert "予定にもどす" in (await sato.get(f"{address}/end")).text
    assert (await sato.post(f"{address}/shut")).headers["location"] == address
    assert (await held(house, address)).state == "planned"


async def test_a_copy_for_a_dead_line_has_the_script_and_names_nobody(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    page = (await sato.get(f"{address}/plain")).text
    assert "通信が切れた・遅い" in page and "<b>13:30</b>" in page and 'id="p-1-1"' in page
    assert "山田" not in page and "佐藤" not in page
    assert "/trouble" not in page and "/screen" not in page, "nothing here leads to a page that is not kept"


async def test_an_ended_class_is_opened_again_on_a_page_of_its_own(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    await house.app.classroom.control.start(SATO, address.removeprefix("/t/"))
    await sato.post(f"{address}/end")
    assert f"{address}/reopen" in (await sato.get(f"{address}/trouble")).text
    assert "もう一度ひらきますか" in (await sato.get(f"{address}/reopen")).text
    assert (await sato.post(f"{address}/reopen")).headers["location"] == address
    assert (await held(house, address)).state == "running"


async def test_a_wall_is_bound_follows_and_its_keys_act(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    id = address.removeprefix("/t/")
    await house.app.classroom.control.open(SATO, id)
    browser = house.browser()
    async with Stream(house, "/p/events", f"screen={SCREEN}") as wall:
        digits = str((await wall.next())["digits"])
        early = await browser.post("/p/press", json={"screen": SCREEN, "key": "next", "seen": 0})
        assert (early.status_code, early.json()["no"]) == (409, "wall.unknown")
        assert (await sato.post(f"{address}/screen", data={"digits": f"{digits[:3]} {digits[3:]}"})).status_code == 303
        told = await wall.next()
        assert "ようこそ" in str(told["html"]) and told["digits"] == ""
        await house.app.classroom.control.start(SATO, id)
        told = await wall.next()
        assert "できる範囲で" in str(told["html"])
        await house.app.classroom.control.point(SATO, id, 2)
        lit = await wall.next()
        assert "<p data-lit>" in str(lit["html"]) and lit["version"] == told["version"]
        await browser.post("/p/press", json={"screen": SCREEN, "key": "black", "seen": told["version"]})
        assert "黒い画面" in str((await wall.next())["html"])
        stale = await browser.post("/p/press", json={"screen": SCREEN, "key": "next", "seen": told["version"]})
        assert stale.json()["no"] == "room.moved"
    assert house.app.classroom.projectors.showing(id) == 0


@pytest.mark.parametrize("body", [b"", b"[]", b'{"screen": 7}', b'{"screen": "x", "key": "next", "seen": 1}', b"\xff"])
async def test_a_key_that_no_screen_presses(browser: httpx.AsyncClient, body: bytes) -> None:
    answer = await browser.post("/p/press", content=body)
    assert (answer.status_code, answer.json()["no"]) == (409, "message.malformed")


async def test_wrong_digits_are_asked_again_below_their_field(sato: httpx.AsyncClient) -> None:
    page = await sato.post(f"{await planned(sato)}/screen", data={"digits": "123 456"})
    assert page.status_code == 422 and 'id="digits-fix"' in page.text and "123 456" in page.text


async def test_the_wall_needs_no_sign_in_and_keeps_the_strict_policy(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/p")
    assert page.status_code == 200
    assert "unsafe" not in page.headers["content-security-policy"]
    assert " style=" not in page.text and "<script>" not in page.text
    assert (await browser.get("/p/events?screen=short")).status_code == 400
