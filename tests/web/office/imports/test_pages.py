"""取りこみ on its pages: who may open them, what a file that is sent is answered, and a list on its way in and back."""

from __future__ import annotations

import re

import httpx

from supporter.domain.shared.access import Person, Role
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.workbooks import book

LIST = "氏名,フリガナ,年代\n山本 よし子,やまもと よしこ,60代\n前田 正夫,マエダ マサオ,七十代\n合計,,\n"
SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)


async def send(browser: httpx.AsyncClient, body: bytes, name: str = "申込.csv") -> httpx.Response:
    return await browser.post("/o/import/file", files={"list": (name, body)})


async def begun(house: Site, browser: httpx.AsyncClient) -> str:
    """The address of a list that is entered, of which the second line has been decided."""
    assert (await send(browser, LIST.encode())).json() == {"told": ""}
    drafts = house.app.imports.drafts
    await drafts.judge(SUZUKI, drafts.of(SUZUKI).fields)
    drafts.decide(SUZUKI, {"3": "bare"})
    one = await house.app.imports.runs.confirm(SUZUKI)
    await house.app.imports.runs.settled(one.id)
    return f"/o/import/{one.id}"


async def test_a_list_on_its_way_in_and_back(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        address = await begun(house, suzuki)
        done = await suzuki.get(address)
        assert "2<small>人" in done.text and "元に戻す" in done.text
        told = (await suzuki.get(f"{address}/progress")).json()
        assert told == {"done": 2, "all": 2, "over": True, "words": "2行のうち 2行"}
        hits = await suzuki.post("/o/people", data={"words": "まえだ"})
        assert "前田 正夫" in hits.text
        undone = await suzuki.post(f"{address}/undo")
        await house.app.imports.runs.settled(address.rpartition("/")[2])
        page = await suzuki.get(undone.headers["location"])
        assert "この取りこみで入れた方は、もう名簿にいません" in page.text
        assert "申込.csv" in (await suzuki.get("/o/import")).text


async def test_the_page_has_parts_of_its_own_that_no_page_of_learners_carries(house: Site) -> None:
    async with house.browser() as reader:
        assert (await reader.get("/o/import")).headers["location"] == "/staff"
        assert "quasar.umd.prod.js" not in (await reader.get(f"/m/{TOTTORI}")).text
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as sato:
        assert (await sato.get("/o/import")).status_code == 403
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.get("/o/import")
        assert "quasar.umd.prod.js" in page.text and "fonts.css" in page.text and "q-stepper" in page.text
        assert "鈴木" in page.text or "suzuki" in page.text
        assert "取りこみ" in page.text and 'class="tabs"' in page.text
        assert "unsafe-eval" in page.headers["content-security-policy"]


async def test_steps_show_where_one_is_and_how_large_a_file_may_be(house: Site) -> None:
    """Quasar draws the number of a step only where its mark is called `none`."""

    def steps(page: str) -> tuple[bool, list[bool]]:
        text = page.replace("&quot;", '"').replace("&#34;", '"').replace('\\"', '"')
        each = re.findall(r'"prefix":"\d"[^}]*', text)
        return '"active-icon":"none"' in text, ['"done":true' in one for one in each]

    async with await house.officer("suzuki", TOTTORI) as suzuki:
        opened = (await suzuki.get("/o/import")).text
        assert steps(opened) == (True, [False] * 4)
        assert re.search(r"max-file-size\W+10485760\b", opened)  # what is larger is refused before it is sent
        await send(suzuki, LIST.encode())
        assert steps((await suzuki.get("/o/import")).text) == (True, [True, False, False, False])


async def test_a_list_that_was_begun_is_gone_on_with(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert "列を合わせる" not in (await suzuki.get("/o/import")).text
        await send(suzuki, book([["氏名", "年代"], ["山本 よし子", "60代"]]), "申込.xlsx")
        assert "列を合わせる" in (await suzuki.get("/o/import")).text
        drafts = house.app.imports.drafts
        await drafts.judge(SUZUKI, drafts.of(SUZUKI).fields)
        page = (await suzuki.get("/o/import")).text
        assert "一行ずつ確かめる" in page and "山本 よし子" in page
    async with await house.officer("tanaka", IWAMI) as tanaka:
        assert "山本 よし子" not in (await tanaka.get("/o/import")).text


async def test_what_cannot_be_read_is_told(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        answer = await send(suzuki, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
        assert answer.status_code == 422 and "まだ何も入っていません" in answer.json()["told"]
        answer = await suzuki.post("/o/import/file", files={"other": ("a.csv", b"x")})
        assert answer.status_code == 422 and "ファイルをえらんでください" in answer.json()["told"]


async def test_only_officers_may_send_much_and_nobody_more_than_ten_megabytes(house: Site) -> None:
    large = b"a" * 200_000
    async with house.browser() as reader:
        assert (await send(reader, large)).headers["location"] == "/staff"
        assert (await reader.post("/o/people", data={"words": "a" * 70_000})).status_code == 413
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        answer = await send(suzuki, b"a" * (10 * 1024 * 1024 + 70_000))
        assert answer.status_code == 413


async def test_another_town_sees_nothing_of_it(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        address = await begun(house, suzuki)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        for page in (
            await tanaka.get(address),
            await tanaka.get(f"{address}/progress"),
            await tanaka.post(f"{address}/undo"),
            await tanaka.get("/o/import/1"),
        ):
            assert page.status_code == 403
        assert "申込.csv" not in (await tanaka.get("/o/import")).text
