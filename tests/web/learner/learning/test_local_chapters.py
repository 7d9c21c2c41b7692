"""A town's own chapter on screens: read by its people and in its class, unknown elsewhere; its pictures served."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from supporter.content.profiles import example_chapters
from supporter.domain.shared.access import Role
from tests.support.cast import PIN
from tests.support.web.people_site import IWAMI, TOTTORI, Site, site
from tests.web.trainer.training.test_plan import planned

PAGE = "c/kiso/tottori-chikaku/nashi"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    shutil.copytree(example_chapters(), tmp_path / "content" / "towns")
    async with site(tmp_path) as opened:
        yield opened


@pytest.fixture
async def browser(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with house.browser() as client:
        yield client


async def test_readers_of_the_town_find_it_in_its_place(browser: httpx.AsyncClient) -> None:
    page = await browser.get(f"/m/{TOTTORI}/{PAGE}/plain")
    assert "おとなりへ" in page.text and "いらんよ" in page.text
    picture = await browser.get("/content/kiso/312011-nashi.svg")
    assert picture.status_code == 200 and "sandbox" in picture.headers["content-security-policy"]


async def test_elsewhere_there_is_no_such_page(browser: httpx.AsyncClient) -> None:
    assert (await browser.get(f"/m/{IWAMI}/{PAGE}/plain")).status_code == 404


async def test_the_script_and_the_timetable_of_its_class_have_it(house: Site) -> None:
    sato = await house.officer("sato", TOTTORI, Role.TRAINER)
    address = await planned(sato)
    assert "おとなりへ" in (await sato.get(f"{address}/script")).text
    assert "わたしたちの" in (await sato.get("/t/new")).text
    tanaka = await house.officer("tanaka", IWAMI)
    assert "おとなりへ" not in (await tanaka.get(f"{await planned(tanaka)}/script")).text


async def test_one_s_own_record_names_the_pages_of_the_own_chapter(house: Site, browser: httpx.AsyncClient) -> None:
    _, code = await house.learner()
    await browser.post("/in/card", data={"code": code})
    person = await house.app.accounts.sign_ins.person(browser.cookies["signin"])
    await house.app.learning.lessons.read(person, "kiso", ["tottori-chikaku/nashi"])
    page = await browser.post("/own/records", data={"pin": PIN, "form": "paper"})
    assert "おとなりへ" in page.text
