"""鈴木 prepares certificates from the first name to the last hand, and issues one anew; keyboard and axe on the way."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PASSWORD = "tottori-demo-2026"


def test_a_run_from_the_names_to_the_hands(new_page: NewPage, site: Server) -> None:
    page = new_page(f"{site.url}/staff")
    page.get_by_label("ID").fill("suzuki")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/o")
    page.goto(f"{site.url}/o/certificates")
    axe(page)
    targets_48(page)
    page.get_by_role("button", name="えらんだ人の準備をはじめる").click()
    expect(page.get_by_text("ひとつ以上えらんでください")).to_be_visible()
    page.locator("[name=certificate]").first.focus()
    page.keyboard.press("Space")
    page.locator("[name=certificate]").nth(1).check()
    page.get_by_role("button", name="えらんだ人の準備をはじめる").click()
    page.wait_for_url(re.compile("/runs/"))
    axe(page)
    no_sideways(page)
    targets_48(page)
    for paper in ("names", "decision", "trial"):
        file = page.request.get(f"{page.url}/{paper}.pdf")
        assert file.ok and file.body().startswith(b"%PDF-")
    page.get_by_role("button", name="字を確かめました").click()
    expect(page.locator(".steps [aria-current]")).to_contain_text("決裁用の一覧")

    page.get_by_label("右へずらす（mm）").fill("11")
    page.get_by_role("button", name="この用紙とずれで覚える").click()
    expect(page.get_by_text("10 mm までの数")).to_be_visible()
    axe(page)
    page.get_by_label("右へずらす（mm）").fill("1.5")
    page.get_by_role("button", name="この用紙とずれで覚える").click()
    expect(page.get_by_label("右へずらす（mm）")).to_have_value("1.5")

    page.get_by_role("button", name="2枚を作る").click()
    expect(page.get_by_text("2枚ができました。")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="2枚の PDF を保存する").click()
    assert saved.value.suggested_filename == "修了証_2枚.pdf"
    page.get_by_role("button", name="ほかの全員に渡したと記録する").click()
    expect(page.get_by_text("全員に渡しました")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 780})
    no_sideways(page)


def test_a_lost_one_is_issued_anew_and_another_taken_out_of_use(new_page: NewPage, site: Server) -> None:
    page = new_page(f"{site.url}/staff", Screen(360, 780))
    page.get_by_label("ID").fill("suzuki")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/o")
    page.goto(f"{site.url}/o/certificates?find=0003")
    no_sideways(page)
    page.get_by_role("link", name="第R8-基-0003号").click()
    axe(page)
    targets_48(page)
    page.get_by_role("button", name="再交付する").click()
    expect(page.get_by_text("理由を入れてください")).to_be_visible()
    page.get_by_label("理由").fill("紛失の届け出")
    page.get_by_role("button", name="再交付する").click()
    expect(page.get_by_text("再交付1回")).to_be_visible()
    page.get_by_label("理由").fill("出席の誤り")
    page.get_by_role("button", name="使えなくする").click()
    expect(page.get_by_role("button", name="もう一度使えるようにする")).to_be_visible()
    for address in ("/o/stock", "/o/certificates/issue"):
        page.goto(site.url + address)
        axe(page)
        no_sideways(page)
        targets_48(page)
