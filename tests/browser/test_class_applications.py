"""花子 applies on her phone, 鈴木 enters a caller by keyboard alone, 花子 gives her place back, the caller moves up."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PASSWORD = "tottori-demo-2026"  # of the demo's staff
TOKYO = dt.timezone(dt.timedelta(hours=9))


def checked(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)


def plan(page: Page, site: Server) -> str:
    """A class of one place, a week from now, for everybody to see; returns its id."""
    page.goto(site.url + "/staff")
    page.get_by_label("ID").fill("suzuki")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="入る").click()
    page.wait_for_url("**/o")
    page.goto(site.url + "/t/new")
    page.locator("[name=held_on]").fill((dt.datetime.now(TOKYO).date() + dt.timedelta(days=7)).isoformat())
    page.locator("[name=begins]").fill("10:00")
    page.locator("[name=venue]").fill("湖山公民館")
    page.locator("[name=capacity]").fill("1")
    page.get_by_text("時間割を見る").click()
    page.get_by_text("ほかのこと").click()
    checked(page)
    page.get_by_role("button", name="この内容で予定する").click()
    page.wait_for_url(re.compile(r"/t/[0-9a-f]{16}$"))
    return page.url.rpartition("/")[2]


def apply(phone: Page, site: Server) -> str:
    """From home to the number that is told."""
    phone.goto(site.url + "/m/312011")
    expect(phone.get_by_role("heading", name="近くの会場の講座")).to_be_visible()
    checked(phone)
    phone.get_by_role("link", name="すべて見る").click()
    checked(phone)
    phone.locator("section", has_text="湖山公民館").get_by_role("link").click()
    checked(phone)
    phone.locator("[name=name]").fill("鳥取 花子")
    phone.get_by_role("button", name="この内容で申し込む").click()
    expect(phone.locator("#kana-fix")).to_be_visible()
    checked(phone)
    phone.locator("[name=kana]").fill("とっとり はなこ")
    phone.get_by_label("手話").check()
    phone.get_by_role("button", name="この内容で申し込む").click()
    expect(phone.get_by_role("heading", name="席をおとりしました")).to_be_visible()
    checked(phone)
    return phone.locator(".big-no").inner_text()


def call(desk: Page, name: str, kana: str) -> None:
    """Name, Tab, kana, Enter: what a hand does while the other one holds the telephone."""
    expect(desk.locator("[name=name]")).to_be_focused()
    desk.keyboard.type(name)
    desk.keyboard.press("Tab")
    desk.keyboard.type(kana)
    desk.keyboard.press("Enter")


def test_from_an_application_to_who_moves_up(site: Server, new_page: NewPage) -> None:
    desk = new_page(site.url, Screen(1280, 800))
    session = plan(desk, site)
    phone = new_page(site.url)
    number = apply(phone, site)
    desk.goto(f"{site.url}/t/{session}/applications")
    call(desk, "電話 一郎", "でんわ いちろう")
    expect(desk.get_by_role("status").get_by_text("1番目")).to_be_visible()
    call(desk, "鳥取　花子", "とっとりはなこ")
    expect(desk.locator("#name-fix")).to_contain_text(number.replace(" ", ""))
    desk.get_by_text("年代・市町村・連絡先").click()
    checked(desk)
    phone.get_by_role("link", name="申し込みを取りやめる").click()
    expect(phone.locator("[name=number]")).to_have_value(number.replace(" ", ""))
    phone.get_by_label("お名前かフリガナ").fill("ちがう人")
    phone.get_by_role("button", name="取りやめる", exact=True).click()
    expect(phone.locator("#number-fix")).to_be_visible()
    checked(phone)
    phone.get_by_label("お名前かフリガナ").fill("鳥取花子")
    phone.get_by_role("button", name="取りやめる", exact=True).click()
    expect(phone.get_by_role("heading", name="取りやめました")).to_be_visible()
    checked(phone)
    desk.goto(site.url + "/o")
    desk.get_by_role("link", name=re.compile("申込の返事がまだです.*湖山公民館")).click()
    row = desk.get_by_role("row", name=re.compile("電話 一郎"))
    expect(row).to_contain_text("まだ")
    row.get_by_role("button", name="返事をした").click()
    expect(desk.get_by_role("row", name=re.compile("電話 一郎"))).to_contain_text("すみ")
    desk.set_viewport_size({"width": 360, "height": 780})
    checked(desk)
