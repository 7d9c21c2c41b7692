"""All six kinds of question and the surveys around them: by mouse, by keys alone, and after a lost line."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from supporter.content.courses.library import Library
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Quiz
from tests.support.browser import six
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import choose, order_of
from tests.support.browser.rig import NewPage, Screen, Server, free_port
from tests.support.cast import PIN

COURSE = "/m/312011/c/mutsu"
FIRST = f"{COURSE}/koe/hitokoe"
KINDS = ["single", "multiple", "truefalse", "order", "match", "short"]
CONTROLS = dict(zip(KINDS, ["radio", "checkbox", "radio", "button", "combobox", "textbox"], strict=True))
SMALL = Screen(320, 640, reading="xl-on-dark")


@dataclass
class Place:
    """The running site, its learners' numbers and its test."""

    server: Server
    numbers: dict[str, str]
    quiz: Quiz

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    root = tmp_path_factory.mktemp("six")
    six.write(root)
    numbers = asyncio.run(six.prepare(root / "data", root))
    port = free_port()
    content = ["--courses", str(root / "courses"), "--quizzes", str(root / "quizzes")]
    serve = ["-m", "supporter", "serve", "--data", str(root / "data"), "--port", str(port), *content]
    server = Server([sys.executable, *serve], root / "log", port)
    yield Place(server, numbers, Library.load([root / "courses"], [root / "quizzes"]).quiz("rokushu"))
    server.stop()


def test_a_whole_course_by_mouse_with_what_is_asked_around_it(place: Place, new_page: NewPage) -> None:
    page = signed_in(place, new_page, "hanako", Screen())
    answer_before(page, place)
    try_the_unscored_ones(page)
    page.locator("a[rel=next]").click()
    page.get_by_role("button", name="はじめる").click()
    for number, question in enumerate(place.quiz.questions, start=1):
        expect(page.get_by_text(f"6問のうち {number}問目")).to_be_visible()
        choose(page, expected(question))
        good(page)
        expect(page.locator(".saved")).to_have_count(0)
        page.get_by_role("button", name="答える").click()
        expect(page.locator(".notice.ok h2")).to_be_focused()
        good(page)
        page.locator("button[name=go]").click()
    expect(page.get_by_role("heading", name="おつかれさまでした")).to_be_focused()
    good(page)
    page.get_by_role("link", name="答えをふりかえる").click()
    expect(page.get_by_text("あなたの答え")).to_have_count(7)
    good(page)
    page.goto(place.url + f"{COURSE}/done")
    page.get_by_role("link", name="アンケートに答える").click()
    answer_the_survey(page)
    expect(page.get_by_role("link", name="修了の画面にもどる")).to_be_visible()


def answer_before(page: Page, place: Place) -> None:
    """What is offered on the first page, once, and can be left out."""
    page.goto(place.url + FIRST)
    page.get_by_role("link", name="はじめる前に、2つだけ").click()
    expect(page.get_by_text("お名前とは結びつけません")).to_be_visible()
    good(page)
    page.get_by_role("radio", name="どちらかといえば、はい").check()
    page.get_by_role("button", name="送る").click()
    expect(page.get_by_role("heading", name="ありがとうございました")).to_be_visible()
    good(page)
    page.get_by_role("link", name="講座をはじめる").click()
    page.wait_for_function("window.socket?.connected")
    expect(page.locator("[data-offer]")).to_be_hidden()


def try_the_unscored_ones(page: Page) -> None:
    order, match = page.locator(".answer > form").nth(0), page.locator(".answer > form").nth(1)
    order.get_by_role("button", name="答える").click()
    expect(order.get_by_text("まだ動かしていません")).to_be_visible()
    expect(order.locator("button").first).to_be_focused()
    order.locator("[data-move=up]").first.click()
    expect(order.get_by_role("status").first).to_have_text("もう、いちばん上です")
    order.locator("[data-move=up]").nth(1).click()
    expect(order.get_by_role("status").first).to_have_text("1番目にうつしました")
    good(page)
    order.get_by_role("button", name="答える").click()
    expect(order.get_by_text("ためしたことを、記録しました")).to_be_visible()
    match.get_by_role("button", name="答える").click()
    expect(match.get_by_text("まだ選ばれていないところがあります")).to_be_visible()
    expect(match.locator("select").first).to_be_focused()
    choose(match, ["0", "0", "0"])
    expect(match.get_by_text(re.compile("「.」を二度えらんでいます"))).to_be_visible()
    good(page)
    match.get_by_role("button", name="答える").click()
    expect(match.get_by_text("めやすの答え")).to_be_visible()
    good(page)


