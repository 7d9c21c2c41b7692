"""Starting, signing in and sharing one telephone, as people do it: by keyboard, by camera, by going back."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

TOWN = "/m/312011"
PIN = "271828"  # of the demo's people
LONG = "Wolfeschlegelsteinhausenbergerdorff Nguyễn Thị Ánh Nguyệt"
XL = Screen(320, 640, reading="xl-off-auto")


def checked(page: Page) -> None:
    """What every page must pass, as it is now, on a telephone and on a desk."""
    screen = page.viewport_size
    assert screen
    for width in (screen["width"], 1280):
        page.set_viewport_size({"width": width, "height": screen["height"]})
        axe(page)
        no_sideways(page)
        targets_48(page)
    page.set_viewport_size(screen)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def numbers(site: Server) -> list[str]:
    """The numbers of the demo's 花子 and 太郎."""
    kept: dict[str, str] = json.loads((site.log.parent / "data" / "demo-sign-ins.json").read_text("utf-8"))
    return list(kept.values())


def sign_up(page: Page, name: str = LONG, device: str = "わたしだけ") -> None:
    """The three screens from the page where they begin."""
    page.get_by_label("お名前").fill(name)
    page.get_by_role("button", name="つぎへ").click()
    page.get_by_label("60代").check()
    page.get_by_role("button", name="つぎへ").click()
    page.get_by_label("番号で入るための暗証番号").fill("sakura no shita")
    page.get_by_label(device).check()
    page.get_by_role("button", name="読みました。はじめます").click()


def sign_in(page: Page, number: str) -> None:
    """番号で入る, on a telephone that a family shares."""
    page.get_by_label("受講番号").fill(number)
    page.get_by_label("暗証番号", exact=True).fill(PIN)
    page.get_by_label("家族も使う").check()
    page.get_by_role("button", name="入る", exact=True).click()


def test_a_browser_that_does_not_say_which_button_was_pressed_sends_it_all_the_same(
    site: Server, new_page: NewPage
) -> None:
    """Safari before 15.4 has no `submitter`, before 16 no `requestSubmit`."""
    page = new_page("about:blank")
    page.add_init_script("delete HTMLFormElement.prototype.requestSubmit; delete SubmitEvent.prototype.submitter;")
    page.goto(site.url + "/start?m=312011")
    page.get_by_label("お名前").fill(LONG)
    page.get_by_label("お名前").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("年代と市町村を")
    page.locator("button[name=go][value='1']").click()
    expect(page.get_by_label("お名前")).to_have_value(LONG)


