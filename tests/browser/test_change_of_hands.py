"""夫婦で一台: whoever takes the phone over sees nothing that the other wrote, read, or left unsent."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from supporter.commands.demo import PIN
from tests.browser.test_offline import kept, wait_for
from tests.browser.test_worksheet import SECRET, change_hands, sheet
from tests.support.browser.learner import COURSE, HOME, open_test, signed_in
from tests.support.browser.rig import NewPage, Server

TARO = "鳥取　太郎"


LESSON = f"{COURSE}/shiru/chigai"


def lies_in(page: Page) -> str:
    """Everything that this tab and this browser keep."""
    kept: str = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return kept


def opened(page: Page, site: Server) -> None:
    """Read a lesson, until its copy lies on the phone."""
    page.goto(site.url + LESSON)
    wait_for(page, f"caches.match('{LESSON}/plain')")


def expect_no_copies(page: Page) -> None:
    """No lesson lies on the phone any more; the contacts and what pages are drawn with do."""
    wait_for(page, f"caches.match('{LESSON}/plain').then(copy => !copy)")
    addresses = kept(page)
    assert not [one for one in addresses if one.endswith("/plain")]
    assert f"{HOME}/help" in addresses and any(one.startswith("/static/") for one in addresses)


def swap(page: Page, site: Server) -> None:
    """交代する, and 太郎 signs in, as the couple does it."""
    page.goto(site.url + HOME)
    page.get_by_role("link", name="交代する").click()
    page.get_by_role("button", name="交代する").click()
    page.get_by_label("受講番号").fill(number_of(site, TARO))
    page.get_by_label("暗証番号", exact=True).fill(PIN)
    page.get_by_label("家族も使う").check()
    page.get_by_role("button", name="入る", exact=True).click()
    expect(page.get_by_text("太郎さん、")).to_be_visible()


def number_of(site: Server, name: str) -> str:
    numbers: dict[str, str] = json.loads((site.log.parent / "data" / "demo-sign-ins.json").read_text("utf-8"))
    return numbers[name]


def owner(page: Page) -> str:
    found: str = page.locator("[data-owner]").get_attribute("data-owner") or ""
    return found


def test_an_answer_left_unsent_is_never_sent_for_the_next_one(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    open_test(page, site)
    hanako = owner(page)
    page.context.set_offline(True)
    page.locator("label.choice").first.click()
    page.get_by_role("button", name="答える").click()
    expect(page.get_by_role("button", name="送っています")).to_be_visible()
    assert f"outbox:{hanako}:" in lies_in(page)
    page.goto("about:blank")
    page.context.set_offline(False)
    swap(page, site)
    assert "outbox:" not in lies_in(page) and hanako not in lies_in(page)
    open_test(page, site)
    expect(page.locator(".saved")).to_have_count(0)
    expect(page.locator("[name=a]:checked")).to_have_count(0)


def test_places_and_pages_read_without_a_name_are_not_handed_on(site: Server, new_page: NewPage) -> None:
    page = new_page(f"{site.url}{COURSE}/shiru/suuji")
    page.wait_for_function("localStorage.getItem('read')")
    change_hands(page, site, "鳥取　花子")
    page.goto(f"{site.url}{COURSE}/shiru/chigai", wait_until="networkidle")
    page.evaluate("scrollTo(0, 700)")
    page.goto(f"{site.url}{HOME}/my")
    assert "place:" in lies_in(page)
    swap(page, site)
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('place:'))") == []
    assert page.evaluate("localStorage.getItem('read')") is None
    page.context.clear_cookies()
    page.goto(f"{site.url}/start?m=312011")
    assert page.evaluate("localStorage.getItem('read')") is None, "花子 read it, whoever signs up now did not"


def test_another_tab_shows_no_more_what_the_one_before_wrote(site: Server, new_page: NewPage) -> None:
    first = signed_in(site, new_page)
    sheet(first, site).fill(SECRET)
    second = first.context.new_page()
    swap(second, site)
    expect(first.locator("[data-work] textarea").first).to_have_value("")
    assert SECRET not in lies_in(first) and owner(first) == owner(second)


def test_after_the_day_nothing_kept_by_the_erased_lies_in_the_browser(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    sheet(page, site).fill(SECRET)
    page.locator("[data-work] input[value=keep]").first.check()
    hanako = owner(page)
    for day, there in (("2999-01-01", True), ("2026-01-01", False)):
        page.context.clear_cookies()
        page.evaluate("([key, day]) => localStorage.setItem(key, day)", [f"leaves:{hanako}", day])
        page.goto(site.url + HOME)
        page.locator("[data-owner='']").wait_for(state="attached")
        assert (SECRET in lies_in(page)) is there
    assert hanako not in lies_in(page)


def test_the_browser_remembers_the_day_until_it_is_taken_back(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    page.goto(f"{site.url}/own/leave")
    page.get_by_label("消すときは").fill(PIN)
    page.get_by_role("button", name="消すことを申し出る").click()
    page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('leaves:'))")
    page.get_by_role("button", name="もとに戻す").click()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('leaves:'))")


def test_the_copies_of_lessons_are_not_handed_on(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    opened(page, site)
    swap(page, site)
    expect_no_copies(page)
    opened(page, site)
    page.goto(f"{site.url}{HOME}/my")
    page.get_by_role("button", name="サインアウト").click()
    page.wait_for_url(f"**{HOME}")
    expect_no_copies(page)


def test_the_copies_of_lessons_go_though_every_tab_was_closed(site: Server, new_page: NewPage) -> None:
    first = signed_in(site, new_page)
    opened(first, site)
    context = first.context
    second = context.new_page()
    first.close()
    context.clear_cookies()
    second.goto(site.url + HOME)
    expect_no_copies(second)


def test_the_copies_of_lessons_go_with_the_erased(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    opened(page, site)
    page.evaluate("localStorage.setItem('leaves:somebody', '2026-01-01')")
    page.goto(site.url + HOME)
    expect_no_copies(page)
