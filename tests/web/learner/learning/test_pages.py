"""The learner's pages as a browser receives them: reading without an account, links that are links, papers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from supporter.config import Settings
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Programme
from supporter.storage import records
from supporter.wiring import App, opened
from tests.support.cast import ADMINISTRATOR, FakeClock, QuickHasher
from tests.support.command_line import serving
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.web.shell import town

HOME = f"/m/{TOTTORI}"
COURSE = f"{HOME}/c/kiso"


@dataclass
class Lesson:
    """A running server, tokens of who has signed in, and what was issued before it started."""

    url: str
    tokens: dict[str, str]
    numbers: dict[str, str]
    certificates: dict[str, Certificate]
    course: Course

    def browser(self, who: str = "") -> httpx.Client:
        """The browser of a reader, or of somebody signed in."""
        cookies = {"signin": self.tokens[who]} if who else {}
        return httpx.Client(base_url=self.url, cookies=cookies, trust_env=False)

    @property
    def refs(self) -> tuple[str, ...]:
        return self.course.step_refs()


async def prepare(app: App, lesson: Lesson) -> None:
    """花子 and 次郎 have completed, the certificate of 次郎 is revoked; 太郎 has read one page; two officers."""
    programmes = [
        Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",)),
        Programme(id="yuru", name="ゆるサポ", courses=("hoka",)),
    ]
    await app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市"), programmes)
    await app.municipalities.profiles.put(ADMINISTRATOR, town(IWAMI, "岩美町", programmes=("yuru",)), programmes)
    house = Site(app, FakeClock(), None)
    for who, name in (("hanako", "鳥取 花子"), ("taro", "鳥取 太郎"), ("jiro", "鳥取 次郎")):
        number, code = await house.learner(name)
        lesson.numbers[who] = number
        lesson.tokens[who] = (await app.accounts.sign_ins.with_card(code, "", None, "mine")).token
    await app.learning.lessons.read(await app.accounts.sign_ins.person(lesson.tokens["taro"]), "kiso", lesson.refs[:1])
    third, code = await house.learner("鳥取 三郎")
    lesson.tokens["saburo"] = (await app.accounts.sign_ins.with_card(code, "", None, "mine")).token
    await house.complete(third, but=1)
    for who in ("hanako", "jiro"):
        await house.complete(lesson.numbers[who])
        number = lesson.numbers[who]
        (lesson.certificates[who],) = await app.folder.store.read(
            lambda tx, number=number: records.find(tx, Certificate, "learner", number)
        )
    revoked = lesson.certificates["jiro"].model_copy(update={"status": "revoked"})
    await app.folder.store.run(lambda tx: records.save(tx, revoked))
    for who, code in (("suzuki", TOTTORI), ("tanaka", IWAMI)):
        lesson.tokens[who] = (await house.officer(who, code)).cookies["signin"]


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    """The whole product as it is served; NiceGUI's pages need a server that runs."""
    data: Path = tmp_path_factory.mktemp("lesson") / "data"

    async def prepared() -> Lesson:
        async with opened(Settings(data=data), hasher=QuickHasher()) as app:
            lesson = Lesson("", {}, {}, {}, app.library.course("kiso"))
            await prepare(app, lesson)
            return lesson

    lesson = asyncio.run(prepared())
    with serving("--data", data) as server:
        lesson.url = server.address
        yield lesson


def test_home_greets_a_newcomer_and_leads_back_who_has_begun(lesson: Lesson) -> None:
    page = lesson.browser().get(HOME)
    assert page.status_code == 200 and "まず 読んでみる" in page.text and "こんにちは" not in page.text
    back = lesson.browser("taro").get(HOME)
    assert "太郎さん" in back.text and f"{COURSE}/{lesson.refs[1]}" in back.text
    assert lesson.numbers["taro"] not in back.text, "a number is shown where it is asked for"
    assert "太郎" not in lesson.browser("suzuki").get(HOME).text


def test_the_contents_name_every_chapter(lesson: Lesson) -> None:
    page = lesson.browser().get(COURSE)
    assert page.status_code == 200
    for module in lesson.course.modules:
        assert f"{COURSE}/{module.id}/{module.steps[0].id}" in page.text


def test_the_contents_name_every_page(lesson: Lesson) -> None:
    page = lesson.browser().get(COURSE).text
    assert all(f"{COURSE}/{ref}" in page for ref in lesson.refs)


def test_the_courses_of_a_town_with_one_course_are_its_contents(lesson: Lesson) -> None:
    assert lesson.browser().get(f"{HOME}/c").headers["location"] == COURSE


def test_the_notebook_names_every_worksheet_and_holds_nothing_of_anybody(lesson: Lesson) -> None:
    sheets = [block.ref for _, step in lesson.course.steps() for block in step.blocks if block.kind == "work"]
    page = lesson.browser("taro").get(f"{HOME}/notebook").text
    assert sheets and all(page.count(f':{ref}"') == 1 for ref in sheets)
    assert "太郎" not in page and lesson.numbers["taro"] not in page


