"""One's own affairs in a real browser: corrected, taken away, given up, taken back, and gone on the day."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import ROOT, NewPage, Screen, Server, free_port
from tests.support.cast import PIN

HOME = "/m/312011"
LATER = [sys.executable, "-m", "tests.support.browser.later"]
XL = Screen(320, 640, reading="xl-on-dark-ja")


class House(NamedTuple):
    """A server whose clock can be moved on, and who lives in it."""

    server: Server
    data: Path
    number: str
    certificate: str

    def days_pass(self, days: int) -> None:
        """It is so many days later, for the server as well."""
        (self.data.parent / "days").write_text(str(days))

    def command(self, *arguments: str) -> str:
        """What a command says, on the same day."""
        return later(self.data.parent, *arguments, "--data", str(self.data))


def later(folder: Path, *arguments: str) -> str:
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run([*LATER, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder, port = tmp_path_factory.mktemp("later"), free_port()
    data = folder / "data"
    number, certificate = later(folder, "prepare", str(data)).split()
    server = Server([*LATER, "serve", "--data", str(data), "--port", str(port)], folder / "log", port)
    yield House(server, data, number, certificate)
    server.stop()


def checked(page: Page) -> None:
    """What every page must pass, as it is now, on a telephone and on a desk."""
    screen = page.viewport_size
    assert screen
    for width in (screen["width"], 1280):
        page.set_viewport_size({"width": width, "height": screen["height"]})
        axe(page)
        no_sideways(page)
        targets_48(page)
    page.set_viewport_size(screen)


def sign_in(page: Page, house: House) -> None:
    page.goto(f"{house.server.url}/in?m=312011")
    # By name, for readings stand between the words of a label.
    page.locator("[name=number]").fill(house.number)
    page.locator("[name=pin]").fill(PIN)
    page.locator("[name=device][value=mine]").check()
    with page.expect_navigation():
        page.locator("button.main").click()


MATTERS = ("name", "age", "place", "contact", "supporter", "news", "pin", "machines", "records", "leave")


@pytest.mark.parametrize("screen", [Screen(), XL], ids=["360", "320 xl ruby"])
def test_every_matter_passes_with_its_mistakes(house: House, new_page: NewPage, screen: Screen) -> None:
    page = new_page(house.server.url, screen)
    sign_in(page, house)
    for matter in MATTERS:
        page.goto(f"{house.server.url}/own/{matter}")
        checked(page)
        if page.locator("[name=pin]").count():
            page.locator("[name=pin]").press("Enter")
            expect(page.locator(".fix")).to_be_visible()
            checked(page)
    page.goto(f"{house.server.url}/own/contact")
    page.locator("[name=pin]").fill(PIN)
    page.locator("[name=pin]").press("Enter")
    expect(page.locator("[name=contact]")).to_be_visible()
    checked(page)
    page.goto(f"{house.server.url}/own/records")
    page.locator("[name=pin]").fill(PIN)
    page.locator("button.main").click()
    expect(page.locator(".record")).to_be_visible()
    checked(page)


def test_from_a_corrected_name_to_the_wish_to_be_erased(house: House, new_page: NewPage) -> None:
    page = new_page(house.server.url)
    sign_in(page, house)
    _correct_the_name(page, house)
    _take_away(page)
    _ask_to_be_erased(page)
    page.goto(house.server.url + HOME)
    page.get_by_role("button", name="もとに戻す").click()
    page.wait_for_url("**/my*")
    expect(page.get_by_text("消す申し出があります")).to_have_count(0)
    house.days_pass(40)
    assert "0人" in house.command("erase-due"), "taken back is taken back"
    page.goto(house.server.url + f"{HOME}/my")
    _ask_to_be_erased(page)
    house.days_pass(69)
    page.reload()
    expect(page.get_by_text("（あと1日）")).to_be_visible()
    house.days_pass(70)
    assert "0人" in house.command("erase-due"), "an officer has still to decide"
    page.reload()
    expect(page.get_by_text("確かめが済みしだい、消えます")).to_be_visible()
    checked(page)


def _correct_the_name(page: Page, house: House) -> None:
    page.goto(house.server.url + f"{HOME}/my")
    checked(page)
    page.get_by_role("link", name="お名前・フリガナ").click()
    page.get_by_label("お名前").fill("")
    page.get_by_role("button", name="これで直す").click()
    expect(page.get_by_text("お名前を入れてください")).to_be_visible()
    checked(page)
    page.get_by_label("お名前").fill("夢野 華子")
    page.get_by_role("button", name="これで直す").click()
    expect(page.get_by_text("出した日のまま変わりません")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="マイページにもどる").click()
    expect(page.get_by_text("夢野 華子 様")).to_be_visible()


def _take_away(page: Page) -> None:
    page.get_by_role("link", name="わたしの記録を持ち帰る").click()
    page.get_by_label("暗証番号").fill(PIN)
    with page.expect_download() as download:
        page.get_by_role("button", name="ファイルで受け取る").click()
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert kept["learner"]["name"] == "夢野 華子" and kept["certificates"][0]["name"] == "夢野 花子"
    page.get_by_role("button", name="見る・紙に刷る").click()
    expect(page.get_by_role("heading", name="手続きの記録")).to_be_visible()
    checked(page)
    page.get_by_role("link", name="マイページ").first.click()


def _ask_to_be_erased(page: Page) -> None:
    page.get_by_role("link", name="消す・やめる").click()
    checked(page)
    page.get_by_label("消すときは").fill("000001")
    page.get_by_role("button", name="消すことを申し出る").click()
    expect(page.get_by_text("あと4回ためせます")).to_be_visible()
    checked(page)
    page.get_by_label("消すときは").fill(PIN)
    page.get_by_role("button", name="消すことを申し出る").click()
    expect(page.get_by_text("（あと30日）")).to_be_visible()
    checked(page)


def _words_in(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    return (word for word in ("夢野", "ユメノ") if word.encode() in content)
