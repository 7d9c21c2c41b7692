"""The plain copy of every page and the booklet: whole, in every language, and without a word about the reader."""

from __future__ import annotations

import re
from contextvars import ContextVar

import httpx
import pytest

from supporter import wording
from supporter.domain.courses.course import Block
from supporter.web.shared import frame
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, TOTTORI, Site

COURSE = f"/m/{TOTTORI}/c/kiso"


async def signed_in(house: Site) -> httpx.AsyncClient:
    """The browser of a learner who has read the first page."""
    _, code = await house.learner("鳥取 花子")
    browser = house.browser()
    sign_in = await house.app.accounts.sign_ins.with_card(code, "", None, "mine")
    browser.cookies.set("signin", sign_in.token)
    person = await house.app.accounts.sign_ins.person(sign_in.token)
    await house.app.learning.lessons.read(person, "kiso", house.app.library.course("kiso").step_refs()[:1])
    return browser


def without_landmarks(html: str) -> str:
    """A part as the booklet has it: among many pages it is no section of its own."""
    return html.replace("<section ", '<div role="group" ').replace("</section>", "</div>")


async def test_every_page_has_a_copy_with_its_text_and_plain_neighbours(
    house: Site, browser: httpx.AsyncClient
) -> None:
    course = house.app.library.course("kiso")
    refs = course.step_refs()
    for at, (_, step) in enumerate(course.steps()):
        page = await browser.get(f"{COURSE}/{refs[at]}/plain")
        assert page.status_code == 200
        assert f"<title>{step.title.plain}｜" in page.text
        for block in step.blocks:
            assert block.html in page.text, f"{refs[at]}: a part is missing"
        back = f"{COURSE}/{refs[at - 1]}/plain" if at else COURSE
        forward = f"{COURSE}/{refs[at + 1]}/plain" if at + 1 < len(refs) else COURSE
        assert f'href="{back}" rel="prev"' in page.text and f'href="{forward}" rel="next"' in page.text
        assert f'href="{COURSE}/{refs[at]}"' in page.text, "the way to the page itself"
        for source in step.sources:
            assert source in page.text


async def test_a_copy_says_nothing_of_who_reads_it(house: Site, browser: httpx.AsyncClient) -> None:
    learner = await signed_in(house)
    for ref in house.app.library.course("kiso").step_refs():
        mine = await learner.get(f"{COURSE}/{ref}/plain")
        assert mine.text == (await browser.get(f"{COURSE}/{ref}/plain")).text
        assert "set-cookie" not in mine.headers
        assert "data-owner" not in mine.text and "花子" not in mine.text and "<form" not in mine.text
    assert (await learner.get(f"{COURSE}/print")).text == (await browser.get(f"{COURSE}/print")).text


async def test_questions_are_read_with_their_answers_folded_away(house: Site, browser: httpx.AsyncClient) -> None:
    _, question = house.app.library.check_question("kiso", "shiru-mitame")
    page = (await browser.get(f"{COURSE}/shiru/chigai/plain")).text
    folded = re.search(r"<details[^>]*><summary><span>答えと説明を見る</span></summary>(.*?)</details>", page, re.S)
    assert question.text.html in page and folded is not None
    assert question.explanation.html in folded[1] and page.count(question.explanation.html) == 1
    assert page.count('class="line-to-write"') == 4, "a worksheet has lines to write on"


async def test_the_booklet_holds_the_course_its_sources_and_whom_to_ask(
    house: Site, browser: httpx.AsyncClient
) -> None:
    course = house.app.library.course("kiso")
    page = (await browser.get(f"{COURSE}/print")).text
    for module, step in course.steps():
        assert f'id="{module.id}-{step.id}"' in page
        assert all(without_landmarks(block.html) in page for block in step.blocks)
        assert all(source in page for source in step.sources)
    assert "自主教材です" in page and "福祉課" in page and "0857-00-0001" in page
    assert "令和8年（2026年）" in page
    after = page[page.index('id="shiru-end"') :]
    _, question = house.app.library.check_question("kiso", "shiru-mitame")
    assert question.explanation.html in after and page.count(question.explanation.html) == 1


