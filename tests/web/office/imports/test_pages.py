"""取りこみ on its pages: a list sent, its columns named, each row's fate seen, entered, and taken back."""

from __future__ import annotations

import io
import re

import httpx
import openpyxl
import pytest

from tests.support.web.people_site import IWAMI, TOTTORI, Site

LIST = "氏名,フリガナ,年代\n山本 よし子,やまもと よしこ,60代\n前田 正夫,マエダ マサオ,七十代\n,,30代\n"


def book(rows: list[list[object]]) -> bytes:
    work, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        work.active.append(row)
    work.save(out)
    return out.getvalue()


async def send(browser: httpx.AsyncClient, body: bytes, name: str = "申込.csv") -> httpx.Response:
    return await browser.post("/o/import/file", files={"list": (name, body)})


async def judged(browser: httpx.AsyncClient, body: bytes = LIST.encode(), name: str = "申込.csv") -> httpx.Response:
    assert (await send(browser, body, name)).headers["location"] == "/o/import/columns"
    page = await browser.get("/o/import/columns")
    names = re.findall(r'<select name="(column\d+)".*?<option value="(\w*)" selected', page.text, re.S)
    answer = await browser.post("/o/import/columns", data={**dict(names), "notice": "paper"})
    assert answer.headers["location"] == "/o/import/look", answer.text
    return await browser.get("/o/import/look")


async def finished(house: Site, browser: httpx.AsyncClient, address: str) -> httpx.Response:
    await house.app.imports.runs.settled(address.rpartition("/")[2])
    return await browser.get(address)


async def test_a_list_on_its_whole_way(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        look = await judged(suzuki, book([line.split(",") for line in LIST.splitlines()]), "申込.xlsx")
        assert "まだ何も入っていません" in look.text and "年代「七十代」を読めません" in look.text
        assert list(house.app.folder.store.scan("learners")) == []
        said = await suzuki.post("/o/import/look", data={"line3": "bare", "show": "ask"})
        assert said.headers["location"] == "/o/import/look?show=ask&kept=1"
        begun = await suzuki.post("/o/import/look", data={"go": "enter"})
        done = await finished(house, suzuki, begun.headers["location"])
        assert "2<small>人" in done.text and "元に戻す" in done.text
        told = (await suzuki.get(f"{begun.headers['location']}/progress")).json()
        assert told == {"done": 2, "all": 2, "over": True, "words": "2行のうち 2行"}
        hits = await suzuki.post("/o/people", data={"words": "まえだ"})
        assert "前田 正夫" in hits.text
        again = await judged(suzuki)
        assert "1<small>行" in again.text and "もう入っています" in again.text
        nothing = await suzuki.post("/o/import/look", data={"go": "enter"})
        assert nothing.status_code == 422 and "入れる行がありません" in nothing.text
        undone = await suzuki.post(f"{begun.headers['location']}/undo")
        page = await finished(house, suzuki, undone.headers["location"])
        assert "この取りこみで入れた方は、もう名簿にいません" in page.text
        assert "元に戻しました" in (await suzuki.get("/o/import")).text


async def test_headings_are_said_by_hand(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        await send(suzuki, "名簿,\n,\n氏名,備考\n鳥取 一,x\n".encode())
        page = await suzuki.post("/o/import/columns", data={"go": "heads", "head": "0", "deep": "1", "sheet": "0"})
        assert "（見出しなし・2列目）" in page.text
        page = await suzuki.post("/o/import/columns", data={"notice": "paper"})
        assert page.status_code == 422 and "氏名の列がありません" in page.text
        page = await suzuki.post("/o/import/columns", data={"column0": "name"})
        assert page.status_code == 422 and 'id="notice-fix"' in page.text


async def test_what_cannot_be_read_is_told_below_the_field(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await send(suzuki, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
        assert page.status_code == 422 and 'id="list-fix"' in page.text and "まだ何も入っていません" in page.text
        page = await suzuki.post("/o/import/file", files={"other": ("a.csv", b"x")})
        assert page.status_code == 422 and "ファイルをえらんでください" in page.text
        assert (await suzuki.get("/o/import/look")).status_code == 400


async def test_only_officers_may_send_much_and_nobody_more_than_ten_megabytes(house: Site) -> None:
    large = b"a" * 200_000
    async with house.browser() as reader:
        assert (await send(reader, large)).headers["location"] == "/staff"
        assert (await reader.post("/o/people", data={"words": "a" * 70_000})).status_code == 413
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        answer = await send(suzuki, b"a" * (10 * 1024 * 1024 + 70_000))
        assert answer.status_code == 413


@pytest.mark.parametrize("number", ["1", "look-what"])
async def test_another_town_sees_nothing_of_it(house: Site, number: str) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        await judged(suzuki)
        begun = (await suzuki.post("/o/import/look", data={"go": "enter"})).headers["location"]
        await finished(house, suzuki, begun)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        for page in (
            await tanaka.get(begun),
            await tanaka.get(f"{begun}/progress"),
            await tanaka.post(f"{begun}/undo"),
            await tanaka.get(f"/o/import/{number}"),
        ):
            assert page.status_code == 403
        assert "申込.csv" not in (await tanaka.get("/o/import")).text
