"""The whole 基礎講座 on a small phone, with readings and the largest letters: every page, every question."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from supporter.content.courses.checker import check
from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from supporter.domain.courses.grading import expected
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE, TEST, choose, signed_in
from tests.support.browser.rig import NewPage, Screen, Server, free_port

LARGEST = Screen(360, 780, reading="xl-on-light-ja")
READY = "window.socket?.connected"


@pytest.fixture(scope="module")
def library() -> Library:
    courses, quizzes = packaged()
    return Library.load([courses], [quizzes], example_chapters()).of("312011")


@pytest.fixture(scope="module")
def all_asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo with the shipped test, of which nothing is drawn: every question is asked."""
    folder, port = tmp_path_factory.mktemp("whole"), free_port()
    quiz = (packaged()[1] / "kiso-kakunin.yaml").read_text("utf-8")
    (folder / "quizzes").mkdir()
    # Where every question is asked, none is left to be asked instead of one with a care notice.
    quiz = re.sub(r"(?m)^ +care: .*\n", "", re.sub(r"(?m)^pick: 10$", "pick: null", quiz))
    (folder / "quizzes" / "kiso-kakunin.yaml").write_text(quiz, "utf-8")
    serve = ["-m", "supporter", "serve", "--demo", "--data", str(folder / "data"), "--port", str(port)]
    server = Server([sys.executable, *serve, "--quizzes", str(folder / "quizzes")], folder / "log", port)
    yield server
    server.stop()


def test_every_page_is_read_and_every_question_passed(all_asked: Server, new_page: NewPage, library: Library) -> None:
    page = signed_in(all_asked, new_page, LARGEST, "鳥取　太郎")
    refs = library.course("kiso").step_refs()
    page.goto(f"{all_asked.url}{COURSE}/{refs[0]}")
    for ref in refs:
        page.wait_for_url(f"**{COURSE}/{ref}")
        _read(page, library)
        onward = page.locator("a[rel=next]")
        if onward.get_attribute("href") == COURSE:  # the end of a chapter leads to the contents
            onward.click()
            page.locator("main a.btn.main").click()
        else:
            onward.click()
    page.wait_for_url(f"**{TEST}")
    _pass(page, library)
    page.goto(all_asked.url + COURSE)
    expect(page.get_by_role("img", name="9章のうち 9章 終わりました")).to_be_visible()


def test_every_page_is_read_in_its_stated_time() -> None:
    courses, quizzes = packaged()
    assert check([courses], [quizzes], dt.date(2026, 11, 24)) == []


def _read(page: Page, library: Library) -> None:
    """One page as it is left: its questions answered as hoped, nothing cut off, nothing too small."""
    page.wait_for_function(READY)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    forms = page.locator(".answer form")
    for place in range(forms.count()):
        form = forms.nth(place)
        key = form.locator("fieldset[data-key]").get_attribute("data-key") or ""
        _, question = library.check_question("kiso", key.split(":")[-1])
        choose(form, expected(question))
        form.get_by_role("button", name=re.compile("こた|答")).click()
        expect(form.locator(".notice.ok")).to_be_visible()
    for image in page.locator("main img").all():
        assert image.get_attribute("alt"), page.url
    _good(page)


def _pass(page: Page, library: Library) -> None:
    page.wait_for_function(READY)
    page.locator("button[name=go]").click()
    quiz = library.quiz("kiso-kakunin")
    seen: set[str] = set()
    while len(seen) < len(quiz.questions):
        fieldset = page.locator("fieldset[data-key]")
        question = quiz.question((fieldset.get_attribute("data-key") or "").split(":")[-1])
        if question.type not in {quiz.question(id).type for id in seen}:
            _good(page)
        seen.add(question.id)
        choose(page, expected(question))
        page.locator("button.main").click()
        expect(page.locator(".notice.ok h2")).to_be_focused()
        no_sideways(page)
        page.locator("button[name=go]").click()
        expect(page.locator(f"fieldset[data-key$=':{question.id}']")).to_have_count(0)
    expect(page.locator("main a.btn.main")).to_have_attribute("href", f"{COURSE}/done")


def _good(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)
