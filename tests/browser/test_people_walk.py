"""鈴木 brings in a list, sees every row's fate, enters it, finds one of them and puts a name right, by keyboard."""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PASSWORD = "tottori-demo-2026"  # of the demo's staff
ROWS = [
    ("受講者", None, "年代", "連絡先"),
    ("氏名", "フリガナ", None, None),
    ("髙橋 みち子", "たかはし みちこ", "60代", "0857-11-2222"),
    ("前田 正夫", "マエダ マサオ", "七十代", None),
    ("鳥取　花子", "トットリ ハナコ", "80代以上", None),
    (None, None, "30代", None),
]


def workbook() -> bytes:
    work, out = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        work.active.append(row)
    for merged in ("A1:B1", "C1:C2", "D1:D2"):
        work.active.merge_cells(merged)
    work.save(out)
    return out.getvalue()


def checked(page: Page) -> None:
    # At its end nothing lies below the bar at the bottom, which what is read may pass under on its way.
    page.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    axe(page)
    no_sideways(page)
    targets_48(page)


def test_a_list_is_brought_in_and_one_of_it_put_right(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/staff", Screen(1280, 800))
    page.get_by_label("ID").fill("suzuki")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="人", exact=True).first.click()
    page.get_by_role("link", name="一覧から入れる").click()
    file = page.locator("input[type=file]")
    expect(page.get_by_role("button", name="ファイルをえらぶ").last).to_be_visible()
    checked(page)
    file.set_input_files({"name": "前回.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    expect(page.locator("main [role=alert] p")).to_be_visible()
    file.set_input_files({"name": "前回の受講者.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()})
    expect(page.get_by_label("受講者 氏名")).to_have_value("氏名")
    page.get_by_label("使いみちは").click()
    page.get_by_role("option", name=re.compile("紙")).click()
    expect(page.get_by_role("listbox")).to_have_count(0)
    checked(page)
    page.get_by_role("button", name="一行ずつ確かめる").click()
    expect(page.get_by_text(re.compile("年代「七十代」")).first).to_be_visible()
    expect(page.get_by_text("名簿に同じ方がいるようです（鳥取　花子）")).to_be_visible()
    checked(page)
    page.set_viewport_size({"width": 360, "height": 780})
    checked(page)
    page.get_by_label("4行目をどうしますか").select_option("enter")
    page.get_by_role("group", name="5行目をどうしますか").get_by_role("radio").first.check()
    page.get_by_label("6行目をどうしますか").select_option("skip")
    page.locator(".import-bar .main").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("入れました")
    expect(page.locator(".stat").first).to_contain_text("2人")
    checked(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("link", name="人をさがす").click()
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("高橋みち")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="髙橋 みち子").press("Enter")
    expect(page.get_by_text("一覧から入れた（鈴木（見本））")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="直す").click()
    page.get_by_label("氏名").fill("髙橋 美智子")
    checked(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("髙橋 美智子"))
    expect(page.get_by_text("直しました")).to_be_visible()
