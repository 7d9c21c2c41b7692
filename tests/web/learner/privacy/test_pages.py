"""マイページ and what it leads to: seen, corrected, taken away, given up and taken back, each by a plain form."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.courses.quiz import Quiz, TrueFalse
from supporter.domain.courses.rich import Rich
from supporter.storage import records
from supporter.storage.base import Tx
from tests.support.cast import ADMINISTRATOR, PIN
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden
from tests.support.web.shell import town

MATTERS = ("name", "age", "place", "contact", "supporter", "news", "pin", "machines", "records", "leave")


@pytest.fixture
async def hanako(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    """花子's browser, signed in."""
    _, code = await house.learner()
    async with house.browser() as browser:
        await browser.post("/in/card", data={"code": code, "device": "mine"})
        yield browser


def bare(page: httpx.Response) -> str:
    """What is read on a page, without marks and readings."""
    return re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>", "", page.text)


def number_of(house: Site) -> str:
    (learner,) = house.app.folder.store.scan("learners")
    return str(learner["id"])


@pytest.mark.parametrize("matter", MATTERS)
async def test_only_a_learner_who_has_signed_in_opens_or_sends_it(
    house: Site, browser: httpx.AsyncClient, hanako: httpx.AsyncClient, matter: str
) -> None:
    address = f"/own/{matter}"
    assert (await browser.get(address)).headers["location"] == f"/in?then={address}"
    assert (await browser.post(address, data={"pin": PIN})).status_code == 403
    page = await hanako.get(address)
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    assert page.text.count('class="btn main') <= 1 and f"/m/{TOTTORI}/my" in page.text
    foreign = await hanako.post(address, data={"pin": PIN}, headers={"origin": "http://evil.example"})
    assert foreign.status_code == 403
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert (await suzuki.get(address)).status_code == 403


async def test_a_name_is_corrected_and_papers_stay_as_issued(house: Site, hanako: httpx.AsyncClient) -> None:
    await house.complete(number_of(house))
    page = await hanako.post("/own/name", data={"name": "", "kana": "はなこ"})
    assert page.status_code == 422 and 'id="name-fix"' in page.text and 'value="はなこ"' in page.text
    page = await hanako.post("/own/name", data={"name": "鳥取 華子", "kana": ""})
    assert page.status_code == 422 and 'id="kana-fix"' in page.text and "鳥取 華子" in page.text
    answer = await hanako.post("/own/name", data={"name": "鳥取 華子", "kana": "とっとり はなこ"})
    assert answer.headers["location"] == "/own/name?saved"
    page = await hanako.get("/own/name?saved")
    assert "出した日のまま変わりません" in page.text
    assert 'value="鳥取 華子"' in (await hanako.get("/own/name")).text
    (certificate,) = house.app.folder.store.scan("certificates")
    assert certificate["name"] == "鳥取 花子"


async def test_whoever_was_on_somebody_elses_list_is_told_whose(house: Site, hanako: httpx.AsyncClient) -> None:
    number, store = number_of(house), house.app.folder.store
    assert "受けとりました" not in bare(await hanako.get(f"/m/{TOTTORI}/my"))

    def from_others(tx: Tx) -> None:
        learner = records.load(tx, Learner, number)
        assert learner
        told = learner.notice.model_copy(update={"how": "other", "source": "湖山<地区>社協"})
        records.save(tx, learner.model_copy(update={"notice": told}))

    await store.run(from_others)
    page = await hanako.get(f"/m/{TOTTORI}/my")
    assert "湖山&lt;地区&gt;社協から" in bare(page) and f'href="/m/{TOTTORI}/privacy"' in page.text
    taken = await hanako.post("/own/records", data={"pin": PIN})
    assert "湖山&lt;地区&gt;社協" in taken.text and "お伝えした日" not in bare(taken)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        seen = (await suzuki.get(f"/o/people/{number}")).text
        assert "湖山&lt;地区&gt;社協から受けとった。まだお伝えしていない" in seen


async def test_age_place_and_news_are_seen_and_corrected(house: Site, hanako: httpx.AsyncClient) -> None:
    assert (await hanako.post("/own/age", data={"age_band": "80代以上"})).status_code == 303
    assert 'value="80代以上" checked' in (await hanako.get("/own/age")).text
    assert (await hanako.post("/own/age", data={})).status_code == 422
    assert (await hanako.post("/own/place", data={"relation": "在勤", "district": "青谷"})).status_code == 303
    page = await hanako.get("/own/place")
    assert 'value="在勤" checked' in page.text and '<option value="青谷" selected>' in page.text
    page = await hanako.post("/own/place", data={"relation": "在勤", "district": "岩美"})
    assert page.status_code == 422 and 'id="district-fix"' in page.text
    assert (await hanako.post("/own/news", data={"wants_news": "yes"})).status_code == 303
    assert (await hanako.post("/own/news", data={})).status_code == 422