def test_what_is_sorted_can_be_sent_without_script(lesson: Lesson) -> None:
    page = lesson.browser().get(f"{COURSE}/supporter/suru").text
    assert f'action="{COURSE}/supporter/suru/sort"' in page and "data-told hidden" in page


@pytest.mark.parametrize("day", ["tomorrow", "saturday"])
def test_the_next_time_goes_into_a_calendar(lesson: Lesson, day: str) -> None:
    entry = lesson.browser().get(f"{COURSE}/next/{day}.ics")
    assert entry.headers["content-type"].startswith("text/calendar")
    lines = entry.content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines) and COURSE in entry.text.replace("\r\n ", "")
    assert lesson.browser().get(f"{COURSE}/next/yesterday.ics").status_code == 404


def test_pages_are_found_by_a_word_and_what_was_typed_is_shown_as_text(lesson: Lesson) -> None:
    found = lesson.browser().get(f"{COURSE}/search", params={"q": "しんぶん"}).text
    assert f"{COURSE}/koe/hitokoe" in found and "<mark>" in found
    evil = lesson.browser().get(f"{COURSE}/search", params={"q": '"><script>x'}).text
    assert "<script>x" not in evil and "見つかりませんでした" in evil and f"{HOME}/help" in evil


def test_a_page_opened_from_the_test_leads_back_to_it(lesson: Lesson) -> None:
    address = f"{COURSE}/{lesson.refs[3]}"
    assert "テストにもどる" in lesson.browser().get(f"{address}?from=test").text
    assert "テストにもどる" not in lesson.browser().get(address).text


def test_every_page_has_its_title_and_real_links_to_its_neighbours(lesson: Lesson) -> None:
    refs, browser = lesson.refs, lesson.browser()
    for at, ref in enumerate(refs):
        page = browser.get(f"{COURSE}/{ref}")
        assert page.status_code == 200
        module, _, step = ref.partition("/")
        assert f"<title>{lesson.course.step(module, step).title.plain}｜" in page.text
        links = re.findall(r'href=\\*"([^"\\]+)', page.text)
        before = f"{COURSE}/{refs[at - 1]}" if at else COURSE
        last_of_chapter = at + 1 == len(refs) or refs[at + 1].partition("/")[0] != module
        after = f"{COURSE}/test" if at + 1 == len(refs) else COURSE if last_of_chapter else f"{COURSE}/{refs[at + 1]}"
        assert before in links and after in links, ref


UNKNOWN = ["/c/nai", "/c/nai/koe/a", "/c/kiso/nai/nai", "/c/kiso/shiru/nai", "/c/nai/test", "/c/nai/done", "/c/%00"]


@pytest.mark.parametrize("address", [*UNKNOWN, "/c/kiso/shiru/%3Cscript%3E"])
def test_what_is_not_there_is_told_in_our_words(lesson: Lesson, address: str) -> None:
    page = lesson.browser().get(HOME + address)
    assert page.status_code == 404
    assert "見つかりません" in page.text and "Traceback" not in page.text and "<script>alert" not in page.text


def test_a_course_of_another_towns_programme_is_not_shown(lesson: Lesson) -> None:
    assert lesson.browser().get(f"/m/{IWAMI}/c/kiso").status_code == 404
    assert lesson.browser("hanako").get(f"/m/{IWAMI}/c/kiso/test").status_code == 404
    assert lesson.browser().get(f"/m/{IWAMI}").status_code == 200


def test_a_reader_is_invited_and_never_pressed(lesson: Lesson) -> None:
    page = lesson.browser().get(f"{COURSE}/{lesson.refs[0]}")
    assert "名前を書かずに読んでいます" in page.text and f"/start?m={TOTTORI}" in page.text
    assert "名前を書いて はじめる" in lesson.browser().get(f"{COURSE}/test").text
    assert "名前を書かずに読んでいます" not in lesson.browser("taro").get(f"{COURSE}/{lesson.refs[0]}").text


@pytest.mark.parametrize(
    ("who", "page", "leads"),
    [("", "/my", f"/in?m={TOTTORI}"), ("", "/c/kiso/done", COURSE), ("taro", "/c/kiso/done", COURSE)],
)
def test_who_has_nothing_there_yet_is_led_on(lesson: Lesson, who: str, page: str, leads: str) -> None:
    answer = lesson.browser(who).get(HOME + page)
    assert answer.status_code in (302, 303, 307) and answer.headers["location"] == leads


def test_opening_a_page_is_not_reading_it(lesson: Lesson) -> None:
    browser = lesson.browser("taro")
    browser.get(f"{COURSE}/{lesson.refs[1]}")
    assert f"{COURSE}/{lesson.refs[1]}" in browser.get(HOME).text, "a browser may fetch pages ahead"


def test_who_completed_sees_the_certificate_and_may_keep_it(lesson: Lesson) -> None:
    certificate, browser = lesson.certificates["hanako"], lesson.browser("hanako")
    done = browser.get(f"{COURSE}/done")
    assert done.status_code == 200 and f"{HOME}/certificate/{certificate.code}.pdf" in done.text
    assert certificate.serial in browser.get(f"{HOME}/my").text


