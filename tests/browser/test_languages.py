"""Every page of learners and readers in やさしい日本語 and in English: small with the largest letters, and wide."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page

from supporter.config import Settings
from supporter.content.profiles import examples, read_profile
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.wiring import opened
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE, HOME, TEST
from tests.support.browser.rig import NewPage, Screen, Server, free_port
from tests.support.cast import ADMINISTRATOR, PIN, FakeClock, QuickHasher
from tests.support.web.people_site import TOTTORI, Site

READER = ["/?all=1", HOME, COURSE, f"{COURSE}/shiru/chigai", f"{COURSE}/shiru/suuji", TEST, "/in?m=312011"]
READER += [f"{HOME}/{page}" for page in ("help", "letters", "about", "privacy", "accessibility", "contact", "nothing")]
READER += ["/in/card#12345678.x", "/in/forgotten?m=312011", "/v?code=ABCDE-FGHJK", "/offline"]
READER += [f"{COURSE}/shiru/chigai/plain", "/c?m=312011", "/c/s1", "/c/s1/withdraw"]
BEGUN = [HOME, COURSE, f"{HOME}/my", "/card"]
BEGUN += [f"/own/{matter}" for matter in ("name", "age", "place", "contact", "supporter", "news")]
BEGUN += [f"/own/{matter}" for matter in ("pin", "machines", "records", "leave")]
COMPLETED = [HOME, COURSE, f"{COURSE}/done", f"{HOME}/my"]

# Names and lessons say that they are Japanese; nothing else is, on an English page, or holds kanji without their
# readings in plain Japanese.
_STRAY = """(allowed) => {
  const stray = new RegExp(allowed, 'u'), found = [];
  const look = (text, element) => {
    const marked = element.closest('[lang=ja]:not(html),html:not([lang=en]) ruby,script,style,noscript');
    if (text && !marked && stray.test(text) && element.checkVisibility()) found.push(text.trim());
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) look(walk.currentNode.data, walk.currentNode.parentElement);
  for (const element of document.body.querySelectorAll('*'))
    for (const { name, value } of element.attributes)
      if (/^(aria-label|alt|title|placeholder|data-(?!words).*)$/.test(name)) look(value, element);
  return found;
}"""
STRAY = {"en": r"[\u3041-\u30ff\u3400-\u9fff]", "easy": r"(?![分日年月])[\u3400-\u9fff]"}


class Learners(Server):
    """A server and the sign-ins of 花子, who has completed, and of 太郎, who has begun."""

    tokens: dict[str, str]


@pytest.fixture(scope="module")
def learners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learners]:
    data = tmp_path_factory.mktemp("languages") / "data"
    with ThreadPoolExecutor() as apart:  # Playwright keeps a loop of its own in this thread
        tokens = apart.submit(asyncio.run, _prepared(data)).result()
    port = free_port()
    serve = ["-m", "supporter", "serve", "--data", str(data), "--port", str(port)]
    server = Learners([sys.executable, *serve], data.parent / "log", port)
    server.tokens = tokens
    yield server
    server.stop()


def _coming() -> TrainingSession:
    """A class that everybody may apply for."""
    day = dt.date.today() + dt.timedelta(days=30)
    facts = {"id": "s1", "number": "R8-001", "municipality": TOTTORI, "programme": "tsunagari", "course": "kiso"}
    facts |= {"venue": "中央公民館", "host": "NPO ふれあい", "listing": "public"}
    return TrainingSession.model_validate(facts | {"held_on": day, "begins": "10:00", "ends": "11:30", "capacity": 9})


async def _prepared(data: Path) -> dict[str, str]:
    async with opened(Settings(data=data), hasher=QuickHasher()) as app:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",))
        await app.municipalities.profiles.put(ADMINISTRATOR, read_profile(examples()[TOTTORI]), [programme])
        site = Site(app, FakeClock(), None)
        await app.training.planning.plan(Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI), _coming())
        tokens = {}
        for who, name in (("hanako", "鳥取 花子"), ("taro", "鳥取 太郎")):
            number, code = await site.learner(name)
            tokens[who] = (await app.accounts.sign_ins.with_card(code, "", None, "mine")).token
            if who == "hanako":
                await site.complete(number)
        return tokens


@pytest.fixture(params=["easy", "en"])
def page(learners: Learners, new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """A page of somebody who reads in this language, with the largest letters."""
    opened: Page = new_page(learners.url + "/help", Screen(320, 640, reading=f"xl-off-auto-{request.param}"))
    return opened


def sign_in(page: Page, learners: Learners, who: str) -> None:
    page.context.add_cookies([{"name": "signin", "value": learners.tokens[who], "url": learners.url}])


def look_at(page: Page, learners: Learners, addresses: list[str]) -> None:
    """Open each page, with all its folds, and check it."""
    for address in addresses:
        page.goto(learners.url + address)
        page.get_by_role("heading", level=1).wait_for()
        for fold in page.locator("summary").all():
            fold.click()
        good(page)


def good(page: Page) -> None:
    """As it is now, on the smallest phone and on a desk."""
    language = page.evaluate("document.documentElement.dataset.language")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        axe(page)
        no_sideways(page)
        targets_48(page)
    assert page.evaluate(_STRAY, STRAY[language]) == [], page.url
    page.set_viewport_size({"width": 320, "height": 640})


def test_readers_are_told_everything_in_their_language(learners: Learners, page: Page) -> None:
    look_at(page, learners, READER)


def test_learners_are_told_everything_in_their_language(learners: Learners, page: Page) -> None:
    sign_in(page, learners, "taro")
    look_at(page, learners, BEGUN)
    page.goto(learners.url + "/own/records")
    page.locator("#pin").fill(PIN)
    page.locator("[value=paper]").click()
    page.locator(".record").wait_for()
    good(page)
    page.goto(learners.url + TEST)
    page.wait_for_function("window.socket?.connected && document.querySelector('.answer form button')")
    if page.locator("button[name=go]").count():
        page.locator("button[name=go]").click()
    page.locator("fieldset[data-key]").wait_for()
    good(page)
    page.locator(".answer form .btn").last.click()
    page.locator("[data-missing]").wait_for()
    good(page)
    sign_in(page, learners, "hanako")
    look_at(page, learners, COMPLETED)


def test_starting_and_its_mistakes_are_told_in_their_language(learners: Learners, page: Page) -> None:
    page.goto(learners.url + f"/start?m={TOTTORI}")
    onward = page.locator("button.main")
    onward.click()
    page.locator("#name-fix").wait_for()
    good(page)
    page.locator("#name").fill("Nguyễn Thị Ánh")
    onward.click()
    onward.click()
    page.locator("#age_band-fix").wait_for()
    good(page)
    page.locator("[name=age_band]").nth(2).check()
    onward.click()
    page.locator("#pin").fill("123456")
    onward.click()
    page.locator("#pin-fix").wait_for()
    good(page)
    page.locator("#pin").fill("sakura no shita")
    page.locator("[value=family]").check()
    onward.click()
    page.locator(".big-no").first.wait_for()
    good(page)
    page.context.clear_cookies(name="signin")
    page.goto(learners.url + f"/in?m={TOTTORI}")
    page.locator("#number").fill("12345678")
    page.locator("#pin").fill("314159")
    page.locator("[value=family]").check()
    onward.click()
    page.locator("#number-fix").wait_for()
    good(page)