def answer_the_survey(page: Page) -> None:
    page.get_by_role("button", name="送る").click()
    expect(page.get_by_text("まだ何も選ばれていません")).to_be_visible()
    good(page)
    page.get_by_role("radio", name="はい", exact=True).check()
    page.get_by_role("checkbox", name="あいさつ").check()
    page.get_by_label("ひとことあれば").fill("たのしく\n学べました。")
    page.get_by_role("button", name="送る").click()
    expect(page.get_by_text("答えを受け取りました")).to_be_visible()
    good(page)


def test_every_kind_by_keys_alone_almost_and_right(place: Place, new_page: NewPage) -> None:
    page = signed_in(place, new_page, "taro", SMALL)
    page.goto(place.url + f"{COURSE}/test")
    page.wait_for_function("window.socket?.connected")
    tab_to(page, "button[name=go]")
    page.keyboard.press("Enter")
    for question in place.quiz.questions:
        asked(page, question.type)
        tab_to(page, "button.main")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").first).to_be_visible()
        good(page)
        almost(page, question.type, expected(question))
        send(page, "almost")
    heard(page, ["heading", "list", "link", 'button "もう一度ためす"'])
    good(page)
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    for question in place.quiz.questions:
        asked(page, question.type)
        by_keys(page, question.type, expected(question))
        good(page)
        send(page, "right")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    good(page)


def asked(page: Page, kind: str) -> None:
    """The question as a screen reader tells it: what is asked, how, the controls, then 答える."""
    expect(page.locator("fieldset[data-key]")).to_be_visible()
    heard(page, ["問のうち", "heading", CONTROLS[kind], 'button "答える"'])


def almost(page: Page, kind: str, hoped: Sequence[str]) -> None:
    """An answer that is not the hoped one, from where the missing answer put the focus."""
    if kind in ("single", "multiple", "truefalse"):
        page.keyboard.press("Space")
    elif kind == "order":
        tab_to(page, "[data-move=down]")
        values = order_of(page)
        page.keyboard.press("Enter")
        assert order_of(page) == [values[1], values[0], *values[2:]]
        expect(page.locator(".moved [data-move=down]")).to_be_focused()
        expect(page.locator("[data-moved]")).to_have_text("2番目にうつしました")
        if order_of(page) == list(hoped):  # one learner in six is shown an order that this move puts right
            page.keyboard.press("Enter")
            assert order_of(page) == [values[1], values[2], values[0]]
    elif kind == "match":
        for _ in range(3):
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
        expect(page.locator("[data-twice]")).to_contain_text("このままでも")
    else:
        page.keyboard.type("わからない")
    expect(page.locator("[data-missing]")).to_be_hidden()


def by_keys(page: Page, kind: str, answer: Sequence[str]) -> None:
    """This answer, by Tab, arrows, Space and Enter."""
    if kind in ("single", "truefalse"):
        tab_to(page, "[name=a]")
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != answer[0]:
            page.keyboard.press("ArrowDown")
    elif kind == "multiple":
        for value in answer:
            tab_to(page, f"[name=a][value='{value}']")
            page.keyboard.press("Space")
    elif kind == "order":
        for at, value in enumerate(answer):
            for _ in range(order_of(page).index(value) - at):
                tab_to(page, f"li:has([value='{value}']) [data-move=up]")
                page.keyboard.press("Enter")
    elif kind == "match":
        for at, value in enumerate(answer):
            tab_to(page, f"select[id$='-{at + 1}']")
            while page.evaluate("document.activeElement.value") != value:
                page.keyboard.press("ArrowDown")
    else:
        tab_to(page, "input[name=a]")
        page.keyboard.type(answer[0])


def send(page: Page, outcome: str) -> None:
    """答える, what is told of the answer, and on to the next question."""
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.locator(f".notice.{'ok' if outcome == 'right' else 'check'} h2")).to_be_focused()
    hoped = ["めやすの答え"] if outcome == "almost" else []
    # With readings on, the words of もう少しです have them in between.
    told = "そのとおりです" if outcome == "right" else "しです"
    heard(page, ["heading", "あなたの答え", "heading", told, *hoped, "status", "button"])
    good(page)
    tab_to(page, "button[name=go]")
    page.keyboard.press("Enter")


