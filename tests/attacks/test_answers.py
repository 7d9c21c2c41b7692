"""Whatever stands in an address or a form, whoever sends it: an answer, and never a fault of the server's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

import httpx
import nicegui
import orjson
import pytest
from starlette.routing import Route

from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.live.connection import Connection
from supporter.live.conversation import Conversation
from supporter.web import server
from tests.support.web.people_site import TOTTORI, Site

SOURCE = Path(server.__file__).parents[1]
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
#: Every name by which pages and forms ask for something.
NAMES = sorted(
    {
        name
        for path in [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]
        for name in re.findall(
            r"""(?:get\(|\[|\(typed, | name=)["']([a-z_]{1,20})["']""",
            path.read_text("utf-8"),
        )
    }
)
EVIL = (
    "9" * 5000,
    "",
    "²",
    "٣",
    "-1",
    "1e999",
    "\0",
    "あ" * 300,
    "2026-13-45",
    "9999-12-31",
    "0001-01-01",
    "99999999999999999999",
    "[]",
    "new",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
)
COUNTED = ("year", "page", "start", "number", "count", "go", "seen", "at", "line")
JSON = (
    b"[]",
    b"null",
    b'{"screen": "%s", "key": [], "seen": {}}' % (b"a" * 64),
    b'{"line": "%s", "say": [{"n": true}], "v": 7}' % (b"a" * 32),
    b"[" * 30_000,
)
#: Lines that stay open, and what would end the sign-in of whoever tries.
PASSED_OVER = ("events", "sign-out", "/out", "password")


@pytest.fixture
async def town(house: Site) -> AsyncIterator[dict[str, str]]:
    """What stands in addresses: a class, a learner with a certificate, a town."""
    nicegui.core.loop = asyncio.get_running_loop()
    number, card = await house.learner()
    await house.complete(number)
    wanted = {"id": "k1", "number": "第1回", "municipality": TOTTORI, "programme": "tsunagari", "course": "kiso"}
    wanted |= {"held_on": "2026-12-05", "begins": "13:30", "ends": "15:00", "venue": "公民館", "listing": "public"}
    session = await house.app.training.planning.plan(SATO, TrainingSession.model_validate(wanted))
    (certificate,) = house.app.folder.store.scan("certificates")
    yield {
        "code": TOTTORI,
        "town": TOTTORI,
        "id": session.id,
        "number": number,
        "one": number,
        "other": number,
        "course": "kiso",
        "certificate": certificate["id"],
        "typed": certificate["id"],
        "card": card,
        "at": "0",
        "language": "ja",
        "chapter": "koe",
        "module": "koe",
    }
    nicegui.core.loop = None


async def test_no_address_and_no_form_is_a_fault_of_the_server(house: Site, town: dict[str, str]) -> None:
    faults: dict[str, str] = {}
    nobody, *staff = house.browser(), *[await house.officer(role.value, _of(role), role) for role in STAFF]
    for method, sendings in (("GET", queries), ("POST", forms)):
        for place, path in enumerate(addresses(house, method, town)):
            for sent in sendings(path):
                await tried(faults, staff[place // 2 % len(staff)], method, path, **sent)
                # Who has not signed in is led away from an office before anything is read.
                if not path.startswith(("/o/", "/t/")) or "content" in sent:
                    await tried(faults, nobody, method, path, **sent)
    for browser in staff:
        assert (await browser.get("/o")).status_code == 200, "everything was tried by somebody who is signed in"
    assert faults == {}, "\n".join(f"{where}: {what}" for where, what in faults.items())


STAFF = (Role.OFFICER, Role.TRAINER, Role.ADMINISTRATOR)


def _of(role: Role) -> str:
    return "" if role is Role.ADMINISTRATOR else TOTTORI


def addresses(house: Site, method: str, town: dict[str, str]) -> Iterator[str]:
    """Each address of the site, with what is there and with what is not."""
    for each in server.PLAIN:
        for route in each(house.app):
            if not isinstance(route, Route) or method not in (route.methods or ()):
                continue
            if any(word in route.path for word in PASSED_OVER):
                continue
            yield filled(route.path, town)
            if "{" in route.path:
                yield filled(route.path, {})


def filled(path: str, known: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)[^}]*\}", lambda found: known.get(found[1], "9" * 5000), path)


def some(path: str, of: Iterable[str], count: int) -> list[str]:
    """A few, others for each address; over all of them each comes up often."""
    every = list(of)
    start = sum(path.encode()) % len(every)
    return [every[(start + step * 4) % len(every)] for step in range(count)]


def queries(path: str) -> Iterator[dict[str, object]]:
    for evil in some(path, EVIL, 2):
        yield {"params": dict.fromkeys(NAMES, evil[:6])}
    yield {"params": dict.fromkeys(COUNTED, "9" * 5000)}


def forms(path: str) -> Iterator[dict[str, object]]:
    usual = {"content-type": "application/x-www-form-urlencoded"}
    yield {"content": b"", "headers": usual}
    yield {"content": b"&".join(b"f%d=1" % n for n in range(6000)), "headers": usual}
    parts = -(-len(NAMES) // 95)
    for at, evil in enumerate(some(path, EVIL, parts)):
        yield {"data": dict.fromkeys(NAMES[at::parts], evil[:200])}
    yield {"data": dict.fromkeys(COUNTED, "9" * 5000) | {"line" + "9" * 5000: "enter", "column0": "name"}}
    yield {"content": b"\xff\xfe\0" * 100, "headers": {"content-type": "multipart/form-data; boundary=x"}}
    for told in some(path, JSON, 1):
        yield {"content": told, "headers": {"content-type": "application/json"}}


async def tried(faults: dict[str, str], browser: httpx.AsyncClient, method: str, path: str, **sent: object) -> None:
    try:
        answer = await asyncio.wait_for(browser.request(method, path, **sent), 60)  # type: ignore[arg-type]
    except Exception as error:
        faults.setdefault(f"{method} {path[:60]} {type(error).__name__}", f"{str(error)[:150]} from {str(sent)[:100]}")
    else:
        if answer.status_code >= 500:
            faults.setdefault(f"{method} {path[:60]}", f"{answer.status_code} from {str(sent)[:100]}")


@pytest.mark.parametrize("said", ['{"n":true}', '{"n":-1}', '{"n":1e400}', '{"n":%s}' % ("9" * 4000), "[]", "", "\0"])
async def test_every_message_of_a_phone_has_a_reply(house: Site, town: dict[str, str], said: str) -> None:
    await house.app.classroom.control.open(SATO, town["id"])
    session = await house.app.training.planning.planned(SATO, town["id"])
    line = Connection("")
    room = await house.app.hub.enter(session.code, line)
    reply = await Conversation(house.app.live, room, line, READER).handle(said)
    assert orjson.loads(reply) == {"re": 0, "no": "message.malformed"}
