"""圏域 over HTTP: an administrator sets one down, its coordinator sees its towns alone, its towns stand first."""

from __future__ import annotations

import httpx
import pytest

from supporter.domain.shared.access import Role
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden
from tests.support.web.shell import town

WAKASA = "313254"


@pytest.fixture
async def kanri(house: Site) -> httpx.AsyncClient:
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(WAKASA, "若桜町"), [])
    return await house.officer("kanri", "", Role.ADMINISTRATOR)


async def _add(kanri: httpx.AsyncClient, **fields: object) -> httpx.Response:
    form = hidden(await kanri.get("/o/regions/new"))
    data = {**form, "name": "麒麟のまち圏域", "municipalities": [WAKASA, TOTTORI], **fields}
    return await kanri.post("/o/regions", data=data)


async def test_from_none_to_one_and_back(house: Site, kanri: httpx.AsyncClient) -> None:
    assert "まだ圏域がありません" in (await kanri.get("/o/regions")).text
    assert (await _add(kanri)).headers["location"] == "/o/regions"
    page = await kanri.get("/o/regions")
    assert "麒麟のまち圏域" in page.text and "若桜町、鳥取市" in page.text
    (one,) = await house.app.municipalities.regions.all(ADMINISTRATOR)
    form = await kanri.get(f"/o/regions/{one.id}")
    assert form.text.count(" checked") == 2 and "この圏域をやめる" in form.text
    await kanri.post("/o/regions", data={"id": one.id, "go": "remove"})
    assert await house.app.municipalities.regions.all(ADMINISTRATOR) == []


async def test_what_is_missing_is_told_at_its_field_and_the_rest_stays(kanri: httpx.AsyncClient) -> None:
    page = await _add(kanri, municipalities=[TOTTORI], name="<b>圏域</b>")
    assert page.status_code == 422 and "市町村を、二つ以上" in page.text
    assert 'value="&lt;b&gt;圏域&lt;/b&gt;"' in page.text and page.text.count(" checked") == 1
    assert (await _add(kanri, id="../x")).status_code == 403


async def test_a_coordinator_sees_the_towns_of_the_region_alone(house: Site, kanri: httpx.AsyncClient) -> None:
    koiki = await house.officer("koiki", "", Role.COORDINATOR)
    assert "岩美町" in (await koiki.get("/o")).text
    await _add(kanri, coordinators=["koiki"])
    page, surveys = await koiki.get("/o"), await koiki.get("/o/surveys")
    assert "若桜町" in page.text and "岩美町" not in page.text
    assert surveys.status_code == 200 and "岩美町" not in surveys.text
    assert 'value="313025"' not in (await koiki.get(f"/o/surveys?municipality={IWAMI}")).text
    assert (await koiki.get("/o/regions")).status_code == 403


async def test_the_towns_of_the_region_stand_first_in_the_plan(house: Site, kanri: httpx.AsyncClient) -> None:
    sato = await house.officer("sato", TOTTORI, Role.TRAINER)
    before = (await sato.get("/t/new")).text
    assert before.index("岩美町") < before.index("若桜町")
    await _add(kanri)
    after = (await sato.get("/t/new")).text
    assert after.index("若桜町") < after.index("岩美町")
