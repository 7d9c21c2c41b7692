"""An officer sets up a code, comes in with it, lends a desk and finds it in the log; every step accessible."""

from __future__ import annotations

import base64
import time

from playwright.sync_api import Page, expect

from supporter.domain.accounts.totp import STEP, code
from tests.browser.test_people_office_screens import enter
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server


def checked(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)


def test_a_code_after_the_password_a_lent_desk_and_the_log(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/staff", Screen(360, 780))
    enter(page, "tanaka")
    page.goto(site.url + "/o/safe")
    page.get_by_role("button", name="使いはじめる").click()
    secret = page.locator("p .num").inner_text()
    checked(page)
    page.get_by_label("アプリに出た6けた").fill("000000")
    page.get_by_role("button", name="確かめて").click()
    expect(page.get_by_label("アプリに出た6けた")).to_be_focused()
    checked(page)
    page.get_by_label("アプリに出た6けた").fill(code(base64.b32decode(secret), int(time.time()) // STEP))
    page.get_by_role("button", name="確かめて").click()
    spare = page.locator("ul.num li").first.inner_text()
    checked(page)

    again = new_page(site.url + "/staff", Screen(1280, 800))
    enter(again, "tanaka")
    expect(again.get_by_role("heading", level=1)).to_have_text("確認コードを入れてください")
    checked(again)
    again.get_by_label("確認コード").fill(spare)
    again.get_by_role("button", name="入る", exact=True).click()
    again.goto(site.url + "/o/delegations")
    again.get_by_label("受ける側").select_option("312011")
    again.get_by_role("button", name="記録する").click()
    expect(again.locator("[name=form]").first).to_be_focused()
    checked(again)
    again.get_by_label("事務の委託", exact=True).check()
    again.get_by_role("checkbox", name="名簿と数字").check()
    again.get_by_label("根拠").fill("事務の委託に関する協定")
    again.get_by_role("button", name="記録する").click()
    expect(again.get_by_text("もう一人の確かめを待っています", exact=True)).to_be_visible()
    checked(again)

    again.goto(site.url + "/o/audit?actor=staff%3Atanaka")
    expect(again.get_by_text("委ね・閲覧の許可を記録しました")).to_be_visible()
    checked(again)
