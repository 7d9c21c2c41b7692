"""A phone that loses the line, two tabs, a killed server: nothing acknowledged is lost, nothing counts twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways
from tests.support.browser.learner import answer, open_test, signed_in
from tests.support.browser.rig import NewPage, Screen, Server


@pytest.fixture
def learner_page(site: Server, new_page: NewPage) -> Page:
    """花子's phone, signed in, in the middle of the test."""
    page = signed_in(site, new_page)
    open_test(page, site)
    return page


def test_a_tap_without_receipt_is_visibly_unanswered_and_sent_when_the_server_is_back(
    site: Server, learner_page: Page
) -> None:
    page = learner_page
    place = page.get_by_text(re.compile("10問のうち .問目")).inner_text()
    site.kill()
    expect(page.locator("#net")).to_contain_text("電波が切れました")
    chosen = page.locator("label.choice").nth(1)
    words = chosen.inner_text()
    chosen.click()
    page.get_by_role("button", name="答える").click()
    expect(page.get_by_role("button", name="送っています")).to_be_visible()
    axe(page)
    no_sideways(page)
    expect(page.locator(".saved")).to_have_count(0)
    site.start()
    expect(page.locator(".saved")).to_contain_text("答えは 保存されました")
    expect(page.get_by_text(place)).to_be_visible()
    expect(page.locator(".choice.mine")).to_contain_text(words.split("\n")[-1], use_inner_text=True)
    assert "Connection" not in page.locator("body").inner_text()


def test_an_acknowledged_answer_outlives_a_killed_server(site: Server, learner_page: Page) -> None:
    page = learner_page
    answer(page)
    place = page.get_by_text(re.compile("10問のうち .+問目")).inner_text()
    site.kill()
    site.start()
    open_test(page, site)
    assert page.get_by_text(re.compile("10問のうち .+問目")).inner_text() != place


def test_a_form_that_cannot_be_sent_keeps_what_was_typed(site: Server, new_page: NewPage) -> None:
    page = new_page(site.url + "/in?m=312011", Screen(width=1280, height=800))
    page.locator("[name=number]").fill("12345678")
    page.locator("[name=pin]").fill("271828")
    page.get_by_text("わたしだけ").click()
    page.context.set_offline(True)
    page.locator("button.main").click()
    expect(page.get_by_role("alert")).to_contain_text("送れませんでした")
    axe(page)
    no_sideways(page)
    expect(page.locator("[name=pin]")).to_have_value("271828")
    page.context.set_offline(False)
    page.locator("button.main").click()
    expect(page.locator(".fix")).to_contain_text("見つかりません")


KINDS = ("", "main", "full", "fit", "erase", "hard", "slight", "main fit")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_button_can_be_read_while_it_waits(site: Server, new_page: NewPage, scheme: str) -> None:
    page = new_page(site.url + "/accessibility", Screen(scheme=scheme))
    buttons = "".join(f'<p><button class="btn {kind} is-sending">送っています</button></p>' for kind in KINDS)
    page.locator("main").evaluate("(main, html) => main.insertAdjacentHTML('beforeend', html)", buttons)
    page.get_by_role("button", name="送っています").nth(KINDS.index("hard")).hover()
    axe(page)


def test_two_tabs_give_one_answer(site: Server, learner_page: Page) -> None:
    first = learner_page
    second = first.context.new_page()
    open_test(second, site)
    place = first.get_by_text(re.compile("10問のうち .+問目")).inner_text()
    first.locator("label.choice").nth(0).click()
    second.locator("label.choice").nth(1).click()
    kept = first.locator("label.choice").nth(0).inner_text().split("\n")[-1]
    first.get_by_role("button", name="答える").click()
    expect(first.locator(".saved")).to_be_visible()
    second.get_by_role("button", name="答える").click()
    expect(second.locator(".choice.mine")).to_contain_text(kept, use_inner_text=True)
    second.locator("button[name=go]").click()
    expect(second.get_by_text(place)).to_have_count(0)


def test_signed_out_in_another_tab_one_is_told_how_to_go_on(site: Server, learner_page: Page) -> None:
    page = learner_page
    other = page.context.new_page()
    other.goto(f"{site.url}/m/312011/my")
    other.get_by_role("button", name="サインアウト").click()
    other.wait_for_url("**/m/312011")
    chosen = page.locator("label.choice").first
    chosen.click()
    page.get_by_role("button", name="答える").click()
    expect(page.get_by_role("alert")).to_contain_text("番号で入ってください")
    axe(page)
    expect(chosen.locator("input")).to_be_checked()
    expect(page.locator(".saved")).to_have_count(0)


def test_a_reload_keeps_the_place_and_the_scroll(site: Server, learner_page: Page) -> None:
    page = learner_page
    page.goto(f"{site.url}/m/312011/c/kiso/shiru/suuji", wait_until="networkidle")
    page.evaluate("scrollTo(0, 900)")
    page.reload()
    page.wait_for_function("scrollY > 880")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