async def test_the_foot_of_a_sheet_names_the_town(browser: httpx.AsyncClient) -> None:
    style = await browser.get(f"/m/{TOTTORI}/paper.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "鳥取市 福祉課　電話 0857-00-0000　FAX 0857-00-0001" in style.text


@pytest.mark.parametrize("language", ["easy", "en"])
async def test_plain_japanese_stands_for_the_text_and_the_text_below_it(
    house: Site, browser: httpx.AsyncClient, language: str
) -> None:
    browser.cookies.set("reading", f"m-off-auto-{language}")
    step = house.app.library.course("kiso").step("shiru", "suuji")
    page = (await browser.get(f"{COURSE}/shiru/suuji/plain")).text
    text = next(block.html for block in step.blocks if block.html.startswith('<div class="prose">'))
    care = next(block.easy for block in step.blocks if block.kind == "care").replace("<p>", '<p class="plain-words">')
    plain = step.yasashii.replace("<p>", '<p class="plain-words">')
    assert page.index(care) < page.index(plain) < page.index(text)
    assert page.count(plain) == 1
    assert ("The lessons are in Japanese" in page) == (language == "en")
    assert '<div class="prose" lang="ja">' in page
    assert ("You can stop or skip it" in page) == (language == "en")


TITLES = {
    "ja": ("まずは、ひと声から｜5章｜基礎講座", "5章 声をかける"),
    "easy": ("はじめは、ひとことから｜5しょう｜きその こうざ", "こえを かけます"),
    "en": ("It begins with one word | Chapter 5 | Basic course (基礎講座)", "Saying a word"),
}


@pytest.mark.parametrize("language", TITLES)
async def test_titles_are_in_the_readers_voice(house: Site, browser: httpx.AsyncClient, language: str) -> None:
    browser.cookies.set("reading", f"m-off-auto-{language}")
    page = (await browser.get(f"{COURSE}/koe/hitokoe/plain")).text
    words = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<(?!title)[^>]+>", "", page)
    title, chapter = TITLES[language]
    assert f"<title>{title}" in page and chapter in words


@pytest.mark.parametrize("language", ["easy", "en", "ja"])
async def test_a_question_is_asked_in_the_readers_voice(house: Site, browser: httpx.AsyncClient, language: str) -> None:
    browser.cookies.set("reading", f"m-off-auto-{language}")
    page = (await browser.get(f"{COURSE}/koe/hitokoe/plain")).text
    easy = ("りょこうだと おもって、1しゅうかん まちます", "2かい こえを かけた", "はなす ことが できました")
    assert [words in page for words in easy] == [language != "ja"] * 3


@pytest.mark.parametrize(
    ("language", "words"),
    [("easy", "よまなくても いいです"), ("en", "You can stop or skip it"), ("ja", "つらい人の話")],
)
def test_care_without_plain_words_is_said_in_ours(
    monkeypatch: pytest.MonkeyPatch, language: wording.Language, words: str
) -> None:
    spoken = ContextVar("language", default=language)
    monkeypatch.setattr(wording, "language", spoken)
    care = Block(kind="care", html="<p>つらい人の話です。</p>")
    shown = frame.part("learner/learning/care.html", block=care, forward="/")
    assert words in shown and ("つらい人の話です。" in shown) == (language == "ja")


UNKNOWN = ["/c/kiso/nai/nai/plain", "/c/kiso/shiru/nai/plain", "/c/nai/print", "/c/nai/a/b/plain"]


@pytest.mark.parametrize("address", UNKNOWN)
async def test_what_is_not_there_is_told(browser: httpx.AsyncClient, address: str) -> None:
    assert (await browser.get(f"/m/{TOTTORI}{address}")).status_code == 404


async def test_a_town_shows_its_own_courses_alone(house: Site, browser: httpx.AsyncClient) -> None:
    iwami = await house.app.municipalities.profiles.get(IWAMI)
    assert iwami is not None
    other = iwami.model_copy(update={"programmes": ()})
    await house.app.municipalities.profiles.put(ADMINISTRATOR, other, [])
    assert (await browser.get(f"/m/{IWAMI}/c/kiso/shiru/chigai/plain")).status_code == 404
    assert (await browser.get(f"/m/{IWAMI}/c/kiso/print")).status_code == 404