def test_what_was_put_in_order_outlives_a_reload_and_a_lost_line(place: Place, new_page: NewPage) -> None:
    page = new_page(place.url + FIRST)
    order, match = forms(page)
    order.locator("[data-move=down]").first.click()
    choose(match, ["2", "0", "0"])
    kept = order_of(order)
    page.reload()
    order, match = forms(page)
    assert order_of(order) == kept
    assert match.locator("select").evaluate_all("all => all.map(one => one.value)") == ["2", "0", "0"]
    place.server.kill()
    expect(page.locator("#net")).to_contain_text("電波が切れました")
    for form in (order, match):
        form.get_by_role("button", name="答える").click()
        expect(form.get_by_role("button", name="送っています")).to_be_visible()
    place.server.start()
    page.reload()
    for form in forms(page):
        expect(form.locator("h3").first).to_be_visible(timeout=20_000)
    shown = page.locator(".answer-lines").first.locator("li").all_inner_texts()
    assert len(shown) == 3
    page.reload()
    expect(page.locator(".order")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => /^(draft|outbox)/.test(key))") == []


def forms(page: Page) -> tuple[Locator, Locator]:
    """The two unscored questions of the page, once it is connected."""
    page.wait_for_function("window.socket?.connected")
    found = page.locator(".answer > form")
    found.nth(1).locator("fieldset, h2").first.wait_for()
    return found.nth(0), found.nth(1)


def test_two_people_on_one_phone_answer_each_for_themselves(place: Place, new_page: NewPage) -> None:
    page = new_page(place.url + f"{COURSE}/survey")
    again, other = page.locator("[data-answered]"), page.get_by_role("button", name="ほかの人が答えます")

    def sent() -> str:
        page.get_by_role("radio", name="はい", exact=True).check()
        page.get_by_role("button", name="送る").click()
        expect(page.get_by_role("heading", name="ありがとうございました")).to_be_visible()
        kept: dict[str, str] = page.evaluate("({...localStorage})")
        page.goto(place.url + f"{COURSE}/survey")
        return next(value for key, value in kept.items() if key.startswith("ballot::"))

    expect(again).to_be_hidden()
    first = sent()
    expect(again).to_be_visible()
    good(page)
    assert sent() == first, "the same person changes an answer"
    other.click()
    expect(page.get_by_text("ほかの人の答えとして送ります")).to_be_visible()
    assert sent() != first
    sign_in(page, place, "taro")
    page.goto(place.url + f"{COURSE}/survey")
    expect(again).to_be_hidden()


@pytest.mark.parametrize("screen", [Screen(), Screen(1280, 800), SMALL], ids=["360", "1280", "320 xl"])
def test_the_office_reads_its_numbers(place: Place, new_page: NewPage, screen: Screen) -> None:
    page = new_page(place.url + "/staff", screen)
    page.locator("[name=id]").fill("suzuki")
    page.locator("[name=password]").fill(six.PASSWORD)
    page.locator("button.main").click()
    page.wait_for_url("**/o")
    page.goto(place.url + "/o/surveys")
    expect(page.get_by_text("5人未満").first).to_be_visible()
    for part in page.locator("main summary").all():
        part.click()
    good(page)


def signed_in(place: Place, new_page: NewPage, who: str, screen: Screen) -> Page:
    page: Page = new_page(place.url + "/in?m=312011", screen)
    sign_in(page, place, who)
    return page


def sign_in(page: Page, place: Place, who: str) -> None:
    page.goto(place.url + "/in?m=312011")
    page.locator("[name=number]").fill(place.numbers[who])
    page.locator("[name=pin]").fill(PIN)
    page.locator("[name=device][value=mine]").check()
    page.locator("[name=pin]").press("Enter")
    page.wait_for_url("**/m/312011")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {selector}")


def heard(page: Page, wanted: Sequence[str]) -> None:
    """A screen reader tells these one after the other; words with readings come to it in pieces."""
    told = "".join(page.locator("main").aria_snapshot().split())
    at = 0
    for words in ("".join(each.split()) for each in wanted):
        found = told.find(words, at)
        assert found >= 0, f"{words} is not told after what comes before it:\n{told}"
        at = found + len(words)


def good(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)
