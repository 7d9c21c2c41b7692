"""A lesson stands before its scripts have come, and stays as it is when NiceGUI takes it over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.browser.checks import axe, no_sideways
from tests.support.browser.learner import COURSE, HOME, signed_in
from tests.support.browser.rig import NewPage, Screen, Server

CHECK = f"{COURSE}/hajimeni/mezasu"
SEEN = "[document.getElementById('app').innerHTML, scrollY]"
VUE = "**/vue.esm-browser.prod.js"


class Held:
    """Vue, which does not come before it is let go."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        self.page = page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.route(VUE, lambda route: self.routes.append(route))

    def let_go(self) -> None:
        for route in self.routes:
            route.continue_()
        self.page.unroute(VUE)
        self.page.wait_for_function("window.socket?.connected")
        assert self.said == [], "Vue found other elements than those it would have made"


@pytest.fixture
def held(new_page: NewPage) -> Iterator[Held]:
    yield Held(new_page("about:blank"))


def test_what_was_done_before_the_scripts_came_is_kept(site: Server, held: Held) -> None:
    page = held.page
    page.goto(f"{site.url}{CHECK}", wait_until="commit")
    choice = page.locator(".answer label.choice").nth(1)
    choice.click()
    page.get_by_text("やさしい日本語で読む").click()
    page.evaluate("document.querySelector('main .prose p').dataset.same = 'yes'")
    page.get_by_role("button", name="答える").click()
    expect(page.get_by_role("button", name="送っています")).to_be_visible()
    held.let_go()
    assert page.locator("main .prose p").first.get_attribute("data-same") == "yes"
    expect(page.locator("details", has_text="やさしい日本語で読む").first).to_have_attribute("open", "")
    expect(page.locator(".answer [data-focus]")).to_be_visible()


def test_what_was_written_before_the_scripts_came_is_kept(site: Server, held: Held) -> None:
    page = held.page
    page.goto(f"{site.url}{COURSE}/shiru/chigai", wait_until="commit")
    page.locator("textarea").fill("縁側でお茶を飲むとき")
    held.let_go()
    expect(page.locator("textarea")).to_have_value("縁側でお茶を飲むとき")
    expect(page.locator("textarea")).to_be_focused()
    page.reload()
    expect(page.locator("textarea")).to_have_value("縁側でお茶を飲むとき")


@pytest.mark.parametrize("address", [HOME, COURSE, CHECK, f"{HOME}/my"])
def test_pages_are_taken_over_as_they_are(site: Server, new_page: NewPage, address: str) -> None:
    held = Held(signed_in(site, new_page))
    held.page.goto(site.url + address, wait_until="commit")
    expect(held.page.locator("main h1")).to_be_visible()
    axe(held.page)
    held.page.evaluate("scrollTo(0, 150)")
    before = held.page.evaluate(SEEN)
    held.let_go()
    assert held.page.evaluate(SEEN) == before and before[1] > 0
    axe(held.page)


def test_without_script_a_lesson_can_be_read_and_its_links_lead_on(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + HOME, Screen(320, 640, script=False))
    page.get_by_role("link", name="まず 読んでみる").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".needed").first).to_contain_text("つぎの画面なら、このまま答えられます")
    expect(page.get_by_role("button", name="答える")).to_be_hidden()
    no_sideways(page)
    page.get_by_role("link", name="次へ").click()
    assert page.url.endswith("/hajimeni/susumekata")
