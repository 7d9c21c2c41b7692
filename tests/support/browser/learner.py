"""花子 of the demo in a browser: signing in, opening the test, answering."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from supporter.commands.demo import PIN, SIGN_INS
from tests.support.browser.rig import NewPage, Screen, Server

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
    page.locator("button.main").click()
    page.wait_for_url(f"**{HOME}")
    return page


def open_test(page: Page, site: Server) -> None:
    """The test with a question open."""
    page.goto(site.url + TEST)
    page.wait_for_function("window.socket?.connected && document.querySelector('.answer form button')")
    if not page.locator("fieldset[data-key]").count():
        page.locator("button[name=go]").first.click()
    page.locator("fieldset[data-key] [name=a]").first.wait_for(state="attached")
    while not page.locator("label.choice").count():  # these tests tap choices; other kinds of question go by
        answer(page)
        page.locator("button[name=go]").click()
        page.locator("fieldset[data-key] [name=a]").first.wait_for(state="attached")


def answer(page: Page) -> None:
    """Choose something and wait for the receipt."""
    if page.locator(".order").count():
        page.locator("[data-move=down]").first.click()
    elif page.locator("select[name=a]").count():
        choose(page, [str(place) for place in range(page.locator("select[name=a]").count())])
    elif page.locator("label.choice").count():
        page.locator("label.choice").first.click()
    else:
        choose(page, ["ありがとう"])
    press_answer(page)
    expect(page.locator(".saved")).to_be_visible()


def press_answer(page: Page) -> None:
    """答える, whatever the page calls it."""
    page.locator(".answer form button.main:not([name])").click()


def choose(within: Page | Locator, answer: Sequence[str]) -> None:
    """Give this answer to the question that is open, of whatever kind, without sending it."""
    if within.locator(".order").count():
        _put_in_order(within, answer)
    elif within.locator("select[name=a]").count():
        for place, value in enumerate(answer):
            within.locator("select[name=a]").nth(place).select_option(value)
    elif within.locator("label.choice").count():
        for value in answer:
            within.locator(f"label.choice:has(input[value='{value}'])").click()
    else:
        within.locator("input[name=a]").fill(answer[0])


def order_of(within: Page | Locator) -> list[str]:
    """The items to put in order as they stand now, by value."""
    found: list[str] = within.locator(".order [name=a]").evaluate_all("all => all.map(one => one.value)")
    return found


def _put_in_order(within: Page | Locator, answer: Sequence[str]) -> None:
    for place, value in enumerate(answer):
        up = within.locator(f".order li:has(input[value='{value}']) [data-move=up]")
        for _ in range(order_of(within).index(value) - place):
            up.click()
