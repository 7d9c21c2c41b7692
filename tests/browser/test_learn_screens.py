"""Every page of the learner's way in every reading: small and wide, largest letters, ruby, night, keys alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, focus_order, no_sideways, targets_48
from tests.support.browser.learner import COURSE, HOME, TEST, open_test, press_answer, signed_in
from tests.support.browser.rig import NewPage, Screen, Server

SCREENS = {
    "small, largest letters, ruby, night": Screen(320, 640, reading="xl-on-dark"),
    "phone": Screen(360, 780),
    "PC at 200 %": Screen(640, 400),
    "PC": Screen(1280, 800),
}
OPEN = [HOME, COURSE, f"{COURSE}/hajimeni/mezasu", f"{COURSE}/shiru/chigai", f"{COURSE}/shiru/kakaekomi", TEST]
OWN = [HOME, COURSE, f"{COURSE}/shiru/suuji", f"{HOME}/my"]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_readers_pages(site: Server, new_page: NewPage, screen: Screen) -> None:
    page = new_page(site.url + HOME, screen)
    for address in OPEN:
        page.goto(site.url + address)
        page.get_by_role("heading", level=1).wait_for()
        for part in page.locator("summary").all():
            part.click()
        _good(page)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_learners_pages(site: Server, new_page: NewPage, screen: Screen) -> None:
    page = signed_in(site, new_page, screen)
    for address in OWN:
        page.goto(site.url + address)
        page.get_by_role("heading", level=1).wait_for()
        _good(page)
    open_test(page, site)
    _good(page)
    press_answer(page)
    expect(page.locator("[data-missing]")).to_be_visible()
    _good(page)
    page.locator("label.choice").first.click()
    press_answer(page)
    page.locator(".saved").wait_for()
    page.locator("summary").first.click() if page.locator("summary").count() else None
    _good(page)


def test_a_page_is_left_and_a_question_answered_by_keys_alone(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page, Screen(1280, 800))
    page.goto(f"{site.url}{COURSE}/shiru/chigai")
    page.get_by_role("heading", level=1).wait_for()
    stops = focus_order(page)
    assert stops[0] == "本文へ"
    assert "次へ" in stops[-1] or any("次へ" in stop for stop in stops)
    open_test(page, site)
    place = page.get_by_text(re.compile("10問のうち .+問目")).inner_text()
    _answered_by_keys(page)
    _tab_to(page, "答える")
    page.keyboard.press("Enter")
    page.locator(".saved").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    _tab_to(page, "つぎの問題へ")
    page.keyboard.press("Enter")
    expect(page.get_by_text(place)).to_have_count(0)
    # Where a question touches on something heavy, what is said before it comes first.
    assert page.evaluate("document.activeElement.matches('h1, section.heart')")


def _answered_by_keys(page: Page) -> None:
    """Something is given, whatever kind of question has been drawn."""
    pairs = page.locator(".answer select").all()
    for pair in pairs:
        pair.focus()
        page.keyboard.press("ArrowDown")
    if not pairs:
        page.locator(".answer [name=a]:not([type=hidden]), .answer [data-move=down]").first.focus()
        page.keyboard.press("Space")


def _tab_to(page: Page, words: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.innerText ?? ''"):
            return
    raise AssertionError(f"no way by Tab to {words}")


def _good(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)
