"""Letters and colours that show themselves before they are chosen, another language by one press, a ring tied once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE, HOME, signed_in
from tests.support.browser.rig import NewPage, Screen, Server

LOOK = """(name) => getComputedStyle(document.querySelector('.sample .in-ja'))[name]"""


def test_the_sample_follows_the_choice_without_script(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + HOME + "/letters", Screen(script=False))
    sample = page.locator(".sample")
    small, light = page.evaluate(LOOK, "fontSize"), page.evaluate(LOOK, "color")
    expect(sample.locator("rt").first).to_be_hidden()
    page.get_by_label("とても大きい").check()
    page.get_by_label("あり").check()
    page.get_by_label("夜の色").check()
    assert float(page.evaluate(LOOK, "fontSize")[:-2]) > 1.4 * float(small[:-2])
    assert page.evaluate(LOOK, "color") != light
    expect(sample.locator("rt").first).to_be_visible()
    page.get_by_label("English").check()
    expect(sample.get_by_text("Say hello")).to_be_visible()
    page.get_by_role("button", name="これでよい").click()
    for name, value in (("size", "xl"), ("ruby", "on"), ("theme", "dark"), ("language", "en")):
        expect(page.locator("html")).to_have_attribute(f"data-{name}", value)


def test_letters_fit_a_small_screen_in_the_largest_letters(site: Server, new_page: NewPage) -> None:
    for reading in ("xl-on-dark-ja", "xl-off-clear-en"):
        page = new_page(site.url + HOME + "/letters", Screen(320, 640, reading=reading))
        no_sideways(page)
        targets_48(page)
        axe(page)


def test_who_cannot_read_it_changes_the_language_by_one_press_and_keeps_the_rest(
    site: Server, new_page: NewPage
) -> None:
    page = new_page(site.url + "/?all=1", Screen(reading="l-off-dark-ja", script=False))
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/?all=1")
    expect(page.locator("html")).to_have_attribute("data-size", "l")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(site.url + HOME)
    page.get_by_role("button", name="やさしい にほんご").click()
    assert page.url.endswith(HOME)
    expect(page.get_by_role("link", name="なまえを かかないで よみます")).to_be_visible()


def test_the_ring_of_a_chapter_is_tied_once_when_it_is_finished(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page, name="鳥取　太郎")
    page.goto(site.url + COURSE)
    done = page.locator("[data-ring]").count()
    for chapter in page.locator(".chapters .chapter:not(.now) a").evaluate_all("links => links.map(a => a.href)"):
        if "/shiru/" in chapter:
            _read_chapter(page, chapter)
            break
    page.get_by_role("link", name="この章を終える").click()
    expect(page.locator("[data-ring]")).to_have_count(done + 1)
    expect(page.locator(".tied")).to_have_count(1)
    assert page.locator(".tied").evaluate("ring => getComputedStyle(ring).animationName") == "tie"
    page.emulate_media(reduced_motion="reduce")
    assert page.locator(".tied").evaluate("ring => getComputedStyle(ring).animationName") == "none"
    page.reload()
    expect(page.locator("[data-ring]")).to_have_count(done + 1)
    expect(page.locator(".tied")).to_have_count(0)


def _read_chapter(page: Page, first: str) -> None:
    """Turn the pages of a chapter, each until the server has noted it."""
    page.goto(first)
    while page.get_by_role("link", name="次へ").count():
        page.wait_for_load_state("networkidle")
        page.get_by_role("link", name="次へ").click()
        page.wait_for_function("window.socket?.connected")
    page.wait_for_load_state("networkidle")
