"""One's own answers looked back at, and what a test's limits leave, as browsers receive them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Answer, Multiple, Question, TrueFalse
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.calendar import time_text
from supporter.domain.transcripts.progress import Attempt
from supporter.services.shared.clock import SystemClock
from supporter.wiring import App, opened
from tests.support.browser import six
from tests.support.cast import ADMINISTRATOR, PIN, FakeClock, QuickHasher, form
from tests.support.command_line import serving
from tests.support.web.people_site import TOTTORI, Site, site
from tests.support.web.shell import town

TEST = f"/m/{TOTTORI}/c/mutsu/test"
#: A running server, the tokens of who has signed in, and their last tries.
Limited = tuple[str, dict[str, str], dict[str, Attempt]]


def wrong(question: Question) -> Answer:
    """A well-formed answer that is not right."""
    right = expected(question)
    if isinstance(question, TrueFalse):
        return ("true",)
    if isinstance(question, Multiple):
        return ("1",)
    return tuple(reversed(right)) if len(right) > 1 else ("ちがう",) if question.type == "short" else ("0",)


async def attempt(app: App, who: Person, *, right: bool) -> Attempt:
    """One whole try at the test."""
    begun = await app.learning.lessons.begin(who, "mutsu")
    for id in begun.questions:
        question = app.library.question("rokushu", id)
        given = expected(question) if right else wrong(question)
        receipt = await app.learning.lessons.answer(who, "mutsu", begun.number, id, given)
    return receipt.attempt


def shown(page: httpx.Response) -> str:
    """The main part of a plain page, its words whole."""
    return page.text.partition("<main")[2].partition("</main>")[0].replace("<wbr>", "")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    six.write(tmp_path / "data" / "content")
    async with site(tmp_path / "data") as house:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("mutsu",))
        await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市"), [programme])
        yield house


async def signed_in(house: Site, name: str) -> tuple[Person, httpx.AsyncClient]:
    number, code = await house.learner(name)
    browser = house.browser()
    browser.cookies.set("signin", (await house.app.accounts.sign_ins.with_card(code, "", None, "mine")).token)
    return Person(role=Role.LEARNER, id=number, municipality=TOTTORI), browser


async def test_every_answer_of_the_last_try_is_there_with_the_hoped_one_and_why(house: Site) -> None:
    hanako, browser = await signed_in(house, "鳥取 花子")
    await attempt(house.app, hanako, right=False)
    async with browser:
        page = await browser.get(f"{TEST}/review")
    assert page.status_code == 200 and page.text.count("あなたの答え") == 6
    assert page.text.count("めやすの答え") == 6 and "×" not in page.text
    for question in house.app.library.quiz("rokushu").questions:
        assert question.text.html in page.text and question.explanation.html in page.text
    assert f'href="/m/{TOTTORI}/c/mutsu/koe/hitokoe"' in page.text
    assert "<form" not in shown(page), "there is nothing to send"


async def test_earlier_tries_are_a_link_away(house: Site) -> None:
    hanako, browser = await signed_in(house, "鳥取 花子")
    await attempt(house.app, hanako, right=False)
    await attempt(house.app, hanako, right=True)
    async with browser:
        last, first = [await browser.get(f"{TEST}/review{which}") for which in ("", "?try=1")]
        for odd in ("?try=0", "?try=3", "?try=x", "?try=%00"):
            assert shown(await browser.get(f"{TEST}/review{odd}")) == shown(last)
    assert "6問のうち 6問" in last.text and "めやすの答え" not in last.text
    assert "6問のうち 0問" in first.text and 'href="?try=2"' in first.text


async def test_nobody_looks_at_the_answers_of_somebody_else(house: Site) -> None:
    hanako, browser = await signed_in(house, "鳥取 花子")
    await attempt(house.app, hanako, right=False)
    _, taro = await signed_in(house, "鳥取 太郎")
    async with browser, taro, house.browser() as reader, await house.officer("suzuki", TOTTORI) as suzuki:
        assert (await taro.get(f"{TEST}/review")).headers["location"] == TEST
        for other in (reader, suzuki):
            assert (await other.get(f"{TEST}/review")).headers["location"] == f"/in?m={TOTTORI}"


async def test_a_question_that_is_gone_leaves_its_place(house: Site, tmp_path: Path) -> None:
    hanako, browser = await signed_in(house, "鳥取 花子")
    await attempt(house.app, hanako, right=True)
    quiz = tmp_path / "data/content/quizzes/rokushu.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("id: hitokoto", "id: atarashii"), "utf-8")
    assert house.app.library.reload_if_changed() == []
    async with browser:
        page = await browser.get(f"{TEST}/review")
    assert "新しい版に変わりました" in page.text and "ありがとう" not in shown(page)
    assert page.text.count("あなたの答え") == 6, "of several choices each has its line"


async def test_a_pair_that_is_gone_is_passed_over(house: Site, tmp_path: Path) -> None:
    hanako, browser = await signed_in(house, "鳥取 花子")
    await attempt(house.app, hanako, right=False)
    quiz = tmp_path / "data/content/quizzes/rokushu.yaml"
    before = quiz.read_text("utf-8")
    quiz.write_text(before.replace(next(line for line in before.splitlines(True) if "おっくう" in line), ""), "utf-8")
    assert house.app.library.reload_if_changed() == []
    async with browser:
        page = await browser.get(f"{TEST}/review")
    assert page.status_code == 200 and page.text.count("あなたの答え") == 6
    assert "そんなことないですよ" in shown(page) and "おっくう" not in shown(page)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    """A test of two tries with eighty minutes between: 花子 has had one, 太郎 both, 次郎 none."""
    root = tmp_path_factory.mktemp("limited")
    six.write(root)
    quiz = root / "quizzes/rokushu.yaml"
    quiz.write_text(
        quiz.read_text("utf-8").replace("pass: 0.8", "pass: 0.8\nattempts: 2\nwaiting_minutes: 80"), "utf-8"
    )
    tokens: dict[str, str] = {}
    last: dict[str, Attempt] = {}

    async def prepare() -> None:
        clock = FakeClock()
        clock.time = SystemClock().now() - dt.timedelta(minutes=100)
        async with opened(six.settings(root / "data", root), hasher=QuickHasher(), clock=clock) as app:
            programme = Programme(id="tsunagari", name="つながりサポーター", courses=("mutsu",))
            await app.municipalities.profiles.put(ADMINISTRATOR, town(), [programme])
            for who, tries in (("taro", 2), ("hanako", 1), ("jiro", 0)):
                learner, code = await app.accounts.learners.sign_up(Person(), form(f"鳥取 {who}", pin=PIN))
                person = Person(role=Role.LEARNER, id=learner.id, municipality=TOTTORI)
                tokens[who] = (await app.accounts.sign_ins.with_card(code, "", None, "mine")).token
                for nth in range(tries):
                    clock.pass_by(minutes=90 * nth)
                    last[who] = await attempt(app, person, right=False)

    asyncio.run(prepare())
    with serving("--data", root / "data", "--courses", root / "courses", "--quizzes", root / "quizzes") as server:
        yield server.address, tokens, last


def seen(limited: Limited, who: str, address: str = TEST) -> str:
    """A page as somebody sees it, NiceGUI's escapes taken away."""
    url, tokens, _ = limited
    with httpx.Client(base_url=url, cookies={"signin": tokens[who]}, trust_env=False) as browser:
        page = browser.get(address)
    assert page.status_code == 200
    return page.text.replace("\\", "")