async def test_a_town_without_districts_asks_for_none(house: Site) -> None:
    _, code = await house.learner("岩美 太郎", IWAMI)
    async with house.browser() as taro:
        await taro.post("/in/card", data={"code": code})
        assert "district" not in (await taro.get("/own/place")).text
        assert (await taro.post("/own/place", data={"relation": "在学", "district": "湖山"})).status_code == 303


async def test_the_roster_of_supporters_is_another_matter_than_completion(
    house: Site, hanako: httpx.AsyncClient
) -> None:
    page = await hanako.get("/own/supporter")
    assert "修了証はそのままです" in page.text and 'value="undecided" checked' in page.text
    assert (await hanako.post("/own/supporter", data={"registered": "no"})).status_code == 303
    assert (await hanako.post("/own/supporter", data={"registered": "maybe"})).status_code == 422
    assert 'name="registered"' not in (await hanako.get("/own/leave")).text, "stepped down already"
    profile = town(TOTTORI, "鳥取市", registration="with_completion")
    await house.app.municipalities.profiles.put(ADMINISTRATOR, profile, [])
    page = await hanako.get("/own/supporter")
    assert "鳥取市では、修了した方を" in page.text and 'value="undecided"' not in page.text
    assert 'value="no" checked' in page.text


async def test_a_contact_is_shown_after_the_pin_and_corrected_there(house: Site, hanako: httpx.AsyncClient) -> None:
    page = await hanako.post("/own/contact", data={"pin": "000001"})
    assert page.status_code == 403 and 'id="pin-fix"' in page.text and 'name="contact"' not in page.text
    proof = hidden(await hanako.post("/own/contact", data={"pin": PIN}))["proof"]
    page = await hanako.post("/own/contact", data={"proof": proof, "contact": "0857\u200b"})
    assert page.status_code == 422 and 'id="contact-fix"' in page.text
    proof = hidden(page)["proof"]
    assert (await hanako.post("/own/contact", data={"proof": proof, "contact": "0857-00-1234"})).status_code == 303
    page = await hanako.post("/own/contact", data={"pin": PIN})
    assert 'value="0857-00-1234"' in page.text and PIN not in page.text
    house.clock.pass_by(minutes=16)
    late = await hanako.post("/own/contact", data={"proof": hidden(page)["proof"], "contact": "0857-00-9999"})
    assert late.status_code == 422 and "もう一度暗証番号を入れてください" in late.text
    again = await hanako.post("/own/contact", data={**hidden(late), "pin": PIN})
    assert 'value="0857-00-9999"' in again.text, "what was typed is not lost"
    assert (await hanako.post("/own/contact", data={"proof": "x.y", "contact": "z"})).status_code == 422
    (learner,) = house.app.folder.store.scan("learners")
    assert learner["contact"] == "0857-00-1234"


async def test_the_pin_is_changed_knowing_the_old_one(hanako: httpx.AsyncClient, house: Site) -> None:
    page = await hanako.post("/own/pin", data={"pin": "000001", "next": "sakura no shita"})
    assert page.status_code == 403 and 'id="pin-fix"' in page.text and "000001" not in page.text
    assert "sakura" not in page.text, "who guesses the old one is not told the new one"
    page = await hanako.post("/own/pin", data={"pin": PIN, "next": "123456"})
    assert page.status_code == 422 and 'id="next-fix"' in page.text and PIN not in page.text
    assert (await hanako.post("/own/pin", data={"pin": PIN, "next": "sakura no shita"})).status_code == 303
    async with house.browser() as phone:
        form = {"number": number_of(house), "pin": "sakura no shita", "device": "mine"}
        assert (await phone.post("/in", data=form)).status_code == 303


async def test_the_others_are_signed_out_and_this_one_stays(house: Site, hanako: httpx.AsyncClient) -> None:
    async with house.browser() as lost:
        form = {"number": number_of(house), "pin": PIN, "device": "family"}
        await lost.post("/in", data=form)
        page = await hanako.get("/own/machines")
        assert "この機械" in page.text and "家族も使う" in page.text and "2027年" in page.text
        assert (await hanako.post("/own/machines")).status_code == 303
        assert "この機械だけです" in (await hanako.get("/own/machines?saved")).text
        assert "ほかの機械ぜんぶから" not in (await hanako.get("/own/machines")).text
        assert (await lost.get("/own/name")).headers["location"] == "/in?then=/own/name"


async def test_everything_is_taken_away_as_a_file_and_as_a_page(house: Site, hanako: httpx.AsyncClient) -> None:
    await house.complete(number_of(house))
    refused = await hanako.post("/own/records", data={"pin": "000001", "go": "file"})
    assert refused.status_code == 403 and 'id="pin-fix"' in refused.text
    file = await hanako.post("/own/records", data={"pin": PIN, "go": "file"})
    assert file.headers["content-disposition"].startswith("attachment") and "no-store" in file.headers["cache-control"]
    assert json.loads(file.content)["learner"]["name"] == "鳥取 花子" and b"$argon2" not in file.content
    page = (await hanako.post("/own/records", data={"pin": PIN, "go": "paper"})).text
    assert "10問のうち 10問 そのとおり" in page and "第R8-基-0001号" in page and "2章 1ページ" in page
    assert page.count("記録を持ち帰った") == 2 and "はじめる手続き" in page and "ご本人" in page
    assert not re.search(r"learner\.|records\.|log\.", page)


