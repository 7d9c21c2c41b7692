"""監査の記録 as pages: sentences, filters and a file; of one's own town alone."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl

from supporter import wording
from supporter.domain.shared.access import Role
from tests.support.web.people_site import IWAMI, TOTTORI, Site


async def test_an_officer_finds_in_the_log_what_was_looked_at_and_taken_away(house: Site) -> None:
    hanako, _ = await house.learner("鳥取 花子")
    await house.complete(hanako)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        await suzuki.get("/o/roster")
        await suzuki.post("/o/desk", data={"number": hanako, "go": "find"})
        await suzuki.post("/o/roster/export", data={"form": "csv", "reason": "papers"})
        page = (await suzuki.get("/o/audit")).text
        await suzuki.get("/o/roster?who=listed&registered=yes")
        values = (await suzuki.get("/o/audit")).text
        await suzuki.get("/o/roster?programme=tsunagari-312011&course=kiso")
        named = (await suzuki.get("/o/audit?year=2026")).text
        assert "事業：つながりサポーター" in named and "講座：kiso" not in named and "tsunagari-312011" not in named
        assert "令和8年4月1日から 令和9年3月31日まで" in named and 'value="2026" selected' in named
        assert "だれの名簿：サポーターの名簿" in values and "サポーター登録：はい" in values
        told = ("名簿を見ました", "名簿を書き出しました", "理由：修了証の準備", "一人の記録を見ました")
        assert all(words in page for words in told)
        assert f"受講番号 {hanako[:4]} {hanako[4:]}" in page and "花子" not in page and "suzuki（suzuki）" in page
        views = (await suzuki.get("/o/audit?kind=view&actor=staff:suzuki")).text
        assert "名簿を見ました" in views and "名簿を書き出しました" not in views
        assert "この期間に、記録はありません" in (await suzuki.get("/o/audit?from=2020-01-01&to=2020-01-02")).text
        for mad in ("/o/audit?from=x&to=9999-12-31&page=-1", "/o/audit?page=999&kind=none", "/o/audit?to=0001-01-01"):
            assert (await suzuki.get(mad)).status_code == 200
        foreign = (await tanaka.get("/o/audit")).text
        assert hanako[:4] not in foreign and "名簿を書き出しました" not in foreign


def test_every_deed_that_code_writes_is_told_in_words() -> None:
    row = next(
        line for line in Path("docs/ARCHITECTURE.md").read_text("utf-8").splitlines() if line.startswith("| `did` of")
    )
    words = re.findall(r"`([^`]+)`", row)[1:]
    assert len(words) > 40 and [word for word in words if f"audit.value.{word}" not in wording.WORDS] == []


async def test_the_log_leaves_for_a_reason_and_that_is_a_line_of_it(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.post("/o/audit/export", data={"form": "xlsx", "reason": ""})
        assert page.status_code == 422 and 'id="reason-fix"' in page.text
        file = await suzuki.post("/o/audit/export", data={"form": "xlsx", "reason": "check"})
        assert "監査の記録を書き出しました" in (await suzuki.get("/o/audit")).text
        assert (await suzuki.post("/o/audit/export", data={"form": "exe", "reason": "check"})).status_code == 422
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.values)
    assert rows[0][:3] == ("番号", "いつ", "だれが") and "職員を足しました" in [row[3] for row in rows]
    found = await house.app.administration.audit_log.verify()
    assert not found.broken and found.lines > 4


async def test_an_administrator_reads_all_towns_without_a_name_of_a_learner(house: Site) -> None:
    hanako, _ = await house.learner("鳥取 花子")
    async with await house.officer("kanri", "", Role.ADMINISTRATOR) as kanri:
        page = (await kanri.get("/o/audit")).text
    assert f"受講番号 {hanako[:4]}" in page and "花子" not in page and "市町村の設定を変えました" in page


async def test_an_inspector_reads_the_log_of_the_own_town_and_nothing_else(house: Site) -> None:
    hanako, _ = await house.learner("鳥取 花子")
    await house.complete(hanako)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        await suzuki.post("/o/roster/export", data={"form": "csv", "reason": "papers"})
        await tanaka.get("/o/roster")
    async with await house.officer("kansa", TOTTORI, Role.INSPECTOR) as kansa:
        home = (await kansa.get("/o")).text
        links = set(re.findall(r'href="(/[ot]/?[^"#?]*)"', home))
        assert "監査の記録を見る" in home and links <= {"/o", "/o/audit", "/o/safe"}
        page = (await kansa.get("/o/audit")).text
        assert "名簿を書き出しました" in page and "tanaka" not in page and "花子" not in page
        assert "/o/audit/affected" not in page
        taken = await kansa.post("/o/audit/export", data={"form": "csv", "reason": "check"})
        assert taken.status_code == 200 and taken.headers["content-disposition"].startswith("attachment")
        for other in (
            "/o/roster",
            "/o/people",
            "/o/staff",
            "/o/town",
            "/o/duty",
            "/o/figures",
            "/t",
            f"/o/people/{hanako}",
        ):
            assert (await kansa.get(other)).status_code == 403, other
        line = re.search(r"line=(\d+)", await _log_of(house))
        assert line and (await kansa.get(f"/o/audit/affected?line={line[1]}")).status_code == 403


async def _log_of(house: Site) -> str:
    async with await house.officer("yamada", TOTTORI) as yamada:
        return (await yamada.get("/o/audit")).text
