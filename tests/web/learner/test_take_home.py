"""What a learner takes home: pictures, a page to show, a word about paper, the card; and waiting for a seal."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from supporter.config import Settings
from supporter.content.places import packaged
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.transcripts.summary import Summary
from supporter.services.shared.clock import TOKYO
from supporter.storage import records
from supporter.wiring import App, opened
from tests.support.cast import ADMINISTRATOR, FakeClock, QuickHasher
from tests.support.command_line import serving
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.web.shell import town
from tests.web.learner.learning.test_pages import Lesson

HOME, DONE = f"/m/{TOTTORI}", f"/m/{TOTTORI}/c/kiso/done"
#: Of 鳥取市, which issues at once: 次郎's certificate is revoked. Of 岩美町, which confirms and seals by hand.
HERE, THERE = ("花子", "太郎", "次郎"), ("待つ", "刷る", "渡した")
FILES = {".pdf": b"%PDF-", ".png": b"\x89PNG", "/portrait.png": b"\x89PNG", "/card.pdf": b"%PDF-"}
FILES["/badge.png"] = b"\x89PNG"


async def prepare(app: App, lesson: Lesson) -> None:
    """All have completed; 花子 and 次郎 are listed as supporters, 太郎 is not."""
    programmes = [Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",))]
    for place in (town(TOTTORI, "鳥取市", open_badges=True), town(IWAMI, "岩美町", issue="confirmed")):
        await app.municipalities.profiles.put(ADMINISTRATOR, place, programmes)
    house = Site(app, FakeClock(), None)
    for who, code in (("suzuki", TOTTORI), ("tanaka", IWAMI)):
        lesson.tokens[who] = (await house.officer(who, code)).cookies["signin"]
    officer = await app.accounts.sign_ins.person(lesson.tokens["tanaka"])
    for who in (*HERE, *THERE):
        await _completed(app, house, lesson, who)
        if who in THERE[1:]:
            number = lesson.numbers[who]
            (summary,) = await app.folder.store.read(lambda tx, n=number: records.find(tx, Summary, "learner", n))
            lesson.certificates[who] = await app.certificates.register.confirm(officer, summary.id)
    await _put(app, lesson.certificates["次郎"], status="revoked")
    await _put(app, lesson.certificates["渡した"], handed_over_on=dt.date(2026, 12, 28))


async def _completed(app: App, house: Site, lesson: Lesson, who: str) -> None:
    home = TOTTORI if who in HERE else IWAMI
    number, code = await house.learner(f"鳥取 {who}", home)
    lesson.numbers[who] = number
    lesson.tokens[who] = (await app.accounts.sign_ins.with_card(code, "", None, "mine")).token
    if who != "太郎":
        learner = await app.folder.store.read(lambda tx: records.load(tx, Learner, number))
        assert learner is not None
        await app.folder.store.run(lambda tx: records.save(tx, learner.model_copy(update={"registered": "yes"})))
    await house.complete(number, home)
    for certificate in await app.folder.store.read(lambda tx: records.find(tx, Certificate, "learner", number)):
        lesson.certificates[who] = certificate


async def _put(app: App, certificate: Certificate, **changes: object) -> None:
    await app.folder.store.run(lambda tx: records.save(tx, certificate.model_copy(update=changes)))


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    """The product served with a course that says when to learn again."""
    folder: Path = tmp_path_factory.mktemp("papers")
    courses = folder / "courses"
    shutil.copytree(packaged()[0], courses)
    course = courses / "kiso" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("validity_months: null", "validity_months: 36"), "utf-8")
    settings = Settings(data=folder / "data", courses=courses)

    async def prepared() -> Lesson:
        async with opened(settings, hasher=QuickHasher()) as app:
            lesson = Lesson("", {}, {}, {}, app.library.course("kiso"))
            await prepare(app, lesson)
            return lesson

    lesson = asyncio.run(prepared())
    with serving("--data", settings.data, "--courses", courses) as server:
        lesson.url = server.address
        yield lesson


def here(lesson: Lesson, who: str) -> str:
    return f"/m/{lesson.certificates[who].municipality}/certificate/{lesson.certificates[who].code}"


def plain(page: httpx.Response) -> str:
    """A NiceGUI page as people read it: its elements travel as JSON."""
    assert page.status_code == 200
    return unescape(page.text.replace('\\"', '"'))


@pytest.mark.parametrize("ending", FILES)
def test_files_are_for_their_owner_and_the_towns_officers_alone(lesson: Lesson, ending: str) -> None:
    address = here(lesson, "花子") + ending
    for allowed in ("花子", "suzuki"):
        file = lesson.browser(allowed).get(address)
        assert file.status_code == 200 and file.content.startswith(FILES[ending])
        assert file.headers["content-type"] == ("image/png" if ending.endswith("png") else "application/pdf")
        assert file.headers["cache-control"] == "private, no-store"
        name = unquote(file.headers["content-disposition"])
        assert name.startswith("inline") and "第R8-基-" in name and name.endswith(ending[-4:])
    for refused in ("", "太郎", "tanaka"):
        page = lesson.browser(refused).get(address)
        assert page.status_code == 403 and FILES[ending] not in page.content and "花子" not in page.text
    assert lesson.browser("花子").get(f"{HOME}/certificate/ABCDEFGHJK{ending}").status_code == 403


@pytest.mark.parametrize("ending", [*FILES, "/show"])
def test_what_is_revoked_or_awaits_its_seal_is_no_file(lesson: Lesson, ending: str) -> None:
    for who, words in (("次郎", "いまは使われていません"), ("刷る", "いま準備しています")):
        page = lesson.browser(who).get(here(lesson, who) + ending)
        assert page.status_code == 403 and words in page.text and lesson.certificates[who].serial not in page.text


def test_the_page_to_show_says_in_words_what_its_picture_says(lesson: Lesson) -> None:
    certificate, address = lesson.certificates["花子"], here(lesson, "花子")
    page = lesson.browser("花子").get(f"{address}/show")
    alt = re.search(r'<img class="upright" src="([^"]+)"[^>]* alt="([^"]+)"', page.text)
    assert alt and alt[1] == f"{address}/portrait.png"
    code = f"{certificate.code[:5]}-{certificate.code[5:]}"
    for words in ("修了証", "鳥取 花子 様", certificate.serial, "鳥取市", code):
        assert words in alt[2]
    assert f'href="{address}/portrait.png" download' in page.text and f'href="{address}.png" download' in page.text
    assert DONE in page.text
    for refused in ("", "太郎", "tanaka"):
        assert lesson.browser(refused).get(f"{address}/show").status_code == 403


def test_the_completion_offers_what_may_be_taken_home(lesson: Lesson) -> None:
    page = plain(lesson.browser("花子").get(DONE))
    address = here(lesson, "花子")
    order = [f'{address}.pdf"', f'{address}/show"', f'{address}/paper"', "印刷のしかた", "確認の番号を伝える"]
    order.append(f'{address}/badge.png"')
    places = [page.index(part) for part in [*order, f'{address}/card.pdf"', "つぎの一歩"]]
    assert places == sorted(places)
    assert 'class="btn main"' in page and page.count('class="btn main"') == 1


def test_the_card_is_offered_to_who_is_listed(lesson: Lesson) -> None:
    for who, listed in (("花子", True), ("太郎", False)):
        for page in (DONE, f"{HOME}/my"):
            told = plain(lesson.browser(who).get(page))
            assert (f"{here(lesson, who)}/card.pdf" in told) is listed
    page = lesson.browser("太郎").get(f"{here(lesson, '太郎')}/card.pdf")
    assert page.status_code == 403 and "名簿に載った方" in page.text and "福祉課" in page.text


def test_the_year_to_learn_again_is_told_in_the_readers_language(lesson: Lesson) -> None:
    year = dt.datetime.now(TOKYO).date() + dt.timedelta(days=3 * 365)
    fiscal = year.year if year.month >= 4 else year.year - 1
    for page in (DONE, f"{HOME}/my"):
        browser = lesson.browser("花子")
        assert f"次の学びのめやす：令和{fiscal - 2018}年度" in plain(browser.get(page))
        browser.cookies.set("reading", "m-off-auto-en")
        assert f"Suggested time to learn again: fiscal year {fiscal}" in plain(browser.get(page))


def test_a_word_about_paper_is_kept_and_may_be_changed(lesson: Lesson) -> None:
    browser, address = lesson.browser("太郎"), f"{here(lesson, '太郎')}/paper"
    browser.headers["origin"] = lesson.url
    assert " checked" not in plain(browser.get(DONE))
    words = {"counter": ("福祉課の窓口で", "窓口で受け取る"), "none": ("あとから変えられます", "いらない")}
    for wish, (told, short) in words.items():
        answer = browser.post(address, data={"paper": wish})
        assert answer.status_code == 303 and answer.headers["location"] == f"{DONE}#paper"
        done = plain(browser.get(DONE))
        assert told in done and f'value="{wish}" required checked' in done
        assert f"紙の修了証：{short}" in plain(browser.get(f"{HOME}/my"))
    assert browser.post(address, data={"paper": "post"}).status_code == 400
    for refused in ("", "花子", "suzuki", "tanaka"):
        other = lesson.browser(refused)
        other.headers["origin"] = lesson.url
        assert other.post(address, data={"paper": "counter"}).status_code == 403
    assert "紙の修了証：いらない" in plain(browser.get(f"{HOME}/my"))


WAYS = {
    "待つ": ("担当者の確認", ["修了の記録"], "岩美町で準備しています"),
    "刷る": ("印刷と公印", ["修了の記録", "担当者の確認"], "福祉課の窓口です"),
}


@pytest.mark.parametrize("who", WAYS)
def test_waiting_for_the_seal_shows_how_far_it_is(lesson: Lesson, who: str) -> None:
    now, done, words = WAYS[who]
    page = plain(lesson.browser(who).get(f"/m/{IWAMI}/c/kiso/done"))
    steps = re.findall(r'<li( aria-current="step")?><span class="mark( \w+)?".*?</span><span>(.*?)</span></li>', page)
    assert [step[2] for step in steps] == ["修了の記録", "担当者の確認", "印刷と公印", "お渡し"]
    assert [step[2] for step in steps if step[0]] == [now]
    assert [step[2] for step in steps if step[1] == " done"] == done
    assert words in page and "に記録しました" in page and "/certificate/" not in page
    assert ("番号：第R8" in page) is (who == "刷る")


def test_what_awaits_its_seal_is_named_on_ones_own_page(lesson: Lesson) -> None:
    page = plain(lesson.browser("刷る").get(f"/m/{IWAMI}/my"))
    assert "いま準備しています" in page and "/certificate/" not in page


def test_after_the_paper_was_handed_over_the_screen_shows_it_too(lesson: Lesson) -> None:
    page = plain(lesson.browser("渡した").get(f"/m/{IWAMI}/c/kiso/done"))
    assert f'{here(lesson, "渡した")}.pdf"' in page and "令和8年12月28日にお渡ししました" in page
    assert "/paper" not in page


def test_a_revoked_certificate_is_told_and_not_offered(lesson: Lesson) -> None:
    done, mine = (plain(lesson.browser("次郎").get(page)) for page in (DONE, f"{HOME}/my"))
    assert "いまは使われていません" in done and "いまは使われていません" in mine
    assert "/certificate/" not in done and "/certificate/" not in mine
