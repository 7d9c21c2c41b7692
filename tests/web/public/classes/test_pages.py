"""会場の講座 over HTTP: which classes are near, applying without an account, the turn, and giving a place back."""

from __future__ import annotations

import datetime as dt
import re

import httpx
import pytest

from supporter.domain.shared.access import Person, Role
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.storage import records
from tests.support.cast import PIN
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
FORM = {"name": "鳥取 花子", "kana": "とっとり はなこ", "age_band": "70代", "municipality": TOTTORI}
HOSTILE = "<script>alert(1)</script>{{ 7001*7001 }}"


async def planned(house: Site, **plan: object) -> TrainingSession:
    """A public class of 鳥取市, in which 岩美町 takes part, with one place."""
    wanted = {
        "id": "s1",
        "number": "",
        "municipality": TOTTORI,
        "municipalities": (IWAMI,),
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": dt.date(2027, 1, 20),
        "begins": dt.time(13, 30),
        "ends": dt.time(15, 0),
        "venue": "中央公民館",
        "capacity": 1,
        "listing": "public",
    }
    return await house.app.training.planning.plan(SATO, TrainingSession.model_validate(wanted | plan))


async def apply(browser: httpx.AsyncClient, **fields: str | list[str]) -> httpx.Response:
    form = hidden(await browser.get("/c/s1"))
    return await browser.post("/c/s1", data={**form, **FORM, **fields})


async def kept(house: Site) -> list[Application]:
    found = await house.app.folder.store.read(lambda tx: records.find(tx, Application, "session", "s1"))
    return sorted(found, key=lambda one: one.order)


def number(page: httpx.Response) -> str:
    found = re.search(r'class="big-no">(\d{3}) (\d{3})<', page.text)
    assert found, page.text
    return found[1] + found[2]


async def test_a_class_stands_in_the_list_of_each_town_that_takes_part(house: Site, browser: httpx.AsyncClient) -> None:
    assert "いま、申し込める会場の講座はありません" in (await browser.get(f"/c?m={TOTTORI}")).text
    await planned(house)
    for town in (TOTTORI, IWAMI):
        shown = (await browser.get(f"/c?m={town}")).text
        assert "1月20日（水）" in shown and "中央公民館" in shown and "あと1席" in shown
    await planned(house, municipalities=())
    assert "中央公民館" not in (await browser.get(f"/c?m={IWAMI}")).text


async def test_without_a_town_one_is_chosen_first(house: Site, browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/c")).headers["location"] == "/?all=1"


async def test_a_place_then_a_turn_then_both_move(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house)
    first = await apply(browser, needs=["手話", "車いす"], needs_text="前の席", contact="0857-00-0000")
    assert first.status_code == 200 and "席をおとりしました" in first.text
    second = await apply(house.browser(), name="鳥取 太郎", kana="トットリ タロウ")
    assert "お待ちの1番目です" in second.text
    assert "満員（お待ちの方 1人）" in (await browser.get(f"/c?m={TOTTORI}")).text
    (hanako, taro) = await kept(house)
    assert (hanako.needs, hanako.needs_text, hanako.kana) == (("手話", "車いす"), "前の席", "トットリ　ハナコ")
    assert (hanako.notice.how, hanako.how, taro.state) == ("screen", "public", "waiting")
    typed = {"number": f"{number(first)[:3]} {number(first)[3:]}", "name": "とっとり　はなこ"}
    gone = await browser.post("/c/s1/withdraw", data=typed)
    assert gone.status_code == 200 and "取りやめました" in gone.text
    assert [one.state for one in await kept(house)] == ["withdrawn", "applied"]


async def test_a_form_sent_twice_keeps_its_number(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house)
    form = {**hidden(await browser.get("/c/s1")), **FORM}
    pages = [await browser.post("/c/s1", data=form) for _ in range(2)]
    assert number(pages[0]) == number(pages[1]) and len(await kept(house)) == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "花\u202e子"),
        ("kana", ""),
        ("kana", "花子"),
        ("contact", "0" * 201),
        ("needs_text", "席" * 201),
        ("municipality", "999999"),
        ("age_band", "七十代"),
    ],
)
async def test_what_cannot_be_kept_is_asked_again_and_nothing_typed_is_lost(
    house: Site, browser: httpx.AsyncClient, field: str, typed: str
) -> None:
    await planned(house)
    page = await apply(browser, **{"needs": ["手話"], "contact": "0857-11-2222", field: typed})
    assert page.status_code == 422 and f'id="{field}-fix"' in page.text
    assert 'value="手話" checked' in page.text and await kept(house) == []


