"""Sorting without script, on the copy that is kept and on paper; model answers and cases beside it."""

from __future__ import annotations

import httpx
import pytest

from supporter.domain.courses.course import Block
from tests.support.web.html_forms import parsed
from tests.support.web.people_site import TOTTORI, Site

COURSE = f"/m/{TOTTORI}/c/kiso"
SORT, TALK = f"{COURSE}/supporter/suru", f"{COURSE}/koe/bamen"


def _sort(house: Site) -> Block:
    step = house.app.library.course("kiso").step("supporter", "suru")
    return next(block for block in step.blocks if block.kind == "sort")


def _told(page: httpx.Response) -> list[tuple[bool, str]]:
    """Of each thing that is told: whether it is where it belongs, and the words."""
    things = parsed(page.text).xpath("//*[@data-told][not(@hidden)]")
    return [(not one.xpath(".//*[@data-fits][@hidden]"), "".join(one.itertext())) for one in things]


async def test_each_thing_says_where_it_belongs_and_why(house: Site, browser: httpx.AsyncClient) -> None:
    things = _sort(house).things
    right = {f"p{number}": str(thing.pile) for number, thing in enumerate(things, 1)}
    page = await browser.get(f"{SORT}/sort", params={"n": "1", **right, "p2": "3"})
    told = _told(page)
    assert [fits for fits, _ in told] == [True, False, True, True, True]
    assert all(
        _sort(house).piles[thing.pile - 1].plain in words for thing, (_, words) in zip(things, told, strict=True)
    )
    assert len(parsed(page.text).xpath("//input[@type='radio'][@checked]")) == len(things), "what was chosen stays"
    assert f'href="{SORT}"' in page.text and "set-cookie" not in page.headers


@pytest.mark.parametrize("typed", ["", "n=1", "p1=9&p2=", "p1=1&p1=<b>&p2=%00&p3=" + "1" * 2000, "p1=１"])
async def test_what_nobody_can_choose_is_chosen_by_nobody(browser: httpx.AsyncClient, typed: str) -> None:
    page = await browser.get(f"{SORT}/sort?{typed}")
    assert page.status_code == 200 and [fits for fits, _ in _told(page)] == [False] * 5
    assert "<b>" not in page.text


@pytest.mark.parametrize("address", [f"{SORT}/sort?n=2", f"{SORT}/sort?n=x", f"{TALK}/sort", f"{COURSE}/koe/nai/sort"])
async def test_where_nothing_is_sorted_there_is_no_page(browser: httpx.AsyncClient, address: str) -> None:
    assert (await browser.get(address)).status_code == 404


async def test_the_copy_that_is_kept_tells_it_behind_a_press(house: Site, browser: httpx.AsyncClient) -> None:
    page = parsed((await browser.get(f"{SORT}/plain")).text)
    (behind,) = page.xpath("//section[.//*[contains(., '□')]]//details")
    for thing in _sort(house).things:
        assert thing.why.plain in "".join(behind.xpath(".//li//text()[not(ancestor::rt or ancestor::rp)]"))


async def test_a_model_is_seen_by_who_opens_it_and_never_printed_beside_its_worksheet(
    browser: httpx.AsyncClient,
) -> None:
    page = parsed((await browser.get(f"{TALK}/plain")).text)
    (model,) = page.xpath("//details[contains(@class, 'model')]")
    assert "open" not in model.attrib and "no-print" in model.attrib["class"]
    assert "おつかれさま" in "".join(model.itertext())
    assert len(page.xpath("//section[contains(@class, 'case')]")) == 4
    printed = (await browser.get(f"{COURSE}/print")).text
    assert printed.count("その紙、いっしょに") == 2, "on its page for the screen, and at the end of the chapter"
