"""After a class: 佐藤 confirms everybody at once, 鈴木 prints and reports, and a phone claims what is its own."""

from __future__ import annotations

import json
import re
import secrets

from playwright.sync_api import Page, expect

from tests.browser.test_class_stage import KEY, checked, enter, plan, say, steady, unfold
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server


def join(page: Page, site: Server, code: str, **way: object) -> tuple[str, dict[str, object]]:
    """A phone takes a seat; returns its secret and what it is told of the seat."""
    secret = secrets.token_hex(16)
    told = {"line": secrets.token_hex(16), "say": [{"n": 1, "do": "join", "secret": secret, **way}]}
    answer = page.request.post(f"{site.url}/live/{code}/say", data=told, headers={"Origin": site.url})
    assert answer.ok and '"no"' not in answer.text(), answer.text()
    found = re.search(r'"seat":(\{.*?"help":null\})', answer.text())
    assert found, answer.text()
    return secret, json.loads(found[1])


def guest(name: str, kana: str) -> dict[str, object]:
    return {"name": name, "kana": kana, "age": "60代", "town": "312011", "certificate": True}


def hold(page: Page, site: Server) -> tuple[str, str, list[dict[str, object]]]:
    """A class of four, from its plan to its end; returns its address, its six digits and the seats."""
    console = plan(page, site)
    page.locator("#go-next").click()
    expect(page.locator("#go-next")).to_contain_text("講座をはじめる")
    digits = page.locator(".console-code").first.inner_text().replace(" ", "")
    people = [guest("会場 一子", "カイジョウ イチコ"), guest("会場 二郎", "カイジョウ ジロウ"), {"name": "はな"}]
    people.append(guest("鳥取 花子", "とっとり はなこ"))
    seats = [join(page, site, digits, **one) for one in people]
    steady(page)
    page.locator("#go-next").click()
    expect(page.locator("#go-next")).to_contain_text("次へ")
    steady(page)
    page.locator("#go-next").click()
    expect(page.locator("#go-next")).to_contain_text("しめきって")
    unfold(page)
    expect(page.get_by_role("button", name="しめきる")).to_be_visible()
    for secret, seat in seats:
        if seat["number"] != 2:
            say(page, site, digits, {"do": "answer", "secret": secret, "key": KEY, "answer": ["1"], "turn": 1})
    page.goto(console + "/end")
    page.get_by_role("button", name="終わる").click()
    page.get_by_role("link", name="講座の仕上げへ").click()
    return console, digits, [seat for _, seat in seats]


def finish(page: Page) -> None:
    """A namesake is asked about, a proposal changed with a reason, and the rest confirmed in one press."""
    expect(page.get_by_role("heading", name="同じ方かどうかを選ぶ（1人）")).to_be_visible()
    checked(page)
    page.get_by_role("link", name=re.compile("4番 鳥取")).click()
    checked(page)
    page.get_by_role("radio", name=re.compile("別の方")).check()
    page.get_by_role("button", name="これで決める").click()
    page.get_by_role("link", name=re.compile("2番 会場")).click()
    page.get_by_role("radio", name=re.compile("修了にする")).check()
    page.get_by_role("button", name="これで決める").click()
    expect(page.locator("#reason-fix")).to_be_visible()
    checked(page)
    page.get_by_label("わけ").fill("紙で答えた")
    page.get_by_role("button", name="これで決める").click()
    expect(page.get_by_text("担当が決めました：紙で答えた")).to_be_visible()
    page.get_by_role("button", name="4人を、この内容で確定する").click()
    expect(page.get_by_text("4人を確定しました")).to_be_visible()
    checked(page)


def test_a_class_is_finished_printed_reported_and_claimed(site: Server, new_page: NewPage) -> None:
    sato = new_page(site.url + "/staff", Screen())
    enter(sato, "sato")
    console, digits, seats = hold(sato, site)
    finish(sato)
    expect(sato.get_by_role("link", name=re.compile("修了証"))).to_have_count(0)

    suzuki = new_page(site.url + "/staff", Screen(1280, 800))
    enter(suzuki, "suzuki")
    suzuki.goto(site.url + "/t")
    expect(suzuki.get_by_text("仕上げ済み").first).to_be_visible()
    suzuki.goto(console + "/finish")
    expect(suzuki.get_by_role("link", name="修了証 3枚を印刷する（PDF）")).to_be_visible()
    checked(suzuki)
    assert suzuki.request.get(console + "/certificates.pdf").body().startswith(b"%PDF-")
    suzuki.goto(console + "/report")
    checked(suzuki)
    assert suzuki.request.get(console + "/report.pdf").body().startswith(b"%PDF-")
    tanaka = new_page(site.url + "/staff", Screen())
    enter(tanaka, "tanaka")
    for page in ("/finish", "/report", "/certificates.pdf", "/report.xlsx"):
        assert tanaka.request.get(console + page).status == 403, page

    phone = new_page(f"{site.url}/j/{digits}/{seats[0]['claim']}", Screen())  # what the QR of a card opens
    phone.locator("a[href^='/claim#-']").click()
    phone.wait_for_url("**/claim")
    axe(phone)
    expect(phone.get_by_label(re.compile("引換番号"))).to_have_value(str(seats[0]["claim"]))
    phone.get_by_label(re.compile("番号札の番号")).fill("2")
    phone.get_by_role("button", name="確かめる").click()
    expect(phone.locator("#code-fix")).to_be_visible()
    axe(phone)
    phone.get_by_label(re.compile("番号札の番号")).fill("1")
    phone.get_by_role("button", name="確かめる").click()
    expect(phone.get_by_text("会○ 一○")).to_be_visible()
    axe(phone)
    targets_48(phone)
    phone.get_by_label(re.compile("暗証番号を決める")).fill("582913")
    phone.locator("input[name=device][value=mine]").check()
    phone.get_by_role("button", name="受け取る").click()
    expect(phone.get_by_role("heading", name="受け取りました")).to_be_visible()
    axe(phone)
    no_sideways(phone)
    phone.get_by_role("link", name=re.compile("記録と修了証を見る")).click()
    expect(phone.get_by_text(re.compile("会場で受けた日：.*中央公民館"))).to_be_visible()