async def test_answers_to_a_question_that_has_become_another_are_told_as_they_are_kept(
    house: Site, hanako: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.complete(number_of(house))
    asked = TrueFalse(id="x", text=Rich(plain="いまは、はいかいいえの問いです", html=""), answer=True)
    monkeypatch.setattr(Quiz, "question", lambda quiz, id: asked)
    page = await hanako.post("/own/records", data={"pin": PIN, "go": "paper"})
    assert page.status_code == 200 and page.text.count(asked.text.plain) == 10


async def test_leaving_is_asked_undone_and_seen_by_the_own_office(house: Site, hanako: httpx.AsyncClient) -> None:
    page = await hanako.get("/own/leave")
    assert "2027" not in page.text and "1月22日に消え" in page.text and "残るもの" in page.text
    order = [page.text.index(f"<span>{words}</span></") for words in ("もどる", "名簿からおりる", "消すことを申し出る")]
    assert order == sorted(order)
    refused = await hanako.post("/own/leave", data={"pin": "000001"})
    assert refused.status_code == 403 and 'id="pin-fix"' in refused.text
    assert (await hanako.post("/own/leave", data={"pin": PIN})).headers["location"] == f"/m/{TOTTORI}/my"
    house.clock.pass_by(days=5)
    assert "あと25日" in (await hanako.get("/own/leave")).text
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        assert "記録を消す申し出の、決定（あと25日）" in (await suzuki.get("/o")).text
        listed = (await suzuki.get("/o/leaving")).text
        assert "鳥取 花子" in listed and "25日" in listed and "令和9年1月22日" in listed
        assert "記録を消す申し出の、決定" not in (await tanaka.get("/o")).text
        assert "花子" not in (await tanaka.get("/o/leaving")).text
        assert (await hanako.post("/own/stay")).headers["location"] == f"/m/{TOTTORI}/my?stayed"
        assert "いま、申し出はありません" in (await suzuki.get("/o/leaving")).text
    assert "残るもの" in (await hanako.get("/own/leave")).text


async def test_on_the_day_the_certificate_says_so_and_the_number_opens_nothing(
    house: Site, hanako: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    number = number_of(house)
    await house.complete(number)
    (certificate,) = house.app.folder.store.scan("certificates")
    assert "鳥○ 花○" in (await browser.get(f"/v/{certificate['code']}")).text
    assert certificate["serial"] in (await hanako.get("/own/leave")).text
    await hanako.post("/own/leave", data={"pin": PIN})
    house.clock.pass_by(days=30)
    assert "確かめが済みしだい、消えます" in (await hanako.get("/own/leave")).text
    async with await house.officer("mori", TOTTORI) as mori, await house.officer("tanaka", IWAMI) as tanaka:
        assert await house.app.privacy.erasure.run() == 0, "an officer has still to decide"
        wish = {"number": number, "decision": "福祉第12号"}
        assert (await tanaka.post("/o/leaving", data=wish)).status_code == 403
        missing = await mori.post("/o/leaving", data={**wish, "decision": ""})
        assert missing.status_code == 422 and "決裁番号（" in missing.text
        assert (await mori.post("/o/leaving", data=wish)).status_code == 303
        assert "決裁番号：福祉第12号" in (await mori.get("/o/leaving")).text
        again = await mori.post("/o/leaving", data={**wish, "number": "00000000"})
        assert again.status_code in (403, 409)
    assert await house.app.privacy.erasure.run() == 1
    assert (await hanako.get("/own/name")).headers["location"] == "/in?then=/own/name"
    again = await browser.post("/in", data={"number": number, "pin": PIN, "device": "mine"})
    assert again.status_code == 403 and "花子" not in again.text
    page = await browser.get(f"/v/{certificate['code']}")
    assert page.status_code == 200 and "たしかに発行されています" in page.text
    assert "お名前は消しました" in page.text and "花○" not in page.text and certificate["serial"] in page.text
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        roster = await suzuki.get("/o/roster")
        assert "（消去）" in roster.text and "花子" not in roster.text
        assert (await suzuki.get(f"/m/{TOTTORI}/certificate/{certificate['code']}.pdf")).status_code == 400
        assert "実人数で1人" in re.sub(r"</?a\b[^>]*>", "", (await suzuki.get("/o")).text)


@pytest.mark.parametrize("language, words", [("easy", "やめて、きろくを けしますか"), ("en", "Leave and erase")])
async def test_the_pages_speak_the_readers_language(hanako: httpx.AsyncClient, language: str, words: str) -> None:
    hanako.cookies.set("reading", f"m-off-auto-{language}")
    assert words in (await hanako.get("/own/leave")).text
    hanako.cookies.set("reading", "m-on-auto-ja")
    assert '<ruby>記録<rt aria-hidden="true">きろく</rt></ruby>' in (await hanako.get("/own/leave")).text