async def test_hostile_names_are_shown_as_they_were_typed(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house, venue=HOSTILE, host=HOSTILE)
    page = await apply(browser, name=HOSTILE, kana="ア", needs_text=HOSTILE)
    for shown in (page, await browser.get("/c/s1"), await browser.get(f"/c?m={TOTTORI}")):
        assert "<script>alert" not in shown.text and "49014001" not in shown.text
    assert page.status_code == 200 and "&lt;script&gt;" in page.text


@pytest.mark.parametrize("plan", [{"listing": "closed"}, {"id": "s2"}])
async def test_a_class_that_is_not_told_to_everybody_is_not_found(
    house: Site, browser: httpx.AsyncClient, plan: dict[str, object]
) -> None:
    await planned(house, **plan)
    pages = [await browser.get("/c/s1"), await browser.get("/c/s1/withdraw"), await browser.post("/c/s1", data=FORM)]
    for page in pages:
        assert page.status_code == 404 and "中央公民館" not in page.text


async def test_after_the_last_day_one_is_told_whom_to_call(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house, apply_until=dt.date(2027, 1, 10))
    form = hidden(await browser.get("/c/s1"))
    house.clock.pass_by(days=19)
    page = await browser.get("/c/s1")
    assert "しめきりました" in page.text and "<form" not in page.text
    late = await browser.post("/c/s1", data={**form, **FORM})
    assert late.status_code == 409 and await kept(house) == []


async def test_a_learner_finds_the_form_filled_and_then_the_own_number(house: Site) -> None:
    await planned(house)
    learner, card = await house.learner()
    sign_in = await house.app.accounts.sign_ins.with_card(card, "", None, "mine")
    async with house.browser() as browser:
        browser.cookies.set("signin", sign_in.token)
        assert 'value="鳥取 花子"' in (await browser.get("/c/s1")).text
        told = number(await apply(browser))
        again = await browser.get("/c/s1")
        assert f"{told[:3]} {told[3:]}" in again.text and 'value="鳥取 花子"' not in again.text
        taken_home = await browser.post("/own/records", data={"pin": PIN, "go": "paper"})
        assert f"{told[:3]} {told[3:]}" in taken_home.text and "会場の講座への申し込み" in taken_home.text
    assert [one.learner for one in await kept(house)] == [learner]


async def test_a_wrong_number_leaves_the_place_and_says_whom_to_call(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house)
    told = number(await apply(browser))
    page = await browser.post("/c/s1/withdraw", data={"number": told, "name": "鳥取 太郎"})
    assert page.status_code == 422 and "まだ何も変わっていません" in page.text
    assert [one.state for one in await kept(house)] == ["applied"]


async def test_the_address_of_an_online_class_is_told_to_who_has_a_place_alone(
    house: Site, browser: httpx.AsyncClient
) -> None:
    await planned(house, online="https://meet.example/room")
    assert "meet.example" not in (await browser.get("/c/s1")).text
    assert "https://meet.example/room" in (await apply(browser)).text
    assert "meet.example" not in (await apply(house.browser(), name="鳥取 太郎")).text


@pytest.mark.parametrize("language", ["easy", "en"])
async def test_every_page_speaks_the_languages(house: Site, browser: httpx.AsyncClient, language: str) -> None:
    await planned(house)
    browser.cookies.set("reading", f"m-off-auto-{language}")
    words = {"easy": "なまえなどの つかいみち", "en": "What your name and details are for"}[language]
    page = await browser.get("/c/s1")
    assert words in page.text and ("Wednesday 20 January" in page.text) == (language == "en")
    assert (await apply(browser)).status_code == 200
    assert (await browser.get("/c/s1/withdraw")).status_code == 200


async def test_capitals_of_a_qr_lead_to_the_same_class(house: Site, browser: httpx.AsyncClient) -> None:
    await planned(house)
    assert "中央公民館" in (await browser.get("/C/S1")).text