def test_limits_are_told_before_the_first_try(limited: Limited) -> None:
    page = seen(limited, "jiro")
    assert "ためせるのは、2回までです。" in page and "つぎにためすまで、80分おきます。" in page
    assert "何度でも" not in page and "はじめる" in page


def test_who_has_to_wait_is_told_the_time_of_day_and_finds_no_dead_button(limited: Limited) -> None:
    page = seen(limited, "hanako")
    at = max(answer.at for answer in limited[2]["hanako"].answers.values())
    assert f"{time_text(at + 80 * 60, at)} から、もう一度ためせます。" in page
    assert "もう一度ためす" not in page and "答えをふりかえる" in page and "読み直すと近道のページ" in page


def test_who_has_had_every_try_is_told_whom_to_ask(limited: Limited) -> None:
    page = seen(limited, "taro")
    assert "ためせる回数（2回）を終えました。" in page and "福祉課に相談してください。" in page
    assert "もう一度ためす" not in page and "答えをふりかえる" in page


def test_no_page_promises_tries_without_end(limited: Limited) -> None:
    for address in (f"/m/{TOTTORI}", f"/m/{TOTTORI}/c/mutsu"):
        assert "何度でも" not in seen(limited, "taro", address)


@pytest.mark.parametrize("address", [f"/m/{TOTTORI}/my", f"/m/{TOTTORI}/c/mutsu"])
def test_ones_answers_are_linked_from_where_one_looks_for_them(limited: Limited, address: str) -> None:
    assert f"{TEST}/review" in seen(limited, "hanako", address)
    assert f"{TEST}/review" not in seen(limited, "jiro", address)
