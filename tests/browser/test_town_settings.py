"""What a town has of its own: its looks, its contacts, its chapter of the course, and the region it lies in."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server


def test_the_towns_own_name_colour_wording_and_contacts(new_page: NewPage, site: Server) -> None:
    page = new_page(f"{site.url}/staff")
    page.get_by_label("ID").fill("suzuki")
    page.get_by_label("パスワード").fill("tottori-demo-2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/o")
    page.goto(f"{site.url}/o/town")
    axe(page)
    no_sideways(page)
    targets_48(page)
    before = page.locator("#preview").get_attribute("src")
    page.get_by_label("題", exact=True).fill("認定証")
    expect(page.get_by_text("いまの書き方の見本です")).to_be_visible()
    assert page.locator("#preview").get_attribute("src") != before
    page.get_by_label("サポーターの呼び名").fill("ゆるサポ")
    page.get_by_label("番号の書き方").fill("第{number}号")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.locator("#number_format-fix")).to_be_visible()
    axe(page)
    page.get_by_label("番号の書き方").fill("第R{era_year}-{level}-{number:04d}号")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.get_by_text("保存しました")).to_be_visible()
    learner = new_page(f"{site.url}/m/312011", Screen(360, 780))
    expect(learner.get_by_role("banner")).to_contain_text("鳥取市 ゆるサポ")

    page.goto(f"{site.url}/o/contacts")
    axe(page)
    page.get_by_role("link", name="相談先を足す").click()
    axe(page)
    targets_48(page)
    page.get_by_label(re.compile("^名前(?!（)")).fill("公民館の相談日（見本）")
    page.get_by_label("時間（きまった書き方）").fill("月から金まで")
    page.get_by_role("button", name="保存する").click()
    expect(page.locator("#opening-fix")).to_be_visible()
    page.get_by_label("時間（きまった書き方）").fill("月-金 8:30-17:15")
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_role("rowheader", name="公民館の相談日（見本）")).to_be_visible()
    page.get_by_role("button", name=re.compile("上へ.*公民館")).click()
    expect(page.get_by_role("rowheader").first).to_have_text("公民館の相談日（見本）")
    targets_48(page)
    page.set_viewport_size({"width": 360, "height": 780})
    no_sideways(page)


def test_the_own_chapter_stands_in_its_place_and_asks_its_question(new_page: NewPage, site: Server) -> None:
    reader = new_page(f"{site.url}/m/312011/c/kiso/tottori-chikaku/nashi", Screen(360, 780))
    expect(reader.get_by_role("heading", level=1)).to_contain_text("おとなりへ")
    picture = reader.get_by_role("img", name=re.compile("三つの梨"))
    picture.scroll_into_view_if_needed()
    reader.wait_for_function("(image) => image.naturalWidth > 0", arg=picture.element_handle())
    reader.get_by_label(re.compile("また、あいさつに来ますね")).check()
    reader.get_by_role("button", name=re.compile("答え|こたえ")).click()
    expect(reader.get_by_text("もう「ひと声」です")).to_be_visible()
    # At its end nothing lies below the bar at the bottom, which what is read may pass under on its way.
    reader.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    axe(reader)
    no_sideways(reader)
    elsewhere = new_page(f"{site.url}/m/313025/c/kiso", Screen(360, 780))
    expect(elsewhere.locator("main")).to_contain_text("まとめ")
    expect(elsewhere.locator("main a[href*=chikaku]")).to_have_count(0)
    reader.get_by_role("link", name="この章を終える").click()
    chapter = reader.locator("main li.chapter", has=reader.locator("a[href*=chikaku]"))
    expect(chapter).to_have_count(1)
    expect(chapter.locator("> div > a[href*=chikaku]:not(.btn)")).to_have_count(1)
    expect(chapter.locator(".steps-of a[href*=chikaku]")).to_have_count(1)


def test_an_administrator_sets_a_region_down(new_page: NewPage, site: Server) -> None:
    page = new_page(f"{site.url}/staff")
    page.get_by_label("ID").fill("kanri")
    page.get_by_label("パスワード").fill("tottori-demo-2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/o")
    page.goto(f"{site.url}/o/regions")
    axe(page)
    page.get_by_role("link", name="圏域を足す").click()
    page.get_by_label("圏域の名前").fill("海ぞいの圏域")
    page.get_by_label("岩美町").check()
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.locator("#municipalities-fix")).to_be_visible()
    axe(page)
    targets_48(page)
    page.get_by_label("新温泉町").check()
    page.get_by_role("button", name="この内容で保存する").click()
    expect(page.get_by_role("rowheader", name="海ぞいの圏域")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 780})
    no_sideways(page)
    targets_48(page)
