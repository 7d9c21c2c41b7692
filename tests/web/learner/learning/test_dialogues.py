"""A conversation on a page: links between numbered places without script, one place at a time with it."""

from __future__ import annotations

import re

import httpx
import pytest

from supporter.domain.courses.course import Block
from tests.support.web.people_site import TOTTORI, Site

COURSE = f"/m/{TOTTORI}/c/kiso"
SCRIPT = re.compile(r"/dialogue\b[^\"/]*\.js")


def talks(house: Site) -> list[tuple[str, Block]]:
    course = house.app.library.course("kiso")
    return [(f"{m.id}/{step.id}", block) for m, step in course.steps() for block in step.blocks if block.dialogue]


async def test_in_a_copy_every_answer_is_a_link_to_a_numbered_place(house: Site, browser: httpx.AsyncClient) -> None:
    assert {block.ref for _, block in talks(house)} == {"shinbun", "kotatsu", "takeshi", "soba"}
    for ref, block in talks(house):
        page = (await browser.get(f"{COURSE}/{ref}/plain")).text
        assert block.dialogue is not None
        here = f"talk-{block.ref}-"
        links = re.findall(rf'href="#({here}[0-9]+)"', page)
        wanted = [f"{here}{block.dialogue.number(to)}" for node in block.dialogue.nodes for to in node.leads]
        assert links == wanted
        ids = re.findall(rf'id="({here}[0-9]+)"', page)
        assert ids == [f"{here}{n}" for n in range(1, len(block.dialogue.nodes) + 1)]
        assert "data-dialogue" not in page and "data-step" not in page
        assert all(node.words.html in page for node in block.dialogue.nodes)


@pytest.mark.parametrize("language", ["easy", "en"])
async def test_it_speaks_the_language_of_its_reader(house: Site, browser: httpx.AsyncClient, language: str) -> None:
    browser.cookies.set("reading", f"m-off-auto-{language}")
    page = (await browser.get(f"{COURSE}/koe/hitokoe/plain")).text
    said = {"easy": "しんぶんが 3にちぶん", "en": "Three days of newspapers"}[language]
    assert said in page


async def test_before_a_heavy_one_stands_what_prepares_and_a_way_past_it(
    house: Site, browser: httpx.AsyncClient
) -> None:
    page = (await browser.get(f"{COURSE}/mamoru/himitsu/plain")).text
    care, first = page.index("talk-soba-after"), page.index('id="talk-soba-1"')
    assert care < first and page.count('href="tel:') >= 3


async def test_on_the_page_itself_one_place_shows_at_a_time(browser: httpx.AsyncClient) -> None:
    page = (await browser.get(f"{COURSE}/koe/hitokoe")).text
    assert page.count("data-dialogue") == 1 and page.count("data-now") == 1 and SCRIPT.search(page)
    assert not SCRIPT.search((await browser.get(f"{COURSE}/hajimeni/mezasu")).text)
