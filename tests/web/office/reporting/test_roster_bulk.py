"""まとめて直す over HTTP: shown before it is done, kept in each person's log, put back from the same page."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.support.web.people_site import IWAMI, TOTTORI, Site

PATH = "/o/roster/change"


@pytest.fixture
async def numbers(house: Site) -> list[str]:
    found = [(await house.learner(name))[0] for name in ("甲野 一子", "乙野 二子", "丙野 三子")]
    for number in found:
        await house.complete(number)
    return found


def kept(house: Site, field: str) -> dict[str, object]:
    return {doc["id"]: doc[field] for doc in house.app.folder.store.scan("learners")}


def hidden(page: httpx.Response, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]*)"', page.text)


async def test_one_field_is_put_right_for_those_picked_and_put_back(house: Site, numbers: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        roster = await suzuki.get("/o/roster")
        picks = hidden(roster, "pick")[:2]
        assert "まとめて直す" in roster.text
        asked = await suzuki.post(PATH, data={"pick": picks})
        assert "<b>2人</b>" in asked.text and "地区を「" in asked.text
        form = {"pick": picks, "what": "wants_news:yes", "reason": "asked"}
        for field in ("what", "reason"):
            wrong = await suzuki.post(PATH, data={**form, field: "", "go": "look"})
            assert wrong.status_code == 422 and f'id="{field}-fix"' in wrong.text and hidden(wrong, "pick")
        sure = await suzuki.post(PATH, data={**form, "go": "look"})
        assert "2人を、このように直しますか" in sure.text and not any(kept(house, "wants_news").values())
        again = await suzuki.post(PATH, data={**form, "go": "do", "count": "1"})
        assert "2人を、このように直しますか" in again.text, "whom it changes has changed since it was shown"
        done = await suzuki.post(PATH, data={**form, "go": "do", "count": "2"})
        assert "2人を直しました" in done.text and sum(map(bool, kept(house, "wants_news").values())) == 2
        back = {name: hidden(done, name) for name in ("pick", "what")}
        undone = await suzuki.post(PATH, data={**back, "go": "undo"})
        assert "2人を、もとに戻しました" in undone.text and not any(kept(house, "wants_news").values())
        log = (await suzuki.get("/o/audit")).text
        assert "まとめて直した" in log and "ご本人からの申し出" in log


async def test_all_whom_the_roster_lists_may_be_meant(house: Site, numbers: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        form = {"all": "yes", "what": "relation:在勤", "reason": "wrong"}
        done = await suzuki.post(PATH, data={**form, "go": "do", "count": "3"})
        assert "3人を直しました" in done.text and set(kept(house, "relation").values()) == {"在勤"}
        same = await suzuki.post(PATH, data={**form, "go": "look"})
        assert "直す方は、いません" in same.text


async def test_nobody_of_another_town_is_reached(house: Site, numbers: list[str]) -> None:
    async with await house.officer("tanaka", IWAMI) as tanaka:
        picks = [f"{number}:kiso" for number in numbers]
        form = {"pick": picks, "what": "relation:在勤", "reason": "wrong", "go": "do", "count": "3"}
        assert (await tanaka.post(PATH, data=form)).status_code == 422
        undo = {"pick": [f"{numbers[0]}:在学"], "what": "relation:在住", "go": "undo"}
        assert (await tanaka.post(PATH, data=undo)).status_code == 403
    assert set(kept(house, "relation").values()) == {"在住"}


async def test_what_is_no_choice_changes_nothing(house: Site, numbers: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        for what in ("name:x", "district:月", "relation", ":", "wants_news:perhaps"):
            page = await suzuki.post(
                PATH, data={"all": "yes", "what": what, "reason": "wrong", "go": "do", "count": "3"}
            )
            assert page.status_code == 422 and 'id="what-fix"' in page.text, what
        assert (await suzuki.post(PATH, data={"go": "undo", "pick": ["x"], "what": "name:x"})).status_code in (400, 422)