def test_a_certificate_is_printed_for_its_owner_and_the_towns_officers_alone(lesson: Lesson) -> None:
    address = f"{HOME}/certificate/{lesson.certificates['hanako'].code}.pdf"
    for allowed in ("hanako", "suzuki"):
        paper = lesson.browser(allowed).get(address)
        assert paper.status_code == 200 and paper.content.startswith(b"%PDF-")
        assert paper.headers["cache-control"] == "private, no-store"
        assert "filename*=UTF-8''%E4%BF%AE%E4%BA%86%E8%A8%BC" in paper.headers["content-disposition"]
    for refused in ("", "taro", "tanaka"):
        page = lesson.browser(refused).get(address)
        assert page.status_code == 403 and b"%PDF" not in page.content and "花子" not in page.text
    nobody = lesson.browser("hanako").get(f"{HOME}/certificate/ABCDEFGHJK.pdf")
    assert nobody.status_code == 403, "an unknown code tells no more than a foreign one"


def test_anybody_verifies_and_learns_a_part_of_the_name_alone(lesson: Lesson) -> None:
    certificate = lesson.certificates["hanako"]
    code = certificate.code
    for address in (f"/v/{code}", f"/V/{code}", f"/v/{code.lower()}", f"/v/{code[:5]}-{code[5:]}"):
        page = lesson.browser().get(address)
        assert page.status_code == 200
        assert certificate.serial in page.text and "鳥取市" in page.text and "鳥○ 花○" in page.text
        assert "たしかに発行されています" in page.text
        assert "花子" not in page.text and certificate.learner not in page.text
    typed = lesson.browser().get("/v", params={"code": f" {code[:5].lower()}ー{code[5:]} "})
    assert typed.status_code == 303 and typed.headers["location"] == f"/v/{code}"


def test_a_verification_tells_the_course_and_the_day(lesson: Lesson) -> None:
    page = lesson.browser().get(f"/v/{lesson.certificates['hanako'].code}").text
    assert lesson.certificates["hanako"].course_title in page and "修了した日" in page


def test_the_last_page_that_a_way_asks_for_leads_to_the_congratulation(lesson: Lesson) -> None:
    unread = lesson.refs[0]
    page = lesson.browser("saburo").get(f"{COURSE}/{unread}").text
    assert f"{COURSE}/done" in page
    assert f"{COURSE}/done" not in lesson.browser("taro").get(f"{COURSE}/{lesson.refs[-1]}").text


def test_a_revoked_certificate_says_so(lesson: Lesson) -> None:
    page = lesson.browser().get(f"/v/{lesson.certificates['jiro'].code}")
    assert "いまは使われていません" in page.text and "たしかに発行されています" not in page.text


@pytest.mark.parametrize(
    "typed", ["ABCDEFGHJK", "abc/def", "..", "//evil.example", "<script>", "%0d%0aX: y", "あ" * 60]
)
def test_an_unknown_code_leads_nowhere(lesson: Lesson, typed: str) -> None:
    page = lesson.browser().get("/v", params={"code": typed}, follow_redirects=True)
    assert page.status_code == 404 and "この番号の修了証は見つかりません" in page.text
    assert page.url.path.startswith("/v") and "<script>" not in page.text
    assert lesson.browser().get("/v").status_code == 200


def test_pictures_of_a_course_are_locked_in_a_sandbox(lesson: Lesson) -> None:
    picture = lesson.browser().get("/content/kiso/bench.svg")
    assert picture.status_code == 200 and picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert picture.headers["x-content-type-options"] == "nosniff"


OUTSIDE = [
    "kiso/course.yaml", "kiso/01-hajimeni.md", "kiso/nai.svg", "nai/bench.svg", "kiso/..%2fkiso%2fbench.svg",
    "kiso/%2e%2e%2f%2e%2e%2fpyproject.toml", "..%2f..%2fetc%2fpasswd", "kiso/.svg", "kiso/bench.svg%00.png",
    "kiso/bench.svg/", "%2e%2e/kiso/bench.svg",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_but_pictures_leaves_a_course_folder(lesson: Lesson, name: str) -> None:
    answer = lesson.browser().get(f"/content/{name}")
    assert answer.status_code == 404 and "見つかりません" in answer.text


@pytest.mark.parametrize(
    ("language", "four", "three"),
    [
        ("ja", "4人で、やってみる", "三人で、やってみる"),
        ("easy", "4にんで やって みます", "3にんで やって みます"),
        ("en", "Try it in groups of 4", "Try it in threes"),
    ],
)
def test_a_talk_says_how_many_and_lists_its_phases(lesson: Lesson, language: str, four: str, three: str) -> None:
    with lesson.browser() as browser:
        browser.cookies.set("reading", f"m-off-auto-{language}")
        page = browser.get(f"{COURSE}/koe/bamen").text
        assert f'aria-label="{four}"' in page
        assert all(f"<li>{words}：" in page for words in ("1分 一人で", "3分 四人で", "1分 みんなで"))
        assert f'aria-label="{three}"' in browser.get(f"{COURSE}/koe/kikikata").text
