"""The manifest of each town, the worker that keeps copies, and what the pages say of both."""

from __future__ import annotations

import re
import struct

import httpx

from supporter.web.shared import static_files
from tests.support.web.people_site import IWAMI, TOTTORI


async def test_each_town_can_stand_on_a_home_screen(browser: httpx.AsyncClient) -> None:
    for code, name in ((TOTTORI, "鳥取市"), (IWAMI, "岩美町")):
        answer = await browser.get(f"/m/{code}/app.webmanifest")
        assert answer.headers["content-type"].startswith("application/manifest+json")
        told = answer.json()
        assert told["name"] == f"{name} つながりサポーター" and told["start_url"] == f"/m/{code}"
        assert (told["display"], told["lang"], told["scope"]) == ("standalone", "ja", "/")
        for icon in told["icons"]:
            picture = (await browser.get(icon["src"])).content
            if icon["type"] == "image/png":
                width, height = struct.unpack(">II", picture[16:24])
                assert icon["sizes"] == f"{width}x{height}"
        assert {"maskable", "any", "any maskable"} == {icon["purpose"] for icon in told["icons"]}
    assert (await browser.get("/m/999999/app.webmanifest")).status_code == 404


async def test_pages_name_their_manifest_and_what_is_to_be_kept(browser: httpx.AsyncClient) -> None:
    page = (await browser.get(f"/m/{TOTTORI}/about")).text
    assert f'<link rel="manifest" href="/m/{TOTTORI}/app.webmanifest">' in page
    assert f'<meta name="keep" content="/m/{TOTTORI}/help /m/{TOTTORI}/offline ">' in page
    assert static_files.url("icon-192.png") in page
    assert "manifest" not in (await browser.get("/about")).text


async def test_the_worker_is_asked_for_anew_and_names_files_that_are_there(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "%" not in re.sub(r"//.*", "", answer.text), "every place is filled in"
    files = re.findall(r'"(/static/[^"]+)"', answer.text)
    assert len(files) == 6
    for address in files:
        assert (await browser.get(address)).status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "worker-src 'self'" in policy and "manifest-src 'self'" in policy


async def test_without_a_line_the_way_to_people_stays(browser: httpx.AsyncClient) -> None:
    page = (await browser.get(f"/m/{TOTTORI}/offline")).text
    assert f'href="/m/{TOTTORI}/help"' in page and "tel:0857000000" in page and "<!--kept-->" in page
    assert (await browser.get("/offline")).status_code == 200
