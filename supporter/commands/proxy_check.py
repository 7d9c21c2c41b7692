"""What a request looks like that came to the server by its public address: asked by the doctor, told by the server.

Who asks shows a key made from the token of the data folder, since the address may lead anywhere: to whoever catches
it, it opens nothing but this one answer.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from supporter.commands.local_client import DIRECT, ENDPOINT
from supporter.config import Settings
from supporter.domain.shared.refused import Refused

PATH = "/_command/seen"
#: An address of nobody (RFC 5737), which only somebody would name who makes it up.
MADE_UP = "192.0.2.123"
_PATIENCE = 5  # seconds


class Trouble(NamedTuple):
    """What is wrong with the way to the server (`doctor.way.KIND` has the words), and what they tell of."""

    kind: str
    facts: dict[str, object]


def route(token: str) -> Route:
    """`GET /_command/seen`; to anybody without the key it does not exist."""

    async def seen(request: Request) -> Response:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not secrets.compare_digest(given.encode(), _key(token).encode()):
            raise Refused("page.unknown")
        forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
        client = request.client.host if request.client else ""
        host = request.headers.get("host", "")
        return JSONResponse({"host": host, "client": client, "forwarded": forwarded})

    return Route(PATH, seen)


def troubles(settings: Settings) -> Iterator[Trouble] | None:
    """What a proxy before the running server leaves out; `None` where no server runs, or it is not yet known by a
    name."""
    try:
        at = json.loads((settings.data / ENDPOINT).read_text())
        key, own = _key(at["token"]), urlsplit(at["address"])
    except (OSError, ValueError, KeyError):
        return None
    if not settings.url:
        return None
    public = urlsplit(settings.url)
    behind = public.scheme == "https" or (public.port or 80) != own.port
    return _troubles(settings.url, key, behind=behind)


def _troubles(url: str, key: str, *, behind: bool) -> Iterator[Trouble]:
    asked = urllib.request.Request(url + PATH, headers={"Authorization": f"Bearer {key}", "X-Forwarded-For": MADE_UP})
    try:
        with DIRECT.open(asked, timeout=_PATIENCE) as answer:
            seen = json.load(answer)
            host, client, told = seen["host"], seen["client"], seen["forwarded"]
    except (OSError, ValueError, KeyError, TypeError, urllib.error.URLError):
        yield Trouble("lost", {"url": url})
        return
    if host.lower() != urlsplit(url).netloc.lower():
        yield Trouble("host", {"host": host})
    forwarded = [one.strip() for one in told.split(",") if one.strip()]
    if not behind:
        return
    if client == MADE_UP:
        yield Trouble("made_up", {})
    elif not forwarded:
        yield Trouble("unnamed", {})
    elif not any(_same(client, one) for one in forwarded):
        yield Trouble("untrusted", {"client": client})


def _key(token: str) -> str:
    return hashlib.sha256(f"seen {token}".encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    try:
        return ipaddress.ip_address(one) == ipaddress.ip_address(other)
    except ValueError:
        return False