def test_starting_by_keyboard_alone(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/start?m=312011")
    tab_to(page, "#name")
    page.keyboard.type("鳥取 次郎")
    tab_to(page, "#kana")
    page.keyboard.type("とっとり じろう")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("年代と市町村を")
    tab_to(page, "[name=age_band]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_contain_text("お名前などの使いみち")
    tab_to(page, "#pin")
    page.keyboard.type("123456")
    page.keyboard.press("Enter")
    expect(page.locator("#pin-fix")).to_be_visible()
    expect(page.locator("#pin")).to_be_focused()
    page.keyboard.type("582913")
    tab_to(page, "[name=device]")
    page.keyboard.press("Space")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("受講番号ができました")
    assert page.locator(".big-no").first.evaluate("(e) => getComputedStyle(e).fontSize") == "28px"
    tab_to(page, "main a.btn.main")
    page.keyboard.press("Enter")
    expect(page.get_by_text("次郎さん、")).to_be_visible()


@pytest.mark.parametrize("screen", [Screen(), XL], ids=["360", "320 xl"])
def test_every_screen_passes_with_and_without_mistakes(site: Server, new_page: NewPage, screen: Screen) -> None:
    page = new_page(site.url + "/start?m=312011", screen)
    checked(page)
    page.get_by_role("button", name="つぎへ").click()
    expect(page.locator("#name")).to_be_focused()
    checked(page)
    page.get_by_label("お名前").fill(LONG)
    page.get_by_role("button", name="つぎへ").click()
    expect(page.get_by_label("60代")).to_be_visible()
    checked(page)
    page.get_by_role("button", name="つぎへ").click()
    expect(page.get_by_text("年代をえらんでください")).to_be_visible()
    checked(page)
    page.get_by_label("60代").check()
    page.get_by_role("button", name="つぎへ").click()
    page.get_by_role("button", name="読みました。はじめます").click()
    expect(page.locator("#pin")).to_be_focused()
    checked(page)
    page.get_by_label("番号で入るための暗証番号").fill("sakura no shita")
    page.get_by_label("わたしだけ").check()
    page.get_by_role("button", name="読みました。はじめます").click()
    expect(page.get_by_text(f"{LONG} 様の")).to_be_visible()
    checked(page)
    page.goto(site.url + "/card")
    page.get_by_label("暗証番号").fill("wrong words")
    page.get_by_role("button", name="新しい受講票を作る").click()
    expect(page.get_by_text("あと4回ためせます")).to_be_visible()
    checked(page)


def test_the_browsers_own_way_back_shows_what_was_typed(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/start?m=312011")
    page.get_by_label("お名前").fill(LONG)
    page.get_by_role("button", name="つぎへ").click()
    page.get_by_label("60代").check()
    page.get_by_role("button", name="つぎへ").click()
    expect(page.get_by_text("お名前などの使いみち")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("60代")).to_be_checked()
    page.go_back()
    expect(page.get_by_label("お名前")).to_have_value(LONG)


def test_starting_works_without_script(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/start?m=312011", Screen(script=False))
    sign_up(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("受講番号ができました")
    page.goto(site.url + "/in/card#12345678.secret")
    expect(page.get_by_text("JavaScript が要ります")).to_be_visible()


def test_pages_read_before_are_there_after_starting(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + TOWN)
    page.get_by_role("link", name="まず 読んでみる").click()
    page.wait_for_function("localStorage.getItem('read')")
    page.goto(site.url + "/start?m=312011")
    sign_up(page)
    page.wait_for_function("localStorage.getItem('read') === null")
    page.get_by_role("link", name="つづきから").click()
    page.get_by_role("link", name="つづきから").click()
    expect(page.get_by_text("2ページ目／")).to_be_visible()


def test_the_folded_card_signs_in_by_one_tap_and_leaves_no_trace(
    site: Server, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(site.url + "/start?m=312011")
    sign_up(page)
    picture = Image.open(io.BytesIO(page.locator(".inside .qr").screenshot()))
    address = zxingcpp.read_barcodes(picture)[0].text
    assert address.startswith(site.url + "/in/card#")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(pikepdf.open(io.BytesIO(printed)).pages) == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="受講票を紙に刷る（PDF）").click()
    assert download.value.suggested_filename == "受講票.pdf"
    assert all("#" not in url for url in (page.url, download.value.url))
    draw = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(download.value.path()), str(tmp_path / "card")]
    subprocess.run(draw, check=True)
    assert address in {code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "card.png"))}

    phone = new_page(address)
    expect(phone.get_by_role("button", name="はいる")).to_be_visible()
    checked(phone)
    assert phone.url == site.url + "/in/card"
    assert [cookie["name"] for cookie in phone.context.cookies() if cookie["name"] == "signin"] == []
    phone.get_by_role("button", name="はいる").click()
    expect(phone.get_by_text(f"{LONG}さん、")).to_be_visible()
    phone.goto(site.url + "/in/card")
    expect(phone.get_by_text("QR のつづきが届いていません")).to_be_visible()
    checked(phone)


def test_a_couple_swaps_and_the_second_sees_nothing_of_the_first(site: Server, new_page: NewPage) -> None:
    hanako, taro = numbers(site)[:2]
    page = new_page(site.url + "/in?m=312011")
    sign_in(page, hanako)
    expect(page.get_by_text("花子さん、")).to_be_visible()
    page.get_by_role("link", name="交代する").click()
    page.get_by_role("button", name="交代する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("番号で入る")
    assert hanako not in page.content() and "花子" not in page.content()
    sign_in(page, taro)
    expect(page.get_by_text("太郎さん、")).to_be_visible()
    for address in (TOWN, f"{TOWN}/my", "/card"):
        page.goto(site.url + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert "花子" not in page.content() and f"{hanako[:4]} {hanako[4:]}" not in page.content()


@pytest.mark.parametrize("screen", [Screen(), XL], ids=["360", "320 xl"])
def test_signing_in_passes_with_its_mistakes(site: Server, new_page: NewPage, screen: Screen) -> None:
    page = new_page(site.url + "/in?m=312011", screen)
    checked(page)
    page.get_by_role("link", name="暗証番号を忘れた").click()
    expect(page.get_by_text("折った中の QR を")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="番号で入る画面へ").click()
    sign_in(page, "12345678")
    expect(page.get_by_text("その受講番号が見つかりません")).to_be_visible()
    checked(page)
    page.goto(site.url + "/in/card#12345678.wrong")
    page.get_by_role("button", name="はいる").click()
    expect(page.get_by_text("この受講票の QR は、いまは使えません")).to_be_visible()
    checked(page)
