"""Starting in three screens: nothing is kept before the last one, and nothing typed is lost."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.shared.access import Person, Role
from supporter.storage import records
from tests.support.web.people_site import END, IWAMI, NAME, PIN, PLACE, TOTTORI, Site, hidden, site


async def through(browser: httpx.AsyncClient, **changes: str) -> httpx.Response:
    """Walk the three screens as a browser does; the last answer is the done page."""
    page = await browser.get(f"/start?m={TOTTORI}")
    for typed, go in ((NAME, "2"), (PLACE, "3"), (END, "4")):
        answers = {name: changes.get(name, value) for name, value in typed.items()}
        if "read" in changes and go == "4":
            answers["read"] = changes["read"]
        page = await browser.post("/start", data={**hidden(page), **answers, "go": go})
    return page


def learners(house: Site) -> list[Learner]:
    return [Learner.model_validate(doc) for doc in house.app.folder.store.scan(Learner.collection)]


async def test_three_screens_make_a_learner_who_is_signed_in(house: Site, browser: httpx.AsyncClient) -> None:
    done = await through(browser)
    assert done.status_code == 200 and "受講番号ができました" in done.text
    (learner,) = learners(house)
    assert learner.name == "鳥取 花子" and learner.kana == "トットリ　ハナコ"
    assert (learner.age_band, learner.district, learner.registered) == ("70代", "湖山", "yes")
    assert learner.notice.how == "screen"
    assert f"{learner.id[:4]} {learner.id[4:]}" in done.text
    person = await house.app.accounts.sign_ins.person(browser.cookies["signin"])
    assert person == Person(role=Role.LEARNER, id=learner.id, municipality=TOTTORI)


async def test_nothing_is_kept_before_the_third_screen(house: Site, browser: httpx.AsyncClient) -> None:
    before = {path: path.stat().st_size for path in house.app.settings.data.rglob("*") if path.is_file()}
    page = await browser.get(f"/start?m={TOTTORI}")
    page = await browser.post("/start", data={**hidden(page), **NAME, "go": "2"})
    page = await browser.post("/start", data={**hidden(page), **PLACE, "go": "3"})
    assert "お名前などの使いみち" in page.text and "福祉課の担当者" in page.text
    assert before == {path: path.stat().st_size for path in before}
    assert learners(house) == []
    assert "signin" not in browser.cookies


async def test_the_way_back_keeps_what_was_typed(browser: httpx.AsyncClient) -> None:
    page = await browser.get(f"/start?m={TOTTORI}")
    page = await browser.post("/start", data={**hidden(page), **NAME, "go": "2"})
    page = await browser.post("/start", data={**hidden(page), **PLACE, "go": "1"})
    assert 'value="鳥取 花子"' in page.text and hidden(page)["age_band"] == "70代"


WRONG = [
    ({"name": ""}, "name", "お名前を入れてください"),
    ({"name": "鳥取🌸"}, "name", "印刷できない記号"),
    ({"kana": "hasegawa"}, "kana", "ひらがなかカタカナ"),
    ({"kana": ""}, "kana", "フリガナを入れてください"),
]


@pytest.mark.parametrize("change, field, words", WRONG)
async def test_a_mistake_is_told_below_its_field_and_the_rest_stays(
    browser: httpx.AsyncClient, change: dict[str, str], field: str, words: str
) -> None:
    page = await browser.post("/start", data={**NAME, "municipality": TOTTORI, **change, "go": "2"})
    assert page.status_code == 422 and words in page.text
    assert f'id="{field}-fix"' in page.text and 'aria-invalid="true" autofocus' in page.text
    kept = "とっとり はなこ" if field == "name" else "鳥取 花子"
    assert kept in page.text


async def test_a_name_in_roman_letters_needs_no_kana(house: Site, browser: httpx.AsyncClient) -> None:
    done = await through(browser, name="Nguyễn Thị Ánh Nguyệt", kana="")
    assert "Nguyễn Thị Ánh Nguyệt 様" in done.text
    assert learners(house)[0].name == "Nguyễn Thị Ánh Nguyệt"


async def test_hostile_text_stays_text(browser: httpx.AsyncClient) -> None:
    hostile = '"><script>alert(1)</script>'
    page = await browser.post("/start", data={**NAME, "municipality": TOTTORI, "contact": hostile, "go": "2"})
    assert "<script>alert" not in page.text and hidden(page)["contact"] == hostile


async def test_age_is_asked_and_may_be_kept_to_oneself(house: Site, browser: httpx.AsyncClient) -> None:
    start = {**NAME, "municipality": TOTTORI}
    page = await browser.post("/start", data={**start, "go": "3"})
    assert page.status_code == 422 and "年代をえらんでください" in page.text
    await through(browser, age_band="unsaid")
    assert learners(house)[0].age_band == ""


async def test_a_weak_pin_is_refused_and_never_sent_back(house: Site, browser: httpx.AsyncClient) -> None:
    page = await through(browser, pin="123456")
    assert page.status_code == 422 and "当てられやすい番号" in page.text
    assert "123456" not in page.text.replace("123456 や 000000", ""), "the example of the rules is the only one"
    assert hidden(page)["name"] == "鳥取 花子" and learners(house) == []


@pytest.mark.parametrize(
    ("pin", "words"), [("", "まだ入っていません"), ("12", "短すぎます"), ("1" * 200, "長すぎます")]
)
async def test_a_pin_that_is_missing_short_or_long_is_called_so(
    browser: httpx.AsyncClient, pin: str, words: str
) -> None:
    page = await through(browser, pin=pin)
    assert page.status_code == 422 and 'id="pin-fix"' in page.text and words in page.text
    assert "当てられやすい" not in page.text


async def test_who_uses_the_device_is_asked_and_the_pin_stays(browser: httpx.AsyncClient) -> None:
    page = await through(browser, device="")
    assert page.status_code == 422 and 'id="device-fix"' in page.text
    assert f'value="{PIN}"' in page.text and page.headers["cache-control"] == "no-store"


async def test_sending_the_last_screen_twice_makes_one_person(house: Site, browser: httpx.AsyncClient) -> None:
    page = await browser.get(f"/start?m={TOTTORI}")
    form = {**hidden(page), **NAME, **PLACE, **END, "go": "4"}
    first, second = await browser.post("/start", data=form), await browser.post("/start", data=form)
    assert first.status_code == second.status_code == 200 and len(learners(house)) == 1


async def test_the_last_screen_asks_every_question_again(house: Site, browser: httpx.AsyncClient) -> None:
    forged = {**NAME, **PLACE, **END, "go": "4", "name": "\u202eevil"}
    page = await browser.post("/start", data=forged)
    assert page.status_code == 422 and "お名前を教えてください" in page.text and learners(house) == []
    page = await browser.post("/start", data={**NAME, **PLACE, **END, "municipality": "999999", "go": "4"})
    assert page.status_code == 404 and learners(house) == []


async def test_another_municipality_offers_its_own_districts(house: Site, browser: httpx.AsyncClient) -> None:
    elsewhere = {**NAME, **PLACE, "municipality": IWAMI, "districts_of": TOTTORI}
    page = await browser.post("/start", data={**elsewhere, "go": "3"})
    assert "岩美町社会福祉協議会" in page.text  # who else sees the data is named
    back = {**NAME, **PLACE, "municipality": TOTTORI, "district": "", "districts_of": IWAMI, "go": "3"}
    page = await browser.post("/start", data=back)
    assert page.status_code == 200 and "鳥取市の地区をえらべます" in page.text
    await browser.post("/start", data={**hidden(page), **elsewhere, **END, "go": "4"})
    assert (learners(house)[0].municipality, learners(house)[0].district) == (IWAMI, "")


async def test_cookies_last_only_on_ones_own_device(house: Site) -> None:
    for kind, lasting, known in (("mine", True, True), ("family", False, True), ("shared", False, False)):
        async with house.browser() as browser:
            done = await through(browser, device=kind)
        cookies = {line.split("=")[0]: line for line in done.headers.get_list("set-cookie")}
        assert ("Max-Age=" in cookies["signin"]) is lasting
        assert "HttpOnly" in cookies["signin"] and "samesite=lax" in cookies["signin"].lower()
        assert "secure" not in cookies["signin"].lower()
        assert ("device" in cookies) is known
        assert ("clear-site-data" in done.headers) is (kind != "mine")


async def test_on_an_https_site_cookies_are_secure(tmp_path: Path) -> None:
    async with site(tmp_path / "https", "https://site") as house, house.browser() as browser:
        done = await through(browser)
        assert all("secure" in line.lower() for line in done.headers.get_list("set-cookie"))


async def test_pages_read_before_are_carried_over(house: Site, browser: httpx.AsyncClient) -> None:
    ref = house.app.library.course("kiso").step_refs()[0]
    read = json.dumps([f"kiso|{ref}", "kiso|no/such", "none|a/b", "nonsense", 7])
    done = await through(browser, read=read)
    assert "data-carried" in done.text
    (learner,) = learners(house)
    person = Person(role=Role.LEARNER, id=learner.id, municipality=TOTTORI)
    assert set((await house.app.learning.lessons.progress(person, "kiso")).read) == {ref}


@pytest.mark.parametrize("read", ["", "[", "{}", '"x"', "[[[]]]"])
async def test_nonsense_in_the_carried_field_does_no_harm(browser: httpx.AsyncClient, read: str) -> None:
    assert (await through(browser, read=read)).status_code == 200


async def test_where_everybody_is_registered_nobody_is_asked(house: Site, browser: httpx.AsyncClient) -> None:
    town = await house.app.municipalities.profiles.get(IWAMI)
    assert town is not None
    together = town.model_copy(update={"registration": "with_completion"})
    await house.app.folder.store.run(lambda tx: records.save(tx, together))
    page = await browser.post("/start", data={**NAME, **PLACE, "municipality": IWAMI, "go": "3"})
    assert "名簿に載りますか" not in page.text and "修了した方をサポーター登録の名簿に載せるため" in page.text


async def test_without_a_municipality_one_is_chosen_first(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/start")).headers["location"] == "/?all=1"
    browser.cookies.set("place", IWAMI)
    assert "岩美町" in (await browser.get("/start")).text
