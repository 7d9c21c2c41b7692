"""The register of requests on its page, and whose records left with a line of the log."""

from __future__ import annotations

import re

from tests.support.web.people_site import IWAMI, TOTTORI, Site


async def test_a_request_is_received_put_off_and_decided(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        form = {"kind": "disclose", "asker": "self", "checked": "運転免許証", "received": "2026-12-20"}
        for field, wrong in {"kind": "", "asker": "x", "checked": "", "received": "x", "number": "12"}.items():
            page = await suzuki.post("/o/requests", data={**form, field: wrong})
            assert page.status_code == 422 and f'id="{field}-fix"' in page.text, field
        page = (await suzuki.get((await suzuki.post("/o/requests", data=form)).headers["location"])).text
        assert 'role="status">記録しました' in page and "記録しました" not in (await suzuki.get("/o/requests")).text
        assert "あと27日" in page and "令和9年1月19日" in page
        assert "開示などの請求の、決定（あと27日）" in (await suzuki.get("/o")).text
        assert "あと27日" not in (await tanaka.get("/o/requests")).text
        for received, told in {"2026-11-23": "きょう", "2026-11-20": "期限を3日すぎました"}.items():
            await tanaka.post("/o/requests", data={**form, "received": received})
            assert f"決定（{told}）" in (await tanaka.get("/o")).text
        (id,) = re.findall(r'name="close" value="([^"]+)"', page)
        assert (await suzuki.post("/o/requests", data={"extend": id, "why": ""})).status_code == 422
        await suzuki.post("/o/requests", data={"extend": id, "why": "量が多いため"})
        assert "令和9年2月18日" in (await suzuki.get("/o/requests")).text
        wrong = await suzuki.post("/o/requests", data={"close": id, "outcome": "granted", "decision": ""})
        assert wrong.status_code == 422 and "決裁番号（" in wrong.text
        await suzuki.post("/o/requests", data={"close": id, "outcome": "granted", "decision": "福祉第12号"})
        assert "認めた" in (await suzuki.get("/o/requests")).text
        assert f'href="/m/{TOTTORI}/request.pdf"' in (await suzuki.get("/o/requests")).text


async def test_anybody_takes_the_blank_form_from_the_notice(house: Site) -> None:
    async with house.browser() as reader:
        for page in ("privacy", "contact"):
            assert f'href="/m/{TOTTORI}/request.pdf"' in (await reader.get(f"/m/{TOTTORI}/{page}")).text
        paper = await reader.get(f"/m/{TOTTORI}/request.pdf")
        assert paper.content.startswith(b"%PDF") and paper.headers["content-type"] == "application/pdf"
        assert (await reader.get("/m/999999/request.pdf")).status_code == 404


async def test_one_press_lists_whom_a_lost_file_concerns(house: Site) -> None:
    number, _ = await house.learner("鳥取 花子")
    await house.complete(number)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        await suzuki.post("/o/roster/export", data={"form": "csv", "reason": "papers"})
        (address,) = re.findall(r'href="(/o/audit/affected\?line=\d+)"', (await suzuki.get("/o/audit")).text)
        page = await suzuki.get(address)
        assert "鳥取 花子" in page.text and "<b>1人</b>" in page.text
        assert (await tanaka.get(address)).status_code == 400 and "花子" not in (await tanaka.get(address)).text
        assert (await suzuki.get("/o/audit/affected")).status_code == 400
        assert "漏えいなどにそなえ" in (await suzuki.get("/o/audit")).text
