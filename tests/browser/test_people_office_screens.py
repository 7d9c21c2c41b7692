"""The office in a real browser: accessible on a telephone and a desk, exports downloaded, PINs shown once."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PASSWORD = "tottori-demo-2026"  # of the demo's staff
XL = Screen(320, 640, reading="xl-off-auto")


def checked(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)


def enter(page: Page, id: str) -> None:
    page.get_by_label("ID").fill(id)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="入る").click()


PEOPLE = ("/o/people", "/o/people/new", "/o/people/duplicates", "/o/people/moves", "/o/import", "/o/desk")
PAGES = [
    ("suzuki", ("/o", "/o/confirm", "/o/roster", "/o/roster?year=2021", "/o/leaving", "/o/figures", *PEOPLE)),
    ("sato", ("/o", "/o/merge", "/t/demo-312011/without-internet", "/t/demo-312011/take")),
    ("koiki", ("/o", "/o/surveys", "/o/figures", "/o/figures/sessions")),
    ("kanri", ("/o", "/o/staff")),
]


@pytest.mark.parametrize("screen", [Screen(), Screen(1280, 800), XL], ids=["360", "1280", "320 xl"])
@pytest.mark.parametrize("who, addresses", PAGES, ids=[who for who, _ in PAGES])
def test_every_page_of_every_role_passes(
    site: Server, new_page: NewPage, screen: Screen, who: str, addresses: tuple[str, ...]
) -> None:
    page = new_page(site.url + "/staff", screen)
    checked(page)
    page.get_by_role("button", name="入る").click()
    expect(page.locator("#password")).to_be_focused()
    checked(page)
    enter(page, who)
    page.wait_for_url(re.compile("/[ot]$"))
    for address in addresses:
        page.goto(site.url + address)
        if screen.width < 768:
            page.locator(".menu > summary").click()
        checked(page)


def test_a_number_of_the_sentence_opens_its_roster_and_leaves_as_a_file(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/staff", Screen(1280, 800))
    enter(page, "suzuki")
    page.get_by_role("button", name="写す").click()
    expect(page.locator("[role=status]:not(#net):not(:empty)")).to_have_text(re.compile("写しました|選びました"))
    number = page.locator("blockquote a").first
    counted = number.inner_text()
    number.click()
    expect(page.locator("main [role=status] b")).to_have_text(counted)
    page.get_by_role("searchbox", name="この名簿の中でさがす").fill("みほん")
    page.get_by_role("button", name="さがす", exact=True).click()
    expect(page.get_by_text("さがした人だけ")).to_be_visible()
    assert "q=" not in page.url, "a name stands in no address"
    checked(page)
    page.get_by_role("button", name="フリガナ").click()
    page.get_by_role("checkbox", name="この表の全員を選ぶ").check()
    expect(page.locator("[data-count]")).to_have_text(str(page.locator("tbody tr").count()))
    page.get_by_role("button", name="選ぶのをやめる").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("フリガナ")
    page.get_by_role("link", name="でさがすのをやめる").click()
    page.get_by_text("列をえらぶ").click()
    page.get_by_label("講師", exact=True).check()
    checked(page)
    page.get_by_role("button", name="この列にする").click()
    expect(page.get_by_role("columnheader", name="講師")).to_be_visible()
    names = page.locator("tbody th").all_inner_texts()
    assert f"{len(names)}人" == counted
    page.get_by_text(f"{counted}を書き出す").click()
    page.get_by_role("button", name="書き出す").click()
    expect(page.get_by_text("書き出す理由をえらんでください")).to_be_visible()
    expect(page.locator("#reason")).to_be_focused()
    checked(page)
    page.get_by_label("書き出す理由").select_option("照会への回答")
    for form in ("Excel（xlsx）", "UTF-8"):
        page.get_by_label(form).check()
        with page.expect_download() as download:
            page.get_by_role("button", name="書き出す").click()
        assert download.value.suggested_filename.startswith("鳥取市_つながりサポーター修了者名簿_")
    page.get_by_label("Excel（xlsx）").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="書き出す").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    column = [cell.value for cell in book.worksheets[0][1]].index("氏名")
    assert [row[column].value for row in book.worksheets[0].iter_rows(min_row=2)] == names
    page.get_by_label("CP932").check()
    page.get_by_role("button", name="書き出す").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("CP932 では書けない字があります")
    checked(page)
    page.goto(site.url + "/figures/312011")
    checked(page)


def test_the_desk_gives_a_pin_that_opens_once(site: Server, new_page: NewPage) -> None:
    kept: dict[str, str] = json.loads((site.log.parent / "data" / "demo-sign-ins.json").read_text("utf-8"))
    number = next(iter(kept.values()))
    page = new_page(site.url + "/staff")
    enter(page, "suzuki")
    page.get_by_role("link", name="暗証番号を忘れた方へ").click()
    page.get_by_label("受講番号").fill(number)
    page.get_by_role("button", name="さがす").click()
    expect(page.get_by_role("button", name="一度だけの番号を出す")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="一度だけの番号を出す").click()
    expect(page.get_by_text("どうやってご本人を確かめたか")).to_be_visible()
    checked(page)
    page.get_by_label("電話で").check()
    page.get_by_role("button", name="一度だけの番号を出す").click()
    expect(page.locator(".big-no")).to_have_text(re.compile(r"^\d{6}$"))
    checked(page)
    pin = page.locator(".big-no").inner_text()

    phone = new_page(site.url + "/in?m=312011")
    phone.get_by_label("受講番号").fill(number)
    phone.get_by_label("暗証番号", exact=True).fill(pin)
    phone.get_by_label("みんなの機械").check()
    phone.get_by_role("button", name="入る", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("新しい暗証番号を決めてください")
    checked(phone)
    phone.get_by_label("新しい暗証番号").fill(pin)
    phone.get_by_role("button", name="この番号にする").click()
    expect(phone.get_by_text("当てられやすい番号")).to_be_visible()
    checked(phone)
    phone.get_by_label("新しい暗証番号").fill("271828")
    phone.get_by_role("button", name="この番号にする").click()
    expect(phone.get_by_text("花子さん、")).to_be_visible()
