"""Surveys as browsers receive them: plain forms that promise no name, keep what was typed, and thank."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import READER, Role
from supporter.services.learning.surveys import PER_MINUTE
from tests.support.browser import six
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, TOTTORI, Site, site
from tests.support.web.shell import town

COURSE = f"/m/{TOTTORI}/c/mutsu"


@pytest.fixture
async def surveyed(tmp_path: Path) -> AsyncIterator[Site]:
    """The site with a course of 鳥取市 that asks before, after and at its end."""
    six.write(tmp_path / "data" / "content")
    async with site(tmp_path / "data") as house:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("kiso", "mutsu"))
        other = Programme(id="yuru", name="ゆるサポ", courses=("hoka",))
        await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市"), [programme])
        await house.app.municipalities.profiles.put(ADMINISTRATOR, town(IWAMI, "岩美町", programmes=("yuru",)), [other])
        yield house


def random_of(page: httpx.Response) -> str:
    found = re.search(r'name="random" value="([0-9a-f]{64})"', page.text)
    assert found
    return found[1]


async def test_a_survey_is_answered_without_a_name_and_thanked_for(surveyed: Site) -> None:
    async with surveyed.browser() as reader:
        page = await reader.get(f"{COURSE}/survey")
        assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
        assert "お名前とは結びつけません" in page.text and "講座についてのアンケート" in page.text
        typed = {
            "random": random_of(page),
            "a-an-wakari": "0",
            "a-an-konoato": ["0", "1"],
            "a-an-hitokoto": "よい\r\n\t講座",
        }
        sent = await reader.post(f"{COURSE}/survey", data=typed)
        assert sent.status_code == 303
        thanks = await reader.get(sent.headers["location"])
        assert "ありがとうございました" in thanks.text and random_of(page) not in thanks.text
    kept = {
        doc["question"].rpartition("/")[2]: doc["answer"] for doc in surveyed.app.folder.store.scan("survey_ballots")
    }
    assert kept == {"an-wakari": ["0"], "an-konoato": ["0", "1"], "an-hitokoto": ["よい 講座"]}


async def test_every_visit_offers_a_random_of_its_own(surveyed: Site) -> None:
    async with surveyed.browser() as reader:
        pages = [await reader.get(f"{COURSE}/before") for _ in range(2)]
    assert random_of(pages[0]) != random_of(pages[1])


@pytest.mark.parametrize(("typed", "words"), [({}, "一つでもかまいません"), ({"a-an-hitokoto": " "}, "一つでも")])
async def test_nothing_chosen_is_told_kindly_and_nothing_is_lost(
    surveyed: Site, typed: dict[str, str], words: str
) -> None:
    async with surveyed.browser() as reader:
        page = await reader.get(f"{COURSE}/survey")
        again = await reader.post(f"{COURSE}/survey", data={"random": random_of(page), **typed})
    assert again.status_code == 422 and words in again.text and 'role="alert"' in again.text
    assert random_of(again) == random_of(page)


async def test_what_was_typed_stays_when_the_house_is_crowded(surveyed: Site) -> None:
    async with surveyed.browser() as reader:
        typed = {
            "random": random_of(await reader.get(f"{COURSE}/survey")),
            "a-an-wakari": "2",
            "a-an-hitokoto": "<b>よい",
        }
        for _ in range(PER_MINUTE):
            await surveyed.app.learning.surveys.cast(
                READER, TOTTORI, "mutsu", "survey", {"an-wakari": ("0",)}, "a" * 64, "127.0.0.1"
            )
        crowded = await reader.post(f"{COURSE}/survey", data=typed)
    assert crowded.status_code == 429 and "こみ合っています" in crowded.text
    assert re.search(r'name="a-an-wakari" value="2" checked', crowded.text)
    assert "&lt;b&gt;よい</textarea>" in crowded.text


@pytest.mark.parametrize(
    "address", [f"/m/{IWAMI}/c/kiso/survey", f"/m/{TOTTORI}/c/nai/before", f"/m/{IWAMI}/c/mutsu/after"]
)
async def test_where_nothing_is_asked_there_is_no_page(surveyed: Site, address: str) -> None:
    async with surveyed.browser() as reader:
        assert (await reader.get(address)).status_code == 404
        assert (await reader.post(address, data={"random": "a" * 64})).status_code == 404


async def test_another_site_cannot_answer_for_anybody(surveyed: Site) -> None:
    async with surveyed.browser() as reader:
        forged = await reader.post(
            f"{COURSE}/survey", data={"random": "a" * 64, "a-an-wakari": "0"}, headers={"origin": "http://evil.example"}
        )
    assert forged.status_code == 403 and list(surveyed.app.folder.store.scan("survey_ballots")) == []


@pytest.mark.parametrize(
    ("cookie", "words"),
    [("m-off-auto-easy", "だれの こたえか わかりません"), ("m-off-auto-en", "Your name is not tied")],
)
async def test_people_are_asked_in_their_language(surveyed: Site, cookie: str, words: str) -> None:
    async with surveyed.browser() as reader:
        page = await reader.get(f"{COURSE}/before", headers={"cookie": f"reading={cookie}"})
    assert words in page.text and "声" in page.text


async def answered(house: Site, count: int) -> None:
    """So many phones answer 「はい」 to everything, each from a home of its own."""
    for number in range(count):
        random, home = f"{number:064x}", f"192.0.2.{number}"
        for kind, answers in (
            ("before", {"ma-koe": ("2",)}),
            ("after", {"ma-koe": ("0",)}),
            ("survey", {"an-wakari": ("0",), "an-hitokoto": ("ひみつのことば",)}),
        ):
            await house.app.learning.surveys.cast(READER, TOTTORI, "mutsu", kind, answers, random, home)


async def test_an_officer_sees_before_and_after_as_numbers(surveyed: Site) -> None:
    await answered(surveyed, 7)
    async with await surveyed.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.get("/o/surveys")
    assert page.status_code == 200 and "アンケート" in page.text
    assert "7人" in page.text and "5人未満" in page.text and "書いた人" in page.text
    assert "ひみつのことば" not in page.text
    assert 'class="bar before" width="100.0%"' in page.text and "style=" not in page.text


async def test_other_towns_and_roles_see_what_is_theirs(surveyed: Site) -> None:
    await answered(surveyed, 7)
    async with await surveyed.officer("tanaka", IWAMI) as tanaka:
        page = await tanaka.get(f"/o/surveys?municipality={TOTTORI}")
        assert "7人" not in page.text and "六つの講座" not in page.text
        assert "アンケートのある講座が、まだありません" in page.text
    async with await surveyed.officer("koiki", "", Role.COORDINATOR) as koiki:
        page = await koiki.get(f"/o/surveys?municipality={TOTTORI}")
        assert "7人" in page.text and "書いた人" not in page.text
        assert "7人" not in (await koiki.get(f"/o/surveys?municipality={TOTTORI}&year=2025")).text
    async with await surveyed.officer("sato", TOTTORI, Role.TRAINER) as sato:
        assert (await sato.get("/o/surveys")).status_code == 403
    async with surveyed.browser() as reader:
        assert (await reader.get("/o/surveys")).headers["location"] == "/staff"
