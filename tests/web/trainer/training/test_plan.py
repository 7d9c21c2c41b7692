"""The plan and its applications over HTTP: who takes part, the timetable, a school class, proxy entry, answers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from supporter.domain.accounts.learner import Notice
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.storage import records
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
FORM: dict[str, str | list[str]] = {
    "course": "tsunagari/kiso",
    "held_on": "2027-01-20",
    "begins": "13:30",
    "minutes": "90",
    "venue": "中央公民館",
    "trainers": "佐藤",
    "capacity": "1",
    "kind": "養成講座",
    "number": "",
    "listing": "public",
}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def planned(browser: httpx.AsyncClient, **fields: str | list[str]) -> str:
    """The address of a class that has been planned by the form."""
    form = hidden(await browser.get("/t/new"))
    answer = await browser.post("/t/new", data={**form, **FORM, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def held(house: Site, address: str) -> TrainingSession:
    return await house.app.training.planning.planned(SATO, address.removeprefix("/t/"))


async def enter(browser: httpx.AsyncClient, address: str, name: str, kana: str, **more: str) -> httpx.Response:
    form = hidden(await browser.get(f"{address}/applications"))
    typed = {**form, "name": name, "kana": kana, "how": "spoken", **more}
    return await browser.post(f"{address}/applications", data=typed, follow_redirects=True)


async def kept(house: Site, address: str) -> list[Application]:
    session = address.removeprefix("/t/")
    found = await house.app.folder.store.read(lambda tx: records.find(tx, Application, "session", session))
    return sorted(found, key=lambda one: one.order)


async def test_a_plan_says_who_takes_part_and_until_when_one_applies(house: Site, sato: httpx.AsyncClient) -> None:
    more: dict[str, str | list[str]] = {"municipalities": [IWAMI, "999999"], "host": "NPO ふれあい", "kind": "交流会"}
    address = await planned(sato, **more, apply_until="2027-01-15")
    session = await held(house, address)
    assert (session.municipalities, session.host, session.kind) == ((IWAMI,), "NPO ふれあい", "交流会")
    assert (session.listing, str(session.apply_until)) == ("public", "2027-01-15")
    assert f'value="{IWAMI}" checked' in (await sato.get(f"{address}/plan")).text
    copied = (await sato.get(f"/t/new?like={address.removeprefix('/t/')}")).text
    assert "NPO ふれあい" in copied and f'value="{IWAMI}" checked' in copied and "2027-01-15" not in copied


async def test_a_plan_may_be_typed_with_the_ime_on(house: Site, sato: httpx.AsyncClient) -> None:
    wide = {
        "held_on": "令和９年１月２０日",
        "begins": "１３：３０",
        "capacity": "２０人",
        "apply_until": "２０２７／１／１５",
    }
    session = await held(house, await planned(sato, **wide))
    assert (str(session.held_on), str(session.begins), session.capacity) == ("2027-01-20", "13:30:00", 20)
    assert str(session.apply_until) == "2027-01-15"


async def test_applications_survive_a_changed_plan(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    await enter(sato, address, "電話 一郎", "デンワ")
    await enter(sato, address, "電話 二郎", "デンワ")
    form = hidden(await sato.get(f"{address}/plan"))
    await sato.post("/t/new", data={**form, **FORM, "capacity": "2"})
    session = await held(house, address)
    assert (session.applied, session.waiting) == (2, 0)


@pytest.mark.parametrize(("begins", "told"), [("", "0分から"), ("13:30", ">13:30<")])
async def test_the_timetable_stands_on_the_form(sato: httpx.AsyncClient, begins: str, told: str) -> None:
    page = await sato.post("/t/new", data={**FORM, "id": "s9", "venue": "", "begins": begins})
    assert page.status_code == 422 and told in page.text and page.text.count('<td class="r">') >= 16


async def test_a_class_online_needs_no_place_and_a_school_class_is_not_listed(
    house: Site, sato: httpx.AsyncClient
) -> None:
    online = await held(house, await planned(sato, venue="", online="https://meet.example/room"))
    assert online.venue == "オンライン"
    address = await planned(sato, school="yes")
    session = await held(house, address)
    assert session.school and session.listing == "closed"
    assert (await house.browser().get(f"/c/{session.id}")).status_code == 404
    assert f"{address}/applications" not in (await sato.get("/t")).text


async def test_applying_cannot_end_after_the_class(sato: httpx.AsyncClient) -> None:
    form = hidden(await sato.get("/t/new"))
    page = await sato.post("/t/new", data={**form, **FORM, "apply_until": "2027-01-21"})
    assert page.status_code == 422 and 'id="apply_until-fix"' in page.text


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"held_on": "", "begins": "", "venue": ""}, "held_on", "ここを入れてください"),
        ({"begins": "", "venue": ""}, "begins", "ここを入れてください"),
        ({"begins": "23:30"}, "begins", "夜の12時をこえます"),
    ],
    ids=["nothing", "no hour", "past midnight"],
)
async def test_the_first_field_to_mend_is_told_in_its_own_words(
    sato: httpx.AsyncClient, typed: dict[str, str], field: str, told: str
) -> None:
    page = await sato.post("/t/new", data={**hidden(await sato.get("/t/new")), **FORM, **typed})
    assert page.status_code == 422
    assert re.findall(r'id="(\w+)-fix"', page.text) == [field] and told in page.text


async def test_what_has_to_be_changed_is_never_folded_away(sato: httpx.AsyncClient) -> None:
    form = hidden(await sato.get("/t/new"))
    await sato.post("/t/new", data={**form, **FORM, "number": "R8-004"})
    other = hidden(await sato.get("/t/new"))
    page = await sato.post("/t/new", data={**other, **FORM, "number": "Ｒ８－００４"})
    assert "<details open>" in page.text and 'id="number-fix"' in page.text and "R8-005" in page.text


async def test_who_calls_is_told_the_place_or_the_turn(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    first = await enter(sato, address, "電話 一郎", "でんわ いちろう")
    assert "席をとりました" in first.text and re.search(r'name="name"[^>]* autofocus', first.text)
    second = await enter(sato, address, "電話 二郎", "でんわ じろう", how="paper")
    assert "満員のため、お待ちの<b>1番目</b>です" in second.text
    assert [(one.kana, one.told) for one in await kept(house, address)] == [
        ("デンワ　イチロウ", True),
        ("デンワ　ジロウ", False),
    ]
    assert "申込 1人（お待ち 1人）" in (await sato.get("/t")).text


async def test_a_missing_kana_is_asked_where_one_types(sato: httpx.AsyncClient) -> None:
    page = await enter(sato, await planned(sato), "電話 一郎", "")
    assert page.status_code == 422 and 'value="電話 一郎"' in page.text
    assert page.text.count("autofocus") == 1 and re.search(r'name="kana"[^>]* autofocus', page.text)


async def test_a_twin_is_named_and_entered_on_the_second_enter(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    await enter(sato, address, "髙橋 一郎", "タカハシ")
    asked = await enter(sato, address, "高橋 一郎", "タカハシ")
    assert asked.status_code == 422 and "もう一度 Enter" in asked.text and len(await kept(house, address)) == 1
    typed = {**hidden(asked), "name": "高橋 一郎", "kana": "タカハシ", "how": "spoken"}
    await sato.post(f"{address}/applications", data={**typed, "name": "高橋　一郎"})
    assert len(await kept(house, address)) == 1, "who has not been asked about is asked about"
    await sato.post(f"{address}/applications", data=typed)
    assert len(await kept(house, address)) == 2


async def test_withdrawn_moved_up_and_told(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    for name in ("電話 一郎", "電話 二郎"):
        await enter(sato, address, name, "デンワ")
    first, second = await kept(house, address)

    async def press(application: Application, go: str) -> int:
        typed = {"application": application.id, "go": go}
        return (await sato.post(f"{address}/applications/change", data=typed)).status_code

    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert "申込の返事がまだです" not in (await suzuki.get("/o")).text
        assert await press(first, "withdraw") == 303
        assert "<b>1件</b><span>申込の返事がまだです" in (await suzuki.get("/o")).text
        assert await press(second, "told") == 303
        assert "申込の返事がまだです" not in (await suzuki.get("/o")).text
    assert await press(first, "restore") == 303
    assert [one.state for one in await kept(house, address)] == ["waiting", "applied"]
    assert await press(first, "burn") == 400


async def test_who_came_in_by_a_list_of_others_is_told_so_with_the_answer(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato, capacity="9")
    await enter(sato, address, "電話 太郎", "でんわ たろう")
    (caller,) = await kept(house, address)
    notice = Notice(how="other", at=caller.at, by="staff:suzuki", source="湖山地区社協<b>")
    listed = caller.model_copy(update={"id": caller.id + "x", "notice": notice, "told": False, "how": "import"})
    await house.app.folder.store.run(lambda tx: records.save(tx, listed))
    words = "お名前は、湖山地区社協&lt;b&gt;から、鳥取市"
    page = (await sato.get(f"{address}/applications")).text
    assert words in page and "ご本人以外から受けとった方　1人" in page
    await sato.post(f"{address}/applications/change", data={"application": listed.id, "go": "told"})
    page = (await sato.get(f"{address}/applications")).text
    assert words not in page and "湖山地区社協&lt;b&gt;から" in page


async def test_another_town_sees_and_enters_nobody(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato, municipalities=IWAMI)
    await enter(sato, address, "電話 一郎", "デンワ")
    (one,) = await kept(house, address)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        page = await tanaka.get(f"{address}/applications")
        assert page.status_code == 403 and "電話 一郎" not in page.text
        typed = {"name": "田中", "kana": "タナカ", "how": "spoken"}
        assert (await tanaka.post(f"{address}/applications", data=typed)).status_code == 403
        change = {"application": one.id, "go": "withdraw"}
        assert (await tanaka.post(f"{address}/applications/change", data=change)).status_code == 403
    assert [one.state for one in await kept(house, address)] == ["applied"]
    assert (await house.browser().get(f"{address}/applications")).headers["location"] == "/staff"


async def test_hostile_names_stay_text_on_the_list(sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    page = await enter(sato, address, HOSTILE, "ア", contact=HOSTILE, needs_text=HOSTILE)
    assert page.text.count("&lt;script&gt;alert") >= 4 and "<script>alert" not in page.text
