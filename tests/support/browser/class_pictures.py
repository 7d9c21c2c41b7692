"""Takes the README's pictures of a class with thirty people: `python -m tests.support.browser.class_pictures`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from secrets import token_hex

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_class_phone import choose, reads, receipt
from tests.browser.test_class_stage import connected, say
from tests.browser.test_whole_class import press
from tests.support.browser.pictures import take
from tests.support.browser.rig import Server
from tests.support.browser.whole import download, enter, house, later, plan

PAGE, QUESTION = "koe/hitokoe", "koe-hitokoe"
PHONES, ON_PAPER, AT_ONCE = 27, ("みち", "よし", "とめ"), 15
#: Parts of a page before its question, at most.
MOST_SLIDES = 8
#: What they answer; those who are left are still thinking.
ANSWERS = "0" * 17 + "1" * 4 + "2" * 2


def main() -> None:
    """Hold a class, and write the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = house(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            _class(browser, site)
        finally:
            browser.close()
            site.stop()


def _class(browser: Browser, site: Server) -> None:
    console, wall, phone = (_page(browser, *size) for size in ((1280, 800), (1280, 720), (360, 940)))
    console.goto(site.url + "/staff")
    plan(enter(console, "sato"), site)
    code = _open(console, wall, site)
    phone.goto(f"{site.url}/j/{code}")
    phone.locator("[data-go=name]").click()
    phone.locator("[value=no]").check()
    phone.locator("#name").fill("はな")
    phone.locator("#named .main").click()
    reads(phone, "h1", "つながりました")
    secrets = []
    for place in range(PHONES):
        # So many phones without a line of their own may join in a minute, from one network.
        later(site, place // AT_ONCE)
        secrets.append(token_hex(16))
        named = {"name": f"参加 {place + 2}", "kana": "さんか", "town": "312011", "certificate": True}
        say(console, site, code, {"do": "join", "secret": secrets[-1], **named})
    for name in ON_PAPER:
        walk = {"go": "walk", "name": f"紙谷 {name}", "kana": f"かみや {name}", "municipality": "312011"}
        download(console, console.url.removeprefix(site.url) + "/reception", **walk)
    _wait(console, site, 10)
    press(console, console.locator("#go-next"))
    expect(wall.locator(".slide")).to_be_visible()
    _wait(console, site, 30, 48)
    _ask(console, wall)
    for secret, choice in zip(secrets, ANSWERS, strict=False):
        say(console, site, code, {"do": "answer", "secret": secret, "key": QUESTION, "answer": [choice], "turn": 1})
    choose(phone, 0)
    receipt(phone)
    told = f"答えた人 {len(ANSWERS) + 1}／{PHONES + 1 + len(ON_PAPER)}人"
    expect(console.locator(".pane-ask > summary")).to_contain_text(told)
    take(phone, "class-phone")
    console.mouse.move(640, 300)
    console.evaluate("scrollTo(0, 0)")
    take(console, "console")
    _show_hands(console, site)
    console.get_by_role("button", name="結果を見せる").click()
    expect(wall.locator(".bars li")).to_have_count(3)
    take(wall, "projector")


def _wait(console: Page, site: Server, *minutes: int) -> None:
    """Time goes by at a console that is looked at now and then, so that its sign-in lives on."""
    for one in minutes:
        later(site, one)
        console.reload()
        connected(console)


def _open(console: Page, wall: Page, site: Server) -> str:
    """People may join, and the wall is bound; the six digits."""
    address = console.url
    wall.goto(site.url + "/p")
    expect(wall.locator("#digits")).to_have_text(re.compile(r"\d{3} \d{3}"))
    console.get_by_role("link", name="このスクリーンを使う").click()
    console.get_by_label("スクリーンの番号").fill(wall.locator("#digits").inner_text())
    console.get_by_role("button", name="このスクリーンを使う").click()
    console.wait_for_url(address)
    console.locator("#go-next").click()
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    return wall.locator(".code").inner_text().replace(" ", "")[:6]


def _ask(console: Page, wall: Page) -> None:
    console.get_by_text("ページをえらぶ・時間").click()
    console.locator("#page").select_option(PAGE)
    press(console, console.get_by_role("button", name="このページへ"))
    expect(wall.locator(".slide")).to_be_visible()
    for _ in range(MOST_SLIDES):
        if wall.locator(".ask").count():
            return
        seen = console.locator(".steer").get_attribute("data-seen") or ""
        press(console, console.locator("#go-next"))
        expect(console.locator(".steer")).not_to_have_attribute("data-seen", seen)
        wall.wait_for_timeout(500)
    expect(wall.locator(".ask")).to_be_visible()


def _show_hands(console: Page, site: Server) -> None:
    """Those without a phone are counted by their hands."""
    address = console.url
    console.goto(f"{address}/hands?key={QUESTION}")
    console.locator("#n-0").fill(str(len(ON_PAPER)))
    console.get_by_role("button", name="この数を保存する").click()
    console.goto(address)
    connected(console)


def _page(browser: Browser, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1.5).new_page()


if __name__ == "__main__":
    main()
