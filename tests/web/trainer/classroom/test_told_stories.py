"""A lecturer who presses 次へ and looks at nothing but the console reads every story of the course, word for word."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from supporter.domain.classroom.console import trainer_view
from supporter.domain.shared.access import Role
from supporter.web.shared import frame
from tests.support.web.people_site import TOTTORI, Site
from tests.web.trainer.classroom.test_pages import SATO, planned

MOST = 300  # presses, more than any class has


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


def plain(text: str) -> str:
    """The words alone, without readings, tags and spaces."""
    return "".join(html.unescape(re.sub(r"<r[pt]>[^<]*</r[pt]>|<[^>]*>", "", text)).split())


async def test_every_story_is_in_the_script_while_its_page_is_shown(house: Site, sato: httpx.AsyncClient) -> None:
    room = house.app.classroom
    address = await planned(sato, held_on=house.app.clock.now().date().isoformat())
    id, scripts = address.removeprefix("/t/"), dict[str, list[str]]()
    await room.control.open(SATO, id)
    await room.control.start(SATO, id)
    for _ in range(MOST):
        scene = await room.scenes.counted(id)
        view = trainer_view(scene, house.app.clock.now())
        drawn = plain(frame.part("trainer/classroom/console_script.html", view=view))
        scripts.setdefault(scene.cue.ref, []).append(drawn)
        if view.going == "last":
            break
        await room.control.advance(SATO, id)
    course = house.app.library.of(TOTTORI).course("kiso")
    told = [
        (f"{module.id}/{step.id}", plain(block.html))
        for module, step in course.steps()
        for block in step.blocks
        if block.kind == "scene" and block.read
    ]
    assert view.going == "last" and len(told) > 10
    assert [ref for ref, words in told if not all(words in one for one in scripts.get(ref, [""]))] == []
