"""The plain pages of the shell: frame, cookies, refusals and headers, through HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import ASGIApp

from supporter.web import server
from tests.support.web.people_site import forget_pages
from tests.support.web.shell import TestShell

HOST = {"origin": "http://site", "host": "site"}


@pytest.fixture(scope="module")
def site() -> ASGIApp:
    forget_pages()
    return server.create(TestShell())


@pytest.fixture
async def client(site: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(site)
    async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
        yield client


async def test_first_visit_asks_for_the_town_and_the_next_one_goes_there(client: httpx.AsyncClient) -> None:
    first = await client.get("/")
    assert "岩美町" in first.text and "鳥取市" in first.text
    assert (await client.get("/?to=313025")).headers["location"] == "/m/313025"
    assert (await client.get("/")).headers["location"] == "/m/313025"
    assert "鳥取市" in (await client.get("/?all=1")).text


@pytest.mark.parametrize("page", ["about", "privacy", "accessibility", "contact", "letters"])
async def test_every_information_page_names_the_town_and_its_department(client: httpx.AsyncClient, page: str) -> None:
    answer = await client.get(f"/m/312011/{page}")
    assert answer.status_code == 200
    assert "鳥取市 福祉課" in answer.text and "0857-00-0001" in answer.text


async def test_privacy_follows_the_settings_of_the_town(client: httpx.AsyncClient) -> None:
    assert "最後の年度が終わって5年の保存期間" in (await client.get("/m/312011/privacy")).text


async def test_letters_are_kept_and_shape_every_page(client: httpx.AsyncClient) -> None:
    form = {"size": "xl", "ruby": "on", "theme": "dark", "language": "easy", "back": "/m/312011/about"}
    answer = await client.post("/m/312011/letters", data=form, headers=HOST)
    assert answer.headers["location"] == "/m/312011/about"
    page = await client.get("/m/312011/about")
    assert '<html lang="ja" data-size="xl" data-ruby="on" data-theme="dark" data-language="easy">' in page.text


async def test_readings_stand_above_the_words_of_the_screens_for_who_wants_them(client: httpx.AsyncClient) -> None:
    assert "<rt" not in (await client.get("/m/312011/help")).text
    client.cookies.set("reading", "m-on-auto-ja")
    page = (await client.get("/m/312011/help")).text
    assert '<ruby>必要<rt aria-hidden="true">ひつよう</rt></ruby>' in page


async def test_english_is_told_to_people_and_to_screen_readers(client: httpx.AsyncClient) -> None:
    client.cookies.set("reading", "m-off-auto-en")
    page = (await client.get("/m/312011/about")).text
    assert '<html lang="en"' in page and "Need help now" in page


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/a\nb", ""])
async def test_letters_never_lead_to_another_site(client: httpx.AsyncClient, back: str) -> None:
    answer = await client.post("/m/312011/letters", data={"back": back}, headers=HOST)
    assert answer.headers["location"] == "/m/312011"


async def test_a_broken_reading_cookie_is_a_default_page(client: httpx.AsyncClient) -> None:
    client.cookies.set("reading", 'xl"><script>-on')
    page = await client.get("/about")
    assert "<script>-on" not in page.text and 'data-size="xl' not in page.text


UNKNOWN = ["/nope", "/m/999999/about", "/m/000000/contact", "/m/x/privacy", "/brand/zz.css"]


@pytest.mark.parametrize("address", UNKNOWN)
async def test_unknown_addresses_say_so_in_our_words(client: httpx.AsyncClient, address: str) -> None:
    answer = await client.get(address)
    assert answer.status_code == 404
    assert "見つかりません" in answer.text and "NiceGUI" not in answer.text


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://site", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"cookie": "place=312011"},
]


@pytest.mark.parametrize("headers", FOREIGN)
async def test_posts_from_other_sites_are_refused(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await client.post("/letters", data={"size": "xl"}, headers=headers)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


async def test_bodies_are_bounded(client: httpx.AsyncClient) -> None:
    answer = await client.post("/letters", content=b"a" * 65_537, headers=HOST)
    assert answer.status_code == 413

    async def endless() -> AsyncIterator[bytes]:
        yield b"size=xl"

    assert (await client.post("/letters", content=endless(), headers=HOST)).status_code == 413


async def test_plain_pages_allow_nothing_but_themselves(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/about")).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


async def test_a_town_with_its_own_colour_links_it_and_it_can_be_read(client: httpx.AsyncClient) -> None:
    assert "/brand/E8A33D.css" in (await client.get("/m/313025/about")).text
    assert "/brand/" not in (await client.get("/m/312011/about")).text
    assert "--brand:#E8A33D" not in (await client.get("/brand/E8A33D.css")).text
