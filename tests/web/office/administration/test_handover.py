"""つとめ as pages: each opens for officers, tells what it says, and shows 岩美町 nothing of 鳥取市."""

from __future__ import annotations

import datetime as dt
import re

from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.web.shell import town

PAGES = ("", "/year", "/book", "/handover", "/calls", "/retention", "/first")


async def test_every_page_of_duty_opens_and_tells_of_the_own_town(house: Site) -> None:
    await house.learner("鳥取 花子")
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        for page in PAGES:
            mine, theirs = await suzuki.get(f"/o/duty{page}"), await tanaka.get(f"/o/duty{page}")
            assert mine.status_code == theirs.status_code == 200, page
            assert "花子" not in mine.text and "鳥取市" not in theirs.text, page
        assert "申込の方は <b>1人</b>" in (await suzuki.get("/o/duty/book")).text
        sheet = (await suzuki.get("/o/duty/handover")).text
        assert "suzuki（suzuki）　担当者" in sheet and re.search(r"\d+:[0-9a-f]{64}", sheet)


async def test_a_note_is_left_and_met_on_the_successors_home(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("mori", TOTTORI) as mori:
        page = await suzuki.post("/o/duty", data={"text": "あ" * 4001})
        assert page.status_code == 422 and 'id="text-fix"' in page.text and "あ" * 100 in page.text
        await suzuki.post("/o/duty", data={"text": "鍵は <総務課>"})
        assert "鍵は &lt;総務課&gt;" in (await mori.get("/o")).text
        assert "前の担当者からのメモ" not in (await suzuki.get("/o")).text
        assert "二人より少なく" not in (await mori.get("/o")).text
    async with await house.officer("tanaka", IWAMI) as tanaka:
        home = (await tanaka.get("/o")).text
        assert "二人より少なく" in home and "総務課" not in home
        await house.app.accounts.staff.change_end(ADMINISTRATOR, "tanaka", dt.date(2027, 1, 10))
        assert "令和9年1月10日で、あなたの期限が終わります" in (await tanaka.get("/o")).text


async def test_the_year_end_list_says_who_and_when(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert (await suzuki.post("/o/duty/year", data={"item": "backup"})).status_code == 303
        page = (await suzuki.get("/o/duty/year")).text
        assert "suzuki　令和8年12月23日" in page and "令和8年度の年度末の確かめ" in page
        assert (await suzuki.post("/o/duty/year", data={"item": "x"})).status_code == 400
        assert "10のうち 1がすみました" in (await suzuki.get("/o/duty")).text


async def test_two_officers_dispose_of_what_is_past_its_time(house: Site) -> None:
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", retention_years=1), [])
    hanako, _ = await house.learner("鳥取 花子")
    house.clock.time = dt.datetime(2028, 4, 3, 9, tzinfo=house.clock.time.tzinfo)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("mori", TOTTORI) as mori:
        page = await suzuki.post("/o/duty/retention", data={"kind": "ledger", "ground": ""})
        assert page.status_code == 422 and 'id="ground-fix"' in page.text
        assert (await suzuki.post("/o/duty/retention", data={"kind": "x", "ground": "規程"})).status_code == 400
        await suzuki.post("/o/duty/retention", data={"kind": "ledger", "ground": "文書管理規程第5条"})
        mine, theirs = (await suzuki.get("/o/duty/retention")).text, (await mori.get("/o/duty/retention")).text
        assert "ほかの担当者が、目録の画面で確かめます" in mine and "見て、確かめる" in theirs
        asked = re.search(r'href="(/o/duty/retention/[^"]+)"', theirs)
        assert asked and "目録を確かめてから" in (await mori.get(asked[1])).text
        assert "鳥取 花子" in (await mori.get(asked[1])).text
        sure = {"decision": "福祉第12号", "count": "1"}
        own = await suzuki.post(asked[1], data=sure)
        assert own.status_code == 422 and "別の担当者が確かめます" in own.text
        for field, wrong in {"decision": "", "count": "2"}.items():
            page = await mori.post(asked[1], data={**sure, field: wrong})
            assert (
                page.status_code == 422
                and f'id="{field}-fix"' in page.text
                and "まだ、なにも消えていません" in page.text
            )
        assert (await mori.post(asked[1], data=sure)).status_code == 303
        gone = (await suzuki.get(asked[1])).text
        assert "福祉第12号" in gone and hanako[:4] in gone and "花子" not in gone
        done = (await suzuki.get("/o/duty/retention")).text
        assert "決裁番号：福祉第12号" in done and "確かめ mori" in done and '<option value="ledger"' not in done
    assert [doc["state"] for doc in house.app.folder.store.scan("learners") if doc["id"] == hanako] == ["erased"]


async def test_the_first_steps_are_ticked_remembered_and_gone_when_done(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("mori", TOTTORI) as mori:
        assert "6つのうち 0つがすみました" in (await suzuki.get("/o")).text
        for item in ("note", "safe", "note"):
            assert (await suzuki.post("/o/duty/first", data={"item": item})).headers["location"] == "/o#first"
        assert "6つのうち 1つがすみました" in (await suzuki.get("/o")).text, "pressed again it is taken back"
        assert "6つのうち 0つがすみました" in (await mori.get("/o")).text
        assert (await suzuki.post("/o/duty/first", data={"item": "x"})).status_code == 400
        for item in ("note", "today", "issuer", "contacts", "staff"):
            await suzuki.post("/o/duty/first", data={"item": item, "from": "duty"})
        assert "はじめの10分" not in (await suzuki.get("/o")).text
        assert "6つのうち 6つがすみました" in (await suzuki.get("/o/duty/first")).text
        await mori.post("/o/duty/first", data={"item": "all"})
        assert "はじめの10分" not in (await mori.get("/o")).text
