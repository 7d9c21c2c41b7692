"""花子 of the demo in a browser: signing in, opening the test, answering."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from supporter.commands.demo import PIN, SIGN_INS
from tests.browser.rig import NewPage, Screen, Server

HOME = "/m/312011"
COURSE = f"{HOME}/c/kiso"
TEST = f"{COURSE}/test"


def signed_in(site: Server, new_page: NewPage, screen: Screen = Screen(), name: str = "鳥取　花子") -> Page:  # noqa: B008
    """A page in a fresh browser, signed in as one of the demo's learners."""
    numbers = json.loads((site.log.parent / "data" / SIGN_INS).read_text("utf-8"))
    page: Page = new_page(f"{site.url}/in?m=312011", screen)
    page.locator("[name=number]").fill(numbers[name])
    page.locator("[name=pin]").fill(PIN)
    page.get_by_text("わたしだけ").click()
    page.get_by_role("button", name="入る").click()
    page.wait_for_url(f"**{HOME}")
    return page


def open_test(page: Page, site: Server) -> None:
    """The test with a question open."""
    page.goto(site.url + TEST)
    page.wait_for_function("window.socket?.connected && document.querySelector('.answer form button')")
    if not page.locator("fieldset[data-key]").count():
        page.locator("button[name=go]").first.click()
    page.locator("fieldset[data-key] [name=a]").first.wait_for(state="attached")
    while page.locator("select[name=a]").count():  # these tests tap choices; a question to put in order goes by
        answer(page)
        page.locator("button[name=go]").click()
        page.locator("fieldset[data-key] [name=a]").first.wait_for(state="attached")


def answer(page: Page) -> None:
    """Choose something and wait for the receipt."""
    orders = page.locator("select[name=a]")
    for place in range(orders.count()):
        orders.nth(place).select_option(str(place))
    if not orders.count():
        page.locator("label.choice").first.click()
    page.get_by_role("button", name="答える").click()
    expect(page.locator(".saved")).to_be_visible()
