"""The page of a class's papers: what it lists, what each button brings, and what mere looking never does."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import AsyncIterator
from urllib.parse import unquote

import httpx
import pytest

from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.web.trainer.classroom.test_pages import planned

SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
PLAIN = ("flyer", "slips", "guide", "cases", "worksheets", "booklet", "script", "slides", "steps")


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def cards(house: Site, address: str) -> int:
    return len(await house.app.classroom.seat_cards.all(SUZUKI, address.removeprefix("/t/")))


async def test_the_page_lists_what_each_paper_is_for_whom_and_how_long(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato, capacity="42")
    page = (await sato.get(f"{address}/papers")).text
    for name in ("番号札", "受付表", "名札", "紙の答案", "ワークシート", "講座の冊子", "進行台本", "スライド"):
        assert f"<h3>{name}</h3>" in page
    assert re.search(r"\d\dページ", page) and 'value="48"' in page and "刷るこのときだけ" in page
    assert "サポーターカード" not in page, "cards of supporters are an officer's"
    assert page.count('class="btn main') == 1
    assert f'href="{address}/papers"' in (await sato.get("/t")).text
    assert await cards(house, address) == 0


async def test_a_paper_opens_in_the_browser_under_its_own_name(sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    for name in PLAIN:
        answer = await sato.get(f"{address}/papers/{name}.pdf")
        assert answer.headers["content-type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
        where = unquote(answer.headers["content-disposition"])
        assert where.startswith("inline") and "_R8-001.pdf" in where
        assert answer.headers["cache-control"] == "private, no-store"


async def test_cards_are_made_by_a_button_and_never_by_an_address(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    for name in ("cards", "reception", "tags", "supporter", "nothing"):
        assert (await sato.get(f"{address}/papers/{name}.pdf")).status_code == 404
    assert await cards(house, address) == 0
    answer = await sato.post(f"{address}/papers/cards.pdf", data={"count": "１６枚"})
    assert answer.content.startswith(b"%PDF-") and answer.headers["content-disposition"].startswith("attachment")
    assert await cards(house, address) == 16


async def test_a_number_that_cannot_be_is_asked_again(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    for typed in ("0", "1001", "たくさん", "-8", "", "八", "9" * 5000):
        page = await sato.post(f"{address}/papers/cards.pdf", data={"count": typed})
        assert page.status_code == 422 and 'id="count-fix"' in page.text
    assert await cards(house, address) == 0


async def test_lists_with_names_are_made_by_a_button(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    for name in ("reception", "tags"):
        answer = await sato.post(f"{address}/papers/{name}.pdf")
        assert answer.content.startswith(b"%PDF-")
    told = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "class.print_list"]
    assert {doc["facts"]["paper"] for doc in told} == {"reception", "tags"}


async def test_the_bag_holds_cards_and_names_only_where_they_are_ticked(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    answer = await sato.post(f"{address}/kit.zip", data={"count": "48"})
    assert "講座一式_R8-001.zip" in unquote(answer.headers["content-disposition"])
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 9 and await cards(house, address) == 0
    answer = await sato.post(f"{address}/kit.zip", data={"count": "8", "cards": "1", "names": "1"})
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 11 and await cards(house, address) == 8
    assert (await sato.post(f"{address}/kit.zip", data={"count": "x", "cards": "1"})).status_code == 422


async def test_another_town_prints_nothing(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        for name in PLAIN:
            assert (await tanaka.get(f"{address}/papers/{name}.pdf")).status_code == 403
        for path in ("/papers/cards.pdf", "/papers/reception.pdf", "/papers/supporter.pdf", "/kit.zip"):
            answer = await tanaka.post(address + path, data={"count": "8", "cards": "1", "names": "1"})
            assert answer.status_code == 403 and "中央公民館" not in answer.text
        page = await tanaka.get(f"{address}/papers")
        assert page.status_code == 403 and "中央公民館" not in page.text
    assert await cards(house, address) == 0


async def test_an_officer_is_told_where_there_is_nobody_to_give_a_card_to(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        address = await planned(suzuki)
        assert "サポーターカード" in (await suzuki.get(f"{address}/papers")).text
        page = await suzuki.post(f"{address}/papers/supporter.pdf")
        assert page.status_code == 422 and 'id="supporter-fix"' in page.text


async def test_a_class_that_was_only_noted_has_no_cards(house: Site, sato: httpx.AsyncClient) -> None:
    held = {"id": "s9", "number": "9", "municipality": TOTTORI, "programme": "tsunagari", "course": "kiso"}
    session = TrainingSession.model_validate({**held, "held_on": "2026-11-01", "venue": "館"})
    await house.app.training.planning.hold(SUZUKI, session)
    page = await sato.post("/t/s9/papers/cards.pdf", data={"count": "8"})
    assert page.status_code == 422 and "番号札はありません" in page.text
