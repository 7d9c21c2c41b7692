"""A page and a whole course on paper: what is only for the screen stays away, what was written comes along."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Page

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE, HOME
from tests.support.browser.rig import NewPage, Screen, Server

ONLY_ON_SCREEN = ("次へ", "前へ", "相談先をぜんぶ見る", "紙に刷る", "答える", "名前を書かずに", "書いたものを消す")


def sheets(page: Page, folder: Path) -> list[str]:
    """The text of every printed sheet."""
    paper = folder / "paper.pdf"
    paper.write_bytes(page.pdf(prefer_css_page_size=True))
    printed = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True)
    return printed.stdout.split("\f")[:-1]


def test_a_page_is_printed_with_what_was_written_on_it(site: Server, new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"{site.url}{COURSE}/shiru/chigai", Screen(reading="m-off-dark-ja"))
    page.wait_for_function("window.socket?.connected")
    page.locator("textarea").fill("縁側でお茶を飲むとき")
    printed = "".join(sheets(page, tmp_path))
    assert "縁側でお茶を飲むとき" in printed and "みどりさん" in printed and "0857-00-0000" in printed
    assert not [words for words in ONLY_ON_SCREEN if words in printed]
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    size = page.locator("main .prose p").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    assert size * 72 / 96 >= 13.9, "14 points"


def test_a_course_becomes_a_booklet(site: Server, new_page: NewPage, tmp_path: Path) -> None:
    courses, quizzes = packaged()
    course = Library.load([courses], [quizzes], example_chapters()).of("312011").course("kiso")
    page = new_page(site.url + COURSE)
    page.get_by_role("link", name="講座ぜんぶを紙に刷る").click()
    axe(page)
    no_sideways(page)
    targets_48(page)
    cover, contents, *rest = sheets(page, tmp_path)
    assert "基礎講座" in cover and "自主教材" in cover and "／" not in cover.strip().splitlines()[-1]
    for module in course.modules:
        assert f"{module.number}章" in contents
        first = [sheet for sheet in rest if sheet.strip().startswith(f"{module.number}章 {module.title.plain[:3]}")]
        assert len(first) == 1, f"chapter {module.number} begins on a sheet of its own"
    for number, sheet in enumerate(rest, start=3):
        foot = sheet.strip().splitlines()[-1]
        assert "福祉課" in foot and foot.replace(" ", "").endswith(f"{number}／{len(rest) + 2}")
    assert not [words for words in ONLY_ON_SCREEN[-2:] if words in "".join(rest)]


def test_the_plain_copy_is_printed_as_a_worksheet(site: Server, new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"{site.url}{COURSE}/shiru/chigai/plain", Screen(script=False))
    printed = "".join(sheets(page, tmp_path))
    assert "個人ワーク" in printed and "めやすの答え" not in printed
    page = new_page(f"{site.url}{COURSE}/shiru/chigai/plain", Screen(320, 640, reading="xl-on-dark-ja"))
    page.locator("summary").first.click()
    axe(page)
    no_sideways(page)
    targets_48(page)
    assert page.locator(f"a[href='{HOME}/help']").count()
