"""Every page of learners, readers and phones, in each way of speaking: readings, letters and counters are right.

Names that people typed, and lessons until somebody translates them, stay Japanese: on English pages and in
やさしい日本語 they say so (`lang="ja"`), or stand in one of the places of `AS_WRITTEN`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Iterator

import httpx
import lxml.html
import nicegui
import pytest

from supporter.content.places import packaged
from supporter.content.profiles import examples, national, read_profile
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.live.page.build import later_words, page, words
from supporter.live.page.deferred import contacts
from supporter.wording import LANGUAGES, Language
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import TOTTORI, Site

HOME, COURSE = f"/m/{TOTTORI}", f"/m/{TOTTORI}/c/kiso"
READER = ["/?all=1", HOME, COURSE, "/in?m=312011", "/in/forgotten?m=312011", f"/start?m={TOTTORI}", "/help", "/about"]
READER += [f"{HOME}/{name}" for name in ("help", "letters", "about", "privacy", "accessibility", "contact", "nothing")]
READER += ["/v?code=ABCDE-FGHJK", f"/c?m={TOTTORI}", "/c/s1", "/c/s1/withdraw", f"/figures/{TOTTORI}", "/claim"]
LEARNER = [HOME, COURSE, f"{HOME}/my", "/card", f"{COURSE}/done"]
LEARNER += [f"/own/{matter}" for matter in ("name", "age", "place", "contact", "supporter", "news")]
LEARNER += [f"/own/{matter}" for matter in ("pin", "machines", "records", "leave")]

KANJI = re.compile(r"[\u3005\u3400-\u9fff]")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
#: What an author wrote and nobody has said in other words yet; a list to choose from holds no ruby.
AS_WRITTEN = (
    "self::option or self::script or self::style or self::noscript or self::template or contains(@class,'prose')"
)
#: The library's own notes of a lost line, which ours stand in for (css/quasar.css hides them).
AS_WRITTEN += " or contains(@id,'popup')"
#: The certificate looks as on paper.
AS_WRITTEN += " or self::figure[@class='cert']"
COUNTERS = re.compile(r"(?<![\d.])(?:[12]にん|[134680]ふん)")
ENGLISH = re.compile(r"(?<![\d.,:/–-])1 (?:pages|times|days|minutes|places|people|questions|chapters|answers)\b")
READINGS = re.compile(r"(?<![\d.])[12]<ruby>人<rt[^>]*>にん|[134680]<ruby>分<rt[^>]*>ふん")
#: People's own names, and a text that is quoted as it stands.
TYPED = {
    "鳥取 花子",
    "花子",
    "第R8-基-0001号",
    "湖山",
    "青谷",
    "中央公民館",
    "NPO ふれあい",
    "基礎講座",
    "つながりサポーター",
}


def _written() -> str:
    """What authors wrote, without its readings: which kanji of a lesson have them is theirs to say."""
    files = [path for folder in packaged() for path in folder.rglob("*") if path.suffix in (".md", ".yaml")]
    return "\n".join(re.sub(r"\{([^{}|]*)\|[^{}]*\}", "", path.read_text("utf-8")) for path in files)


WRITTEN = _written()


def texts(html: str, *, marked: bool, ruby: bool) -> Iterator[str]:
    """The texts a reader meets; without those marked as Japanese if `marked`, and without what has ruby if `ruby`."""
    body = lxml.html.fromstring(html)
    skipped = [AS_WRITTEN]
    if marked:
        skipped.append("(@lang='ja' and not(self::html))")
    if ruby:
        skipped.append("self::ruby")
    for node in body.xpath(f"//body//text()[not(ancestor::*[{' or '.join(skipped)}])]"):
        if text := " ".join(str(node).split()):
            yield text


def wrong(html: str, way: str) -> list[str]:
    """What should not stand on a page that speaks in this way."""
    plain = " ".join(texts(html, marked=False, ruby=False))
    if way == "en":
        stray = [text for text in texts(html, marked=True, ruby=False) if JAPANESE.search(text)]
        return [*stray, *(found[0] for found in ENGLISH.finditer(plain))]
    stray = [
        text
        for text in texts(html, marked=way == "easy", ruby=True)
        if KANJI.search(re.sub("|".join(map(re.escape, TYPED)), "", text)) and text not in WRITTEN
    ]
    if way == "easy":
        stray = [text for text in stray if KANJI.search(re.sub("(?<=[0-9])[日分年月]", "", text))]
        return [*stray, *(found[0] for found in COUNTERS.finditer(plain))]
    return [*stray, *READINGS.findall(html)]


@pytest.fixture
async def towns(house: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """鳥取市 as the example has it, with a class that three may still join and one learner who has completed."""
    monkeypatch.setattr(nicegui.core, "loop", asyncio.get_running_loop())
    programme = Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",))
    for path in examples().values():
        await house.app.municipalities.profiles.put(ADMINISTRATOR, read_profile(path), [programme])
    day = house.clock.now().date() + dt.timedelta(days=30)
    facts = {"id": "s1", "number": "R8-001", "municipality": TOTTORI, "programme": "tsunagari", "course": "kiso"}
    facts |= {"venue": "中央公民館", "host": "NPO ふれあい", "listing": "public", "municipalities": ("313025",)}
    facts |= {"held_on": day, "begins": "10:00", "ends": "11:30", "capacity": 1}
    officer = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
    await house.app.training.planning.plan(officer, TrainingSession.model_validate(facts))
    return house


async def _read(house: Site, way: str, addresses: list[str], token: str = "") -> list[str]:
    reading = "m-on-auto-ja" if way == "ruby" else f"m-off-auto-{way}"
    found: list[str] = []
    async with house.browser() as browser:
        browser.cookies.set("reading", reading)
        if token:
            browser.cookies.set("signin", token)
        for address in addresses:
            answer: httpx.Response = await browser.get(address, follow_redirects=True)
            assert answer.status_code < 500, address
            found += [f"{address}: {bad}" for bad in wrong(answer.text, way)]
    return found


@pytest.mark.parametrize("way", ["ruby", "easy", "en"])
async def test_pages_speak_as_their_reader_does(towns: Site, way: str) -> None:
    assert "\n".join(await _read(towns, way, READER)) == ""
    number, code = await towns.learner("鳥取 花子")
    await towns.complete(number)
    token = (await towns.app.accounts.sign_ins.with_card(code, "", None, "mine")).token
    assert "\n".join(await _read(towns, way, LEARNER, token)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_phones_in_class_speak_as_their_reader_does(language: Language) -> None:
    told = {**words(language), **later_words(language)}
    cards = contacts(language, national(), dt.datetime(2026, 12, 2, 14))
    made = [page(language, "").body.decode(), f"<body>{cards}</body>"]
    way = "ruby" if language == "ja" else language
    assert [bad for html in made for bad in wrong(html, way)] == []
    for key, text in told.items():
        bare = re.sub(r"\{[^{}]*\}", "", text)
        if key != "language" and language != "ja":
            assert not (JAPANESE if language == "en" else KANJI).search(bare), (key, text)
