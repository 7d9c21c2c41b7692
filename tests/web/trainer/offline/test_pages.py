"""A class without internet over HTTP: taken along, opened on a laptop, sent back, looked at and merged."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from PIL import Image

from supporter.config import Settings
from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.classroom import class_file
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.classroom.seats import Way
from supporter.web import server
from supporter.wiring import opened
from tests.support.cast import QuickHasher
from tests.support.web.people_site import IWAMI, PIN, TOTTORI, Site, forget_pages
from tests.web.trainer.classroom.test_pages import planned

KAIJO = Person(role=Role.TRAINER, id=f"k{TOTTORI}", municipality=TOTTORI)
GUEST = {"age_band": "70代", "municipality": TOTTORI, "certificate": True}


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


@pytest.fixture
async def suzuki(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("suzuki", TOTTORI) as browser:
        yield browser


@pytest.fixture
async def laptop(house: Site, tmp_path: Path) -> AsyncIterator[Site]:
    """Another application with a data folder of its own, in the hall."""
    settings = Settings(data=tmp_path / "laptop", url="http://192.168.0.10:8080")
    async with opened(settings, clock=house.clock, hasher=QuickHasher()) as app:
        forget_pages()
        yield Site(app, house.clock, server.create(app))


async def held(laptop: Site, sato: httpx.AsyncClient, *names: str) -> tuple[str, httpx.AsyncClient]:
    """A class that was taken along and held there; its address, and the browser in which the trainer signed in."""
    address = await planned(sato, held_on="2026-12-23", begins="14:20")
    page = await sato.post(f"{address}/take", data={"names": "yes", "passphrase": "short"})
    assert page.status_code == 422 and 'id="passphrase-fix"' in page.text
    taken = await sato.post(f"{address}/take", data={"names": "yes", "passphrase": PHRASE})
    assert taken.headers["content-disposition"].startswith("attachment")
    welcome = await laptop.app.offline.laptop.take_in(None, taken.content, PHRASE)
    sign_in = await laptop.app.accounts.sign_ins.staff(welcome.staff, welcome.password, "", None)
    browser, id = laptop.browser(), welcome.session.id
    browser.cookies.set("signin", sign_in.token)
    await laptop.app.classroom.control.open(KAIJO, id)
    for place, name in enumerate(names, 1):
        guest = Guest.model_validate({"name": name, "kana": "トットリ ハナコ", **GUEST})
        await laptop.app.classroom.seats.join(READER, id, Way(guest=guest), f"{place:032x}")
    await laptop.app.classroom.control.end(KAIJO, id)
    laptop.clock.pass_by(minutes=1)
    return address, browser


PHRASE = "kaze-no-mori-27"


def sent(raw: bytes) -> dict[str, tuple[str, bytes]]:
    return {"file": ("持ち帰り.supporter", raw)}


async def test_a_class_goes_out_and_comes_home_over_the_pages(
    house: Site, laptop: Site, sato: httpx.AsyncClient, suzuki: httpx.AsyncClient
) -> None:
    form = SignUpForm(name="鳥取 花子", kana="トットリ ハナコ", municipality=TOTTORI, pin=PIN)
    hanako, _ = await house.app.accounts.learners.sign_up(READER, form)
    address, trainer = await held(laptop, sato, "鳥取 花子", "会場 二子")
    page = await trainer.get(f"{address}/without-internet")
    assert "http://192.168.0.10:8080/j" in page.text and "<svg" in page.text
    assert f"{address}/without-internet" in (await trainer.get("/t")).text
    raw = (await trainer.post(f"{address}/export")).content

    answer = await sato.post("/o/merge", files=sent(raw))
    waiting = answer.headers["location"]
    page = await sato.get(waiting)
    assert "担当者の確認を待っています" in page.text and "花子" not in page.text
    assert (await sato.post(waiting, data={"go": "merge"})).status_code == 403

    assert "持ち帰りの確認" in (await suzuki.get("/o")).text
    page = await suzuki.get(waiting)
    assert "会場 二子" in page.text and "鳥取 花子と同じ方" in page.text
    ticks = [unescape(one) for one in re.findall(r'name="same" value="([^"]+)"', page.text)]
    assert ticks == [f"1:{hanako.id}"]
    page = await suzuki.post(waiting, data={"go": "merge", "same": "9:12345678"})
    assert page.status_code == 422 and "名簿が変わりました" in page.text
    assert (await suzuki.post(waiting, data={"go": "merge", "same": ticks})).headers["location"] == waiting
    page = await suzuki.get(waiting)
    receipt = re.search(r'class="big-no">(\d{3} \d{3})<', page.text)
    assert receipt and f"{address}/finish" in page.text
    assert "会場 二子" in (await suzuki.get(f"{address}/finish")).text

    again = await sato.post("/o/merge", files=sent(raw))
    assert again.status_code == 409 and waiting in again.text and "もう取りこんであります" in again.text

    erase = f"{address}/export/erase"
    page = await trainer.post(erase, data={"receipt": "12"})
    assert page.status_code == 422 and 'id="receipt-fix"' in page.text
    page = await trainer.post(erase, data={"receipt": receipt[1]})
    assert "この機械から消しました" in page.text
    assert (await trainer.get(f"{address}/export")).status_code == 403
    assert "会場 二子" in (await suzuki.get(f"{address}/finish")).text


async def test_a_class_with_too_much_on_its_pages_says_which_one_and_keeps_what_was_typed(
    house: Site, sato: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = await planned(sato, held_on="2026-12-23")
    Image.new("RGB", (64, 48)).save(body := io.BytesIO(), "PNG")
    about = {"class": address.removeprefix("/t/"), "after": ""}
    await sato.post("/t/today/file", data=about, files={"file": ("公民館.png", body.getvalue(), "image/png")})
    monkeypatch.setattr(class_file, "MOST_ALONG", 1)
    page = await sato.post(f"{address}/take", data={"names": "yes", "passphrase": PHRASE})
    assert page.status_code == 422 and 'id="files-fix"' in page.text and "「公民館」" in page.text
    assert f'value="{PHRASE}"' in page.text and re.search(r'value="yes" checked', page.text)


async def test_a_laptop_takes_newer_applications_over_the_page_and_a_server_takes_nothing(
    house: Site, laptop: Site, sato: httpx.AsyncClient
) -> None:
    address = await planned(sato, held_on="2026-12-23")
    ask = (await sato.get(f"{address}/take")).text
    assert re.search(r'value="no" checked', ask), "nobody is taken along unasked"
    suggested = re.search(r'name="passphrase" type="text" value="([a-z2-9-]{14})"', ask)
    assert suggested and "100MBまで" in ask
    raw = (await sato.post(f"{address}/take", data={"passphrase": suggested[1]})).content
    welcome = await laptop.app.offline.laptop.take_in(None, raw, suggested[1])
    sign_in = await laptop.app.accounts.sign_ins.staff(welcome.staff, welcome.password, "", None)
    trainer = laptop.browser()
    trainer.cookies.set("signin", sign_in.token)
    for phrase, status in (("", 422), ("kaze-no-mori-99", 403)):
        page = await trainer.post("/o/take", files=sent(raw), data={"passphrase": phrase})
        assert page.status_code == status and 'id="passphrase-fix"' in page.text
    page = await trainer.post("/o/take", files=sent(raw), data={"passphrase": suggested[1]})
    assert "新しいパスワード" in page.text and welcome.password not in page.text
    page = await sato.post("/o/take", files=sent(raw))
    assert page.status_code == 422 and "ほかの記録があります" in page.text


@pytest.mark.parametrize(
    ("raw", "status", "words"),
    [
        (b"", 422, "読めませんでした"),
        (b"{" * 70_000, 422, "読めませんでした"),
        (b"x" * (21 * 1024 * 1024), 413, "ファイルが大きすぎて"),
    ],
)
async def test_what_is_no_file_of_ours_is_told_below_its_field(
    sato: httpx.AsyncClient, raw: bytes, status: int, words: str
) -> None:
    page = await sato.post("/o/merge", files=sent(raw))
    assert page.status_code == status and words in page.text
    page = await sato.post("/o/merge", files={})
    assert page.status_code == 422 and 'id="file-fix"' in page.text


async def test_another_town_and_readers_see_nothing_of_it(house: Site, laptop: Site, sato: httpx.AsyncClient) -> None:
    address, trainer = await held(laptop, sato, "鳥取 花子")
    raw = (await trainer.post(f"{address}/export")).content
    waiting = (await sato.post("/o/merge", files=sent(raw))).headers["location"]
    async with await house.officer("tanaka", IWAMI) as tanaka:
        for page in ("/without-internet", "/take", "/export", "/export/erase"):
            answer = await tanaka.get(address + page)
            assert answer.status_code == 403 and "中央公民館" not in answer.text
        for page in ("/take", "/export", "/export/erase"):
            assert (await tanaka.post(address + page)).status_code == 403
        assert (await tanaka.get(waiting)).status_code == 403
        assert (await tanaka.post(waiting, data={"go": "drop"})).status_code == 403
        assert "中央公民館" not in (await tanaka.get("/o/merge")).text
        assert (await tanaka.post("/o/merge", files=sent(raw))).status_code == 403
    for page in (f"{address}/take", "/o/merge", waiting, "/o/take"):
        assert (await house.browser().get(page)).headers["location"] == "/staff"
