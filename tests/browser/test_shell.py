"""The shell in a real browser: accessible, steady, quiet when the line is lost, back at the same line."""

from __future__ import annotations

import http.client

import pytest
from playwright.sync_api import expect

from tests.support.browser.checks import axe, focus_order, no_sideways, only_from_here, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PAGES = [
    "/",
    "/m/312011/help",
    "/help",
    "/m/312011/about",
    "/m/312011/privacy",
    "/m/312011/accessibility",
    "/m/313025/contact",
    "/m/312011/letters",
    "/m/312011/nothing-here",
    "/m/312011/lesson",
]
top = "line => line.getBoundingClientRect().top"
ready = "window.did_handshake === true || !document.getElementById('app')"


@pytest.mark.parametrize("address", PAGES)
def test_pages_pass_axe_by_day_and_by_night(shell_site: Server, new_page: NewPage, address: str) -> None:
    page = new_page(shell_site.url + address)
    page.wait_for_function(ready)
    for width, scheme in ((360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        axe(page)


@pytest.mark.parametrize("address", PAGES)
def test_pages_never_move_sideways_and_can_be_pressed(shell_site: Server, new_page: NewPage, address: str) -> None:
    for reading in ("", "xl-on-auto"):
        page = new_page(shell_site.url + address, Screen(reading=reading))
        page.wait_for_function(ready)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 780})
            no_sideways(page)
            targets_48(page)


@pytest.mark.parametrize("address", PAGES)
def test_the_keyboard_reaches_everything_in_the_order_of_the_page(
    shell_site: Server, new_page: NewPage, address: str
) -> None:
    page = new_page(shell_site.url + address, Screen(1280, 800))
    page.wait_for_function(ready)
    stops = focus_order(page)
    assert stops[0] == "本文へ"
    assert any("今すぐ助けが必要なとき" in words for words in stops[:9])
    page = new_page(shell_site.url + address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")


@pytest.mark.parametrize("address", ["/m/312011/help", "/m/312011/lesson"])
def test_nothing_comes_from_another_host(shell_site: Server, new_page: NewPage, address: str) -> None:
    only_from_here(new_page(shell_site.url + address))


def test_letters_work_without_script_and_stay(shell_site: Server, new_page: NewPage) -> None:
    page = new_page(shell_site.url + "/m/312011/about", Screen(script=False))
    page.get_by_role("link", name="文字").click()
    page.get_by_label("とても大きい").check()
    page.get_by_role("button", name="これでよい").click()
    assert page.url.endswith("/m/312011/about")
    assert page.locator("html").get_attribute("data-size") == "xl"


WITHOUT_SCRIPT = [address for address in PAGES if not address.endswith("/lesson")]


@pytest.mark.parametrize("address", WITHOUT_SCRIPT)
def test_information_needs_no_script(shell_site: Server, new_page: NewPage, address: str) -> None:
    page = new_page(shell_site.url + address, Screen(script=False))
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator(".tool-help")).to_be_visible()
    no_sideways(page)


def test_hiding_the_help_page_leaves_no_way_back_to_it(shell_site: Server, new_page: NewPage) -> None:
    page = new_page(shell_site.url + "/m/312011/about")
    page.get_by_role("link", name="相談先").click()
    page.get_by_role("link", name="この画面をかくす").click()
    page.wait_for_url("**/m/312011")
    page.go_back()
    assert page.url.endswith("/m/312011/about")


def test_a_first_lesson_is_light_and_a_second_one_lighter(shell_site: Server, new_page: NewPage) -> None:
    page = new_page("about:blank")
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    def visit() -> tuple[int, float]:
        sizes.clear()
        page.goto(shell_site.url + "/m/312011/lesson", wait_until="networkidle")
        page.wait_for_function(ready)
        return len([size for size in sizes if size]), sum(sizes)

    requests, size = visit()
    assert requests <= 11 and size <= 125_000
    assert visit()[1] <= 20_000


def test_a_lost_line_is_told_in_japanese_and_the_page_stays(shell_site: Server, new_page: NewPage) -> None:
    page = new_page(shell_site.url + "/m/312011/lesson")
    page.wait_for_function(ready)
    page.locator("summary").click()
    page.evaluate("scrollTo(0, 900)")
    where = page.locator("main p").nth(20).evaluate(top)
    shell_site.kill()
    try:
        status = page.get_by_role("status")
        expect(status).to_contain_text("電波が切れました")
        expect(page.locator("#popup")).to_be_hidden()
        assert "Connection lost" not in page.inner_text("body")
        axe(page)
    finally:
        shell_site.start()
    # The new process does not know the old page: it is built anew, and looks as it did.
    page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.wait_for_function("scrollY > 0")
    assert abs(page.locator("main p").nth(20).evaluate(top) - where) < 2
    assert page.locator("details").get_attribute("open") is not None
    page.get_by_role("button", name="押す").click()
    expect(page.locator(".pressed")).to_have_text("押しました")


@pytest.mark.parametrize("address, status", [("/m/999999/lesson", 404), ("/m/312011/broken", 500)])
def test_troubles_of_a_lesson_are_told_in_our_words(
    shell_site: Server, new_page: NewPage, address: str, status: int
) -> None:
    page = new_page("about:blank")
    answer = page.goto(shell_site.url + address)
    assert answer is not None and answer.status == status
    assert "NiceGUI" not in page.content() and "Error" not in page.inner_text("body")
    expect(page.locator(".tool-help")).to_be_visible()
    axe(page)


def test_nothing_of_niceguis_own_english_is_sent(shell_site: Server, new_page: NewPage) -> None:
    page = new_page(shell_site.url + "/m/312011/lesson")
    source = page.request.get(page.url).text()
    assert "fonts.css" not in source and "browser does not support" not in source
    assert '<html lang="ja">' in source


@pytest.mark.parametrize("origin, status", [(None, 101), ("own", 101), ("https://evil.example", 403), ("null", 403)])
def test_sockets_from_other_sites_are_refused(shell_site: Server, origin: str | None, status: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", shell_site.port, timeout=60)
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    headers["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    if origin:
        headers["Origin"] = shell_site.url if origin == "own" else origin
    line.request("GET", "/_nicegui_ws/socket.io/?EIO=4&transport=websocket", headers=headers)
    assert line.getresponse().status == status
    line.close()
