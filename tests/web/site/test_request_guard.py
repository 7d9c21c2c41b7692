"""The front of the house: headers of every answer, other sites, bodies that are too long, and addresses."""

from __future__ import annotations

import httpx
import pytest

from supporter.services.shared.network import network
from supporter.web.shared.forms import way_back
from tests.support.web.people_site import TOTTORI, Site

SOCKET = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"
FOREIGN = {"origin": "https://yoso.example"}


async def test_every_answer_forbids_frames_and_guessing(browser: httpx.AsyncClient) -> None:
    for path in (f"/m/{TOTTORI}", "/in", "/staff", "/nai", "/sw.js", "/o/people"):
        headers = (await browser.get(path)).headers
        assert headers["x-frame-options"] == "DENY", path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path
        assert headers["cross-origin-opener-policy"] == "same-origin", path
        policy = headers["content-security-policy"]
        assert all(f"{what} 'none'" in policy for what in ("frame-ancestors", "object-src", "base-uri")), path
        assert "default-src 'self'" in policy and "http" not in policy, path
        assert "strict-transport-security" not in headers, "a house without TLS must not promise it"


#: Method, address and headers of a request; whether it is refused as one of another site.
REQUESTS: tuple[tuple[str, str, dict[str, str], bool], ...] = (
    ("GET", SOCKET, FOREIGN, True),
    ("GET", SOCKET, {"sec-fetch-site": "cross-site"}, True),
    ("GET", SOCKET, {"sec-fetch-site": "same-site"}, True),
    ("GET", SOCKET, {}, False),
    ("GET", f"/m/{TOTTORI}", {"sec-fetch-site": "cross-site"}, False),  # a link to us
    ("POST", "/staff", FOREIGN, True),
    ("POST", "/staff", {"origin": "null"}, True),
    ("POST", "/staff", {"origin": "http://site.yoso.example"}, True),
    ("POST", "/staff", {"sec-fetch-site": "same-site", "origin": "http://site"}, True),
    ("POST", "/staff", {"cookie": "signin=a"}, True),  # a cookie, and nothing that says whose page it was
    ("POST", "/staff", {"cookie": "signin=a", "sec-fetch-site": "same-origin"}, False),
    ("POST", "/staff", {"origin": "http://SITE"}, False),
    ("POST", "/staff", {}, False),
)


async def test_what_comes_from_other_sites_is_refused(house: Site) -> None:
    async with house.browser() as browser:
        browser.headers.pop("origin")
        for method, path, headers, refused in REQUESTS:
            data = {"id": "suzuki", "password": "chigau-kotoba"} if method == "POST" else None
            answer = await browser.request(method, path, headers=headers, data=data)
            form = answer.status_code == 200 or 'name="password"' in answer.text
            assert (answer.status_code == 403 and not form) if refused else form, (method, path, headers)


async def test_no_form_is_longer_than_it_may_be_or_says_so_oddly(house: Site) -> None:
    lengths = {"65536": False, "65537": True, "+5": True, "５": True, "-1": True, "1_0": True}
    async with house.browser() as browser:
        for length, too_long in lengths.items():
            request = browser.build_request("POST", "/staff", content=b"id=suzuki&password=" + b"a" * 65517)
            named = [(b"host", b"site"), (b"origin", b"http://site"), (b"content-length", length.encode())]
            request.headers = httpx.Headers(named)
            assert ((await browser.send(request)).status_code == 413) == too_long, length


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::", "2001:db8:1:3::/64"),
        ("unix", "unix"),
    ],
)
def test_an_address_is_counted_as_the_home_that_it_belongs_to(address: str, counted: str) -> None:
    assert network(address) == counted


@pytest.mark.parametrize("path", ["//yoso.example", "https://yoso.example", "", "o/people", "/\\yoso.example", "/a\nb"])
def test_the_way_back_leads_nowhere_else(path: str) -> None:
    assert way_back(path, "/here") == "/here"
    assert way_back("/o/people?words=山", "/here") == "/o/people?words=山"
