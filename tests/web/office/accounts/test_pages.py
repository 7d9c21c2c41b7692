"""The pages of staff among themselves: posts and successors, a lent desk, the own safety with its code."""

from __future__ import annotations

import base64
import re
from html import unescape

import httpx

from supporter.domain.accounts.totp import STEP, code
from supporter.domain.shared.access import Role
from tests.support.cast import FakeClock
from tests.support.web.people_site import IWAMI, PASSWORD, TOTTORI, Site


async def test_an_administrator_manages_a_post_from_its_row(house: Site) -> None:
    async with await house.officer("kanri", "", Role.ADMINISTRATOR) as kanri:
        async with await house.officer("suzuki", TOTTORI) as suzuki:
            page = await kanri.post("/o/staff", data={"id": "suzuki", "go": "until", "ends_on": "2027-01-10"})
            assert (
                "期限を変えました" in page.text and "令和9年1月10日 まで" in page.text and "もうすぐです" in page.text
            )
            assert "令和8年12月23日" in page.text, "the day they were in last"
            bad = await kanri.post("/o/staff", data={"id": "suzuki", "go": "until", "ends_on": "x"})
            assert bad.status_code == 422
            await kanri.post("/o/staff", data={"id": "suzuki", "go": "out"})
            assert (await suzuki.get("/o")).headers["location"] == "/staff"
        page = await kanri.post("/o/staff", data={"id": "suzuki", "go": "renew"})
        assert re.search(r'class="big-no">[^<]+<', page.text) and "http://site/staff" in page.text
        assert "big-no" not in (await kanri.get("/o/staff")).text, "shown once"


