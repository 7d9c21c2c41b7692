"""Signing in by number, by card and by a one-time PIN; what goes wrong is told kindly, and the way out."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.support.cast import PIN
from tests.support.web.people_site import TOTTORI, Site


async def enter(browser: httpx.AsyncClient, number: str, pin: str = PIN, **more: str) -> httpx.Response:
    form = {"number": number, "pin": pin, "device": "mine", **more}
    return await browser.post(f"/in?m={TOTTORI}", data=form)


@pytest.mark.parametrize("typed", ["{0}", "{0:.4} {1}", "full"])
async def test_a_number_lets_in_however_it_is_typed(house: Site, browser: httpx.AsyncClient, typed: str) -> None:
    number, _ = await house.learner()
    wide = number.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    words = wide if typed == "full" else typed.format(number, number[4:])
    answer = await enter(browser, words)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/m/{TOTTORI}")
    assert (await house.app.accounts.sign_ins.person(browser.cookies["signin"])).id == number


async def test_a_wrong_pin_says_how_many_tries_are_left_and_keeps_the_number(
    house: Site, browser: httpx.AsyncClient
) -> None:
    number, _ = await house.learner()
    page = await enter(browser, number, "777999")
    assert page.status_code == 403 and "あと4回ためせます" in page.text
    assert number in page.text and "777999" not in page.text and 'value="mine" checked' in page.text
    for _ in range(4):
        page = await enter(browser, number, "777999")
    assert page.status_code == 429 and "お休みします" in page.text and "福祉課へ" in page.text
    assert re.search(r"\d\d:\d\d から、もう一度ためせます", page.text)


async def test_a_mistyped_number_is_told_at_the_number(browser: httpx.AsyncClient) -> None:
    page = await enter(browser, "12345678")
    assert page.status_code == 422 and 'id="number-fix"' in page.text
    page = await browser.post("/in", data={"number": "", "pin": "", "device": ""})
    assert page.status_code == 422 and 'id="device-fix"' in page.text


async def test_a_page_asked_for_comes_after_signing_in_but_never_another_site(
    house: Site, browser: httpx.AsyncClient
) -> None:
    number, _ = await house.learner()
    assert (await browser.get("/card")).headers["location"] == "/in?then=/card"
    assert 'name="then" value="/card"' in (await browser.get("/in?then=/card")).text
    assert (await enter(browser, number, then="/card")).headers["location"] == "/card"
    assert (await enter(browser, number, then="//evil.example")).headers["location"] == f"/m/{TOTTORI}"
    assert 'name="then" value=""' in (await browser.get("/in?then=https://evil.example")).text


async def test_a_forgotten_pin_has_a_page_with_the_three_ways_in(browser: httpx.AsyncClient) -> None:
    page = await browser.get(f"/in?m={TOTTORI}")
    assert f'href="/in/forgotten?m={TOTTORI}"' in page.text and "暗証番号を忘れた" in page.text
    page = await browser.get(f"/in/forgotten?m={TOTTORI}")
    assert "だいじょうぶです" in page.text and "折った中の QR" in page.text and "受付の係へ" in page.text
    assert 'href="tel:0857000000"' in page.text and "0857-00-0001" in page.text and "平日" in page.text
    nowhere = await browser.get("/in/forgotten")
    assert nowhere.status_code == 200 and "担当課に「暗証番号を忘れました」" in nowhere.text
    browser.cookies.set("reading", "m-off-auto-en")
    english = await browser.get(f"/in/forgotten?m={TOTTORI}")
    assert "I forgot my PIN" in english.text and "works once within 24 hours" in english.text


async def test_a_one_time_pin_leads_to_a_pin_of_ones_own_first(house: Site, browser: httpx.AsyncClient) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.post("/o/desk", data={"number": number, "reason": "phone", "go": "give"})
    once = re.search(r'class="big-no">(\d{6})<', page.text)
    assert once
    answer = await enter(browser, number, once[1], then="/card")
    assert answer.headers["location"] == "/in/pin?then=/card"
    assert (await browser.get("/card")).headers["location"] == "/in?then=/card"  # no rights yet
    assert (await browser.post("/in/pin", data={"pin": once[1]})).status_code == 422
    answer = await browser.post("/in/pin", data={"pin": "sakura no shita", "then": "/card"})
    assert answer.headers["location"] == "/card" and (await browser.get("/card")).status_code == 200
    async with house.browser() as later:
        assert (await enter(later, number, "sakura no shita")).status_code == 303
        assert (await enter(later, number, once[1])).status_code == 403


async def test_a_new_pin_page_without_need_leads_home(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/in/pin")).status_code == 303
    assert (await browser.post("/in/pin", data={"pin": PIN})).status_code == 403


async def test_signing_out_ends_the_sign_in_and_keeps_the_device(house: Site, browser: httpx.AsyncClient) -> None:
    number, _ = await house.learner()
    await enter(browser, number)
    token = browser.cookies["signin"]
    answer = await browser.post("/out", data={"then": f"/in?m={TOTTORI}"})
    assert answer.headers["location"] == f"/in?m={TOTTORI}"
    assert "signin" not in browser.cookies and "device" in browser.cookies
    assert (await house.app.accounts.sign_ins.person(token)).id == ""
    assert (await browser.post("/out", data={"then": "//evil.example"})).headers["location"] == "/"


async def test_changing_hands_is_asked_first_and_only_of_who_has_signed_in(
    house: Site, browser: httpx.AsyncClient
) -> None:
    assert (await browser.get("/out")).headers["location"] == "/"
    number, _ = await house.learner()
    await enter(browser, number)
    asked = await browser.get("/out")
    assert "花子さんのまま" in asked.text and f"/in?m={TOTTORI}" in asked.text
    assert (await house.app.accounts.sign_ins.person(browser.cookies["signin"])).id == number


async def test_a_couple_swaps_and_neither_is_locked_out_by_strangers(house: Site, browser: httpx.AsyncClient) -> None:
    hanako, _ = await house.learner()
    taro, _ = await house.learner("鳥取 太郎")
    for number in (hanako, taro):
        await enter(browser, number, device="family")
        await browser.post("/out", data={})
    for _ in range(6):
        async with house.browser() as stranger:
            await enter(stranger, hanako, "777999")
    assert (await enter(browser, hanako)).status_code == 303
    page = await browser.get("/card")
    assert "鳥取 花子" in page.text and "太郎" not in page.text and taro[:4] + " " + taro[4:] not in page.text


async def test_the_card_signs_in_only_by_a_tap(house: Site, browser: httpx.AsyncClient) -> None:
    number, code = await house.learner()
    page = await browser.get("/in/card")
    assert code not in page.text and "はいる" in page.text and "signin" not in browser.cookies
    answer = await browser.post("/in/card", data={"code": code, "device": "family"})
    assert answer.status_code == 303
    assert (await house.app.accounts.sign_ins.person(browser.cookies["signin"])).id == number


async def test_a_card_that_was_renewed_opens_nothing(house: Site, browser: httpx.AsyncClient) -> None:
    number, old = await house.learner()
    await enter(browser, number)
    page = await browser.post("/card", data={"pin": "777999"})
    assert page.status_code == 403 and "あと" in page.text and "見せないでください" not in page.text
    page = await browser.post("/card", data={"pin": PIN})
    assert page.status_code == 200 and "見せないでください" in page.text and page.text.count("<svg") > 2
    assert page.headers["cache-control"] == "no-store"
    async with house.browser() as other:
        page = await other.post("/in/card", data={"code": old})
        assert page.status_code == 403 and "新しい受講票" in page.text


async def test_the_plain_card_shows_the_outer_qr_alone(house: Site, browser: httpx.AsyncClient) -> None:
    number, _ = await house.learner()
    await enter(browser, number)
    page = await browser.get("/card")
    assert "受付で見せる QR" in page.text and "見せないでください" not in page.text


async def test_a_reader_cannot_make_a_card(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/card", data={"pin": PIN})).status_code == 403
