"""A phone without a line: the pages that were opened can be read, the contacts too, and nothing personal is kept."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE, HOME, signed_in
from tests.support.browser.rig import NewPage, Server

FIRST, SECOND = f"{COURSE}/shiru/chigai", f"{COURSE}/shiru/suuji"
KEPT = """async () => { const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push([new URL(url).pathname, name]);
  return found; }"""
TOLD = "電波が切れているので、読むだけの画面です"


def kept(page: Page) -> list[str]:
    return [address for address, _ in page.evaluate(KEPT)]


def wait_for(page: Page, promised: str) -> None:
    """Wait until the promise of an expression brings something; `wait_for_function` would not wait for it."""
    page.evaluate(f"async () => {{ while (!(await {promised})) await new Promise(requestAnimationFrame); }}")


def opened(page: Page, site: Server, address: str) -> None:
    """Open a page and wait until its plain copy lies on the phone."""
    page.goto(site.url + address)
    wait_for(page, f"caches.match('{address}/plain')")


@pytest.fixture
def phone(site: Server, new_page: NewPage) -> Page:
    """花子's phone; she has signed in and read two pages."""
    page = signed_in(site, new_page)
    opened(page, site, FIRST)
    opened(page, site, SECOND)
    return page


def test_what_was_opened_can_be_read_without_a_line_and_goes_on_with_it(site: Server, phone: Page) -> None:
    page = phone
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("だれにでも起こる：数字で見る", use_inner_text=True)
    expect(page.get_by_text(TOLD)).to_be_visible()
    expect(page.get_by_text("39.3パーセント").first).to_be_visible()
    assert page.evaluate("[...document.images].every((picture) => picture.complete && picture.naturalWidth)")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the copy is drawn as always"
    axe(page)
    no_sideways(page)
    page.get_by_role("link", name="前へ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("孤独と孤立のちがい", use_inner_text=True)
    page.get_by_role("link", name="相談先").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("今すぐ助けが必要なとき", use_inner_text=True)
    page.goto(f"{site.url}{FIRST}")
    page.context.set_offline(False)
    page.get_by_role("link", name="もう一度つないでみる").click()
    page.wait_for_function("window.socket?.connected")
    expect(page.get_by_text(TOLD)).to_have_count(0)


def test_a_page_that_was_never_opened_says_so_and_names_those_that_were(site: Server, phone: Page) -> None:
    page = phone
    page.context.set_offline(True)
    page.goto(f"{site.url}{COURSE}/shiru/shakai")
    expect(page.get_by_role("heading", level=1)).to_have_text("電波が切れています", use_inner_text=True)
    axe(page)
    no_sideways(page)
    targets_48(page)
    assert page.locator("[data-kept] li").count() == 2
    page.get_by_role("link", name=re.compile("^孤独と孤立のちがい")).click()
    expect(page.get_by_text(TOLD)).to_be_visible()
    page.goto(site.url + HOME)
    page.get_by_role("link", name="相談先を見る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("今すぐ助けが必要なとき", use_inner_text=True)
    page.context.set_offline(False)
    page.goto(site.url + HOME)
    expect(page.get_by_text("花子さん、")).to_be_visible()


def test_nothing_personal_is_kept_and_nothing_is_left_for_the_next_person(site: Server, phone: Page) -> None:
    page = phone
    for address in (HOME, COURSE, f"{COURSE}/test", f"{HOME}/my", "/card", "/in?m=312011"):
        page.goto(site.url + address, wait_until="networkidle")
    allowed = ("/static/", "/_nicegui/", "/content/", "/brand/", "/offline", f"{HOME}/offline", "/help", f"{HOME}/help")
    others = [one for one in kept(page) if not one.startswith(allowed) and not one.endswith("/plain")]
    assert others == []
    bodies = page.evaluate(
        """async () => { let all = "";
           for (const name of await caches.keys())
             for (const answer of await (await caches.open(name)).matchAll())
               if (answer.headers.get("content-type").startsWith("text/html")) all += await answer.text();
           return all; }"""
    )
    assert "孤独と孤立のちがい" in bodies and "花子" not in bodies and "data-owner" not in bodies


def test_a_new_version_of_the_files_drops_what_was_kept_by_the_old_one(site: Server, phone: Page) -> None:
    page = phone
    page.evaluate(
        """async ([address]) => {
           for (const name of await caches.keys()) await caches.delete(name);
           const old = await caches.open("pages-old");
           await old.put(address, new Response("old", { headers: { "Content-Type": "text/html" } }));
           await caches.open("files-old");
           const [registered] = await navigator.serviceWorker.getRegistrations();
           await registered.unregister(); }""",
        [f"{FIRST}/plain"],
    )
    page.goto(site.url + HOME)
    wait_for(page, "caches.keys().then(names => names.length && names.every(name => !name.endsWith('-old')))")
    assert f"{FIRST}/plain" in kept(page)


@pytest.fixture
def weak_line(site: Server) -> Iterator[Callable[[], None]]:
    """Stops the server in its tracks: it is reached and does not answer."""

    def weaken() -> None:
        os.kill(site.process.pid, signal.SIGSTOP)

    yield weaken
    os.kill(site.process.pid, signal.SIGCONT)


def test_on_a_weak_line_the_copy_comes_after_four_seconds(
    site: Server, phone: Page, weak_line: Callable[[], None]
) -> None:
    page = phone
    weak_line()
    page.goto(site.url + FIRST, wait_until="commit", timeout=60_000)
    expect(page.get_by_text(TOLD)).to_be_visible()


def test_copies_are_fetched_anew_when_the_reader_wants_larger_letters_and_not_each_time(
    site: Server, phone: Page
) -> None:
    page = phone
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(site.url + FIRST)
    wait_for(page, "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')")
    page.goto(f"{site.url}{HOME}/letters")
    page.get_by_label("とても大きい").check()
    with page.expect_navigation():
        page.get_by_role("button", name="これでよい").click()
    opened(page, site, SECOND)
    wait_for(page, f"caches.match('{SECOND}/plain').then(copy => copy.text()).then(text => text.includes('\"xl\"'))")
    assert f"{FIRST}/plain" not in asked and f"{SECOND}/plain" in asked


def test_posts_and_the_socket_pass_by(site: Server, phone: Page) -> None:
    page = phone
    page.goto(site.url + FIRST)
    page.wait_for_function("window.socket?.connected && navigator.serviceWorker.controller")
    page.locator(".answer label.choice").first.click()
    page.get_by_role("button", name="答える").click()
    expect(page.locator(".answer [data-focus]")).to_be_visible()
    page.goto(f"{site.url}{HOME}/my")
    page.get_by_role("button", name="サインアウト").click()
    page.wait_for_url(f"**{HOME}")