async def test_an_officer_invites_a_successor_and_manages_nobody(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        form = {"go": "invite", "id": "yamada", "name": "山田 次郎", "starts_on": "2027-04-01"}
        page = await suzuki.post("/o/staff", data=form)
        assert "山田 次郎 様" in page.text and "令和9年4月1日 から入れます" in page.text and "big-no" in page.text
        assert (await suzuki.post("/o/staff", data={**form, "starts_on": "2020-01-01"})).status_code == 422
        assert 'id="id-fix"' in (await suzuki.post("/o/staff", data=form)).text
        mine, theirs = (await suzuki.get("/o/staff")).text, (await tanaka.get("/o/staff")).text
        assert "山田 次郎" in mine and "直す" not in mine and "tanaka" not in mine
        assert "山田 次郎" not in theirs
        for go in ("end", "until", "out", "code", "renew", ""):
            refused = await suzuki.post("/o/staff", data={"id": "tanaka", "go": go, "role": "officer", "name": "名"})
            assert refused.status_code == 403, go


async def confirmed(house: Site, tanaka: httpx.AsyncClient) -> None:
    """The second look of 岩美町, which its first officer cannot give."""
    found = re.search(r'name="end" value="([^"]+)"', (await tanaka.get("/o/delegations")).text)
    assert found and 'name="confirm"' not in (await tanaka.get("/o/delegations")).text
    assert (await tanaka.post("/o/delegations", data={"confirm": found[1]})).status_code == 422
    async with await house.officer("nakata", IWAMI) as nakata:
        assert found[1] in (await nakata.get("/o/delegations")).text
        assert (await nakata.post("/o/delegations", data={"confirm": found[1]})).status_code == 303


async def test_a_lent_desk_shows_the_other_town_and_tells_it(house: Site) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(taro, IWAMI)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        assert (await suzuki.post("/o/for", data={"town": IWAMI})).status_code == 403
        form = {"taker": TOTTORI, "since": "2026-12-23", "until": "2027-03-31", "ground": "協定（令和8年4月1日）"}
        form |= {"form": "affairs", "scope": ["certificates", "rosters", "people"]}
        page = await tanaka.post("/o/delegations", data={**form, "ground": ""})
        assert page.status_code == 422 and 'id="ground-fix"' in page.text
        assert (await tanaka.post("/o/delegations", data={**form, "until": ""})).status_code == 422
        page = await tanaka.post("/o/delegations", data={**form, "scope": []})
        assert 'id="scope-fix"' in page.text and "協定（令和8年4月1日）" in page.text
        saved = await tanaka.post("/o/delegations", data=form)
        assert 'role="status">記録しました' in (await tanaka.get(saved.headers["location"])).text
        await confirmed(house, tanaka)
        assert "使えます" in (await tanaka.get("/o/delegations")).text
        assert "岩美町の事務をする" in (await suzuki.get("/o")).text
        assert "太郎" not in (await suzuki.get("/o/confirm")).text, "not before the desk is changed"
        suzuki.cookies.set("desk", IWAMI)
        assert "太郎" not in (await suzuki.get("/o/confirm")).text, "a cookie of older programs opens nothing"
        assert (await suzuki.post("/o/for", data={"town": IWAMI})).status_code == 303
        assert "今日すること" in (await suzuki.get("/o")).text
        for closed in ("/t", "/o/merge"):
            assert (await suzuki.get(closed)).status_code == 403, "not in its scope"
        page = (await suzuki.get("/o/confirm")).text
        assert "岩美 太郎" in page and "いま、岩美町の事務をしています" in page
        for kept in ("/o/staff", "/o/audit", "/o/delegations", "/o/duty"):
            assert (await suzuki.get(kept)).status_code == 403, kept
        log = (await tanaka.get("/o/audit")).text
        assert "委ねられた町の事務をはじめました" in log and "鳥取市 suzuki（suzuki）" in log
        assert "修了証を見ました" in log
        end = re.search(r'name="end" value="([^"]+)"', (await tanaka.get("/o/delegations")).text)
        assert end
        await tanaka.post("/o/delegations", data={"end": end[1]})
        after = (await suzuki.get("/o/confirm")).text
        assert "太郎" not in after and "いま、岩美町" not in after


async def test_a_coordinator_reads_the_roster_that_a_town_granted(house: Site) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(taro, IWAMI)
    async with await house.officer("koiki", "", Role.COORDINATOR) as koiki:
        async with await house.officer("tanaka", IWAMI) as tanaka:
            form = {"taker": "staff:koiki", "since": "2026-12-23", "until": "2027-03-31", "ground": "要綱第3条"}
            assert (await tanaka.post("/o/delegations", data={**form, "form": "provision"})).status_code == 303
            await confirmed(house, tanaka)
        assert (await koiki.get("/o/roster")).status_code == 403
        assert "岩美町の名簿を見る" in (await koiki.get("/o")).text
        await koiki.post("/o/for", data={"town": IWAMI})
        assert "岩美 太郎" in (await koiki.get("/o/roster")).text
        export = await koiki.post("/o/roster/export", data={"form": "csv", "reason": "papers"})
        assert export.status_code == 403 and "太郎" not in export.text


def now_of(secret: str, clock: FakeClock) -> str:
    return code(base64.b32decode(secret), int(clock.now().timestamp()) // STEP)


async def test_the_code_is_set_up_asked_for_and_left(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        await suzuki.post("/o/safe/code", data={"go": "begin"})
        page = (await suzuki.get("/o/safe")).text
        found = re.search(r'この字をアプリに入れてください：<span class="num">([A-Z2-7]+)<', page)
        assert found and "<svg" in page
        wrong = await suzuki.post("/o/safe/code", data={"go": "confirm", "code": "000000"})
        assert wrong.status_code == 403 and 'id="code-fix"' in wrong.text
        page = (await suzuki.post("/o/safe/code", data={"go": "confirm", "code": now_of(found[1], house.clock)})).text
        assert len(re.findall(r"<li>[a-z2-9]{5}-[a-z2-9]{5}</li>", page)) == 8
        assert "パスワードのあとに" in (await suzuki.get("/o/safe")).text and found[1] not in page
    house.clock.pass_by(seconds=STEP)
    async with house.browser() as again:
        answer = await again.post("/staff", data={"id": "suzuki", "password": PASSWORD})
        assert answer.headers["location"] == "/staff/code"
        assert (await again.get("/o")).headers["location"] == "/staff"
        assert "いま出ている6けた" in (await again.get("/staff/code")).text
        wrong = await again.post("/staff/code", data={"code": "12"})
        assert wrong.status_code == 403 and 'id="code-fix"' in wrong.text
        answer = await again.post("/staff/code", data={"code": now_of(found[1], house.clock)})
        assert answer.headers["location"] == "/o" and "suzukiさん" in (await again.get("/o")).text
        assert (await again.get("/staff/code")).headers["location"] == "/staff"
        house.clock.pass_by(seconds=STEP)
        await again.post("/o/safe/code", data={"go": "off", "code": now_of(found[1], house.clock)})
        assert "使いはじめる" in (await again.get("/o/safe")).text


async def test_the_own_password_and_the_other_machines(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, house.browser() as other:
        await other.post("/staff", data={"id": "suzuki", "password": PASSWORD})
        assert "ほかの機械" in (await suzuki.get("/o/safe")).text
        assert "終わりにしました" in (await suzuki.post("/o/safe/elsewhere")).text
        assert (await other.get("/o")).headers["location"] == "/staff"
        page = await suzuki.post("/o/safe/password", data={"password": "wrong", "next": "another-way-9-in"})
        assert page.status_code == 403 and 'id="password-fix"' in page.text
        page = await suzuki.post("/o/safe/password", data={"password": PASSWORD, "next": "short"})
        assert page.status_code == 422 and 'id="next-fix"' in page.text
        changed = await suzuki.post("/o/safe/password", data={"password": PASSWORD, "next": "another-way-9-in"})
        assert changed.headers["location"] == "/staff" and (await suzuki.get("/o")).status_code == 303


async def test_a_town_can_require_a_code_and_a_pause_keeps_what_was_typed(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = (await suzuki.get("/o/town")).text
        form = {name: unescape(value) for name, value in re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page)}
        form |= {"body": "本文", "issue": "automatic", "reissue": "same", "date_style": "era", "seal": "space"}
        form |= {
            "qr": "address",
            "open_badges": "no",
            "go": "save",
            "second_factor": "required",
            "idle_minutes": "２０",
        }
        for wrong in ("4", "721", "", "x"):
            refused = await suzuki.post("/o/town", data={**form, "idle_minutes": wrong})
            assert refused.status_code == 422 and 'id="idle_minutes-fix"' in refused.text, wrong
        for wrong in ("0", "101", "五"):
            refused = await suzuki.post("/o/town", data={**form, "kept_ledger": wrong})
            assert refused.status_code == 422 and 'id="kept_ledger-fix"' in refused.text, wrong
        await suzuki.post(
            "/o/town", data={**form, "kept_ledger": "１０", "kept_learning": "3", "second_factor": "chosen"}
        )
        kept = (await suzuki.get("/o/duty/retention")).text
        assert 'class="keep">10年' in kept and 'class="keep">3年' in kept and 'href="/o/town#kept"' in kept
        assert "10年" in (await suzuki.get(f"/m/{TOTTORI}/privacy")).text
        form["seen"] = re.search(r'name="seen" value="([^"]+)"', (await suzuki.get("/o/town")).text)[1]
        assert (await suzuki.post("/o/town", data=form)).status_code == 303
        assert (await suzuki.get("/o/people")).headers["location"] == "/staff"
        assert (await suzuki.get("/staff")).headers["location"] == "/staff/code/first"
        assert "準備をはじめる" in (await suzuki.get("/staff/code/first")).text
        await suzuki.post("/staff/code/first", data={"go": "begin"})
        page = (await suzuki.get("/staff/code/first")).text
        found = re.search(r'class="num">(\w+)<', page)
        assert found
        wrong_code = await suzuki.post("/staff/code/first", data={"go": "confirm", "code": "000000"})
        assert wrong_code.status_code == 403 and found[1] in wrong_code.text
        right = {"go": "confirm", "code": now_of(found[1], house.clock)}
        assert 'href="/o">しまいました' in (await suzuki.post("/staff/code/first", data=right)).text
        assert (await suzuki.get("/o/people")).status_code == 200
        assert "かならず使います" in (await suzuki.get("/o/safe")).text
        house.clock.pass_by(minutes=20)
        late = await suzuki.post("/o/staff", data={"go": "invite", "name": "山田<次郎>", "password": "secret-1"})
        assert late.status_code == 403 and 'value="山田&lt;次郎&gt;"' in late.text and "secret-1" not in late.text
        assert (await suzuki.get("/o/people")).headers["location"] == "/staff"
        assert "しばらく操作がなかった" in (await suzuki.get("/staff")).text
    async with house.browser() as stranger:
        assert (await stranger.get("/staff/code/first")).headers["location"] == "/staff"
        assert (await stranger.post("/staff/code/first", data={"go": "begin"})).status_code == 403
