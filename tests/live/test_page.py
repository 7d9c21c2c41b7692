"""The page itself: small, strict, in the reader's language, found again by caches."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from supporter.live import messages
from supporter.live.page import build
from supporter.live.page.minify import smaller_script
from supporter.wording import LANGUAGES
from tests.support.web.people_site import Site, site

MOST = 15_000  # bytes over the line for everything that a phone needs to join


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "data") as house:
        yield house


@pytest.fixture
async def browser(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with house.browser() as browser:
        yield browser


@pytest.mark.parametrize("address", ["/j", "/j/482913", "/j/482913/7K3QX9TM4P"])
async def test_one_page_for_every_way_in(browser: httpx.AsyncClient, address: str) -> None:
    page = await browser.get(address)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert "482913" not in page.text, "the same bytes for every class"


async def test_a_qr_in_capitals_leads_to_it(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/J/482913/7K3QX9TM4P")
    assert page.status_code == 307 and page.headers["location"] == "/j/482913/7K3QX9TM4P"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_load_is_small(browser: httpx.AsyncClient, language: str) -> None:
    browser.cookies.set("reading", f"xl-on-dark-{language}")
    page = await browser.get("/j", headers={"accept-encoding": "gzip"})
    assert page.headers["content-encoding"] == "gzip"
    assert int(page.headers["content-length"]) + len(str(page.headers)) < MOST


async def test_only_its_own_script_and_style_run(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/j", headers={"host": "site"})
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page.text, re.S)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not re.search(r'\son\w+="| style="', page.text)
    assert "ws://site wss://site" in policy


async def test_a_host_that_is_none_gets_no_place_in_the_policy(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/j", headers={"host": "site; script-src *"})
    assert "script-src *" not in page.headers.get("content-security-policy", "")


async def test_a_phone_that_has_it_gets_nothing_again(browser: httpx.AsyncClient) -> None:
    first = await browser.get("/j")
    again = await browser.get("/j", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b""
    browser.cookies.set("reading", "xl-on-dark-en")
    other = await browser.get("/j", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200 and 'data-size="xl"' in other.text and 'lang="en"' in other.text


async def test_what_comes_later_is_kept_for_ever_under_its_own_name(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/j")
    (address,) = re.findall(r'data-later="([^"]+)"', page.text)
    script = await browser.get(address)
    assert "immutable" in script.headers["cache-control"] and script.headers["content-type"].startswith("text/java")
    assert (await browser.get("/live/later-0000000000.js")).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_follows_is_of_the_town_that_holds_the_class(browser: httpx.AsyncClient, language: str) -> None:
    own, other = [(await browser.get(f"/live/more/{language}{town}")).json() for town in ("?m=312011", "")]
    assert "/m/312011/privacy" in own["name"] and "/m/312011" not in other["name"]
    assert 'class="card contact"' in own["contacts"] and own["words"] == other["words"]


def test_no_word_ends_the_script_in_which_it_lies() -> None:
    for language in LANGUAGES:
        assert gzip.decompress(build.page(language, "").packed).decode().count("</script>") == 2


@pytest.mark.parametrize(
    ("source", "small"),
    [
        ("const a = 1; // note\nlet b;", "const a=1;let b;"),
        ("return x + +y;", "return x+ +y;"),
        ("f(/[/*]  x/g, 'a  b');", "f(/[/*]  x/g,'a  b');"),
        ("a = b / c / d;", "a=b/c/d;"),
        ("`x  ${ all.map((one) => `<b  ${ one }>`) }  y`;", "`x  ${all.map((one)=>`<b  ${one}>`)}  y`;"),
        ("`a // b ${ {a: 1}.a }`;", "`a // b ${{a:1}.a}`;"),
        ('"re" in message;', '"re"in message;'),
    ],
)
def test_a_script_grows_small_and_stays_the_same(source: str, small: str) -> None:
    assert smaller_script(source) == small


def test_the_protocol_shows_messages_as_they_are() -> None:
    """Every example of a phone's message is read as one, and every kind of message has an example."""
    text = (Path(build.HERE).parent / "PROTOCOL.md").read_text("utf-8")
    said = [line.strip() for line in text.splitlines() if line.startswith('    {"n":')]
    kinds = {type(messages.read(line)) for line in said}
    known = {messages.Hello, messages.Join, messages.Answer, messages.Help, messages.OfASeat, messages.Ping}
    assert kinds == known | {messages.Say, messages.Vote}
    for line in text.splitlines():
        if line.startswith('    {"re":'):
            assert "re" in json.loads(line)


def test_the_two_scripts_share_one_room_and_name_nothing_twice() -> None:
    """A name declared in both would be an error of the whole second script: no question would ever be drawn."""
    folder = Path(build.__file__).parent
    named = []
    for script in ("phone.js", "deferred.js"):
        lines = (folder / script).read_text("utf-8").splitlines()
        named += [found[1] for line in lines if (found := re.match(r"(?:async )?(?:function|const) (\w+)", line))]
        named += [name for line in lines if line.startswith("let ") for name in re.findall(r"(\w+) =", line)]
    assert sorted(named) == sorted(set(named))
