"""The whole site over a real store, with quick hashing and a clock that stands still, asked over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import nicegui

from supporter.config import Settings
from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.courses.grading import expected
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import READER, Person, Role
from supporter.web import server
from supporter.wiring import App, opened
from tests.support.cast import ADMINISTRATOR, PIN, FakeClock, QuickHasher
from tests.support.web.shell import town

TOTTORI, IWAMI = "312011", "313025"
PASSWORD = "kaze-no-mori-2026"
NAME = {"name": "鳥取 花子", "kana": "とっとり はなこ", "contact": ""}
PLACE = {"age_band": "70代", "municipality": TOTTORI, "district": "湖山", "relation": "在住", "districts_of": TOTTORI}
END = {"pin": PIN, "device": "mine", "news": "no", "registered": "yes"}


@dataclass
class Site:
    """The running application and the clock it asks."""

    app: App
    clock: FakeClock
    asgi: object

    def browser(self, address: str = "127.0.0.1") -> httpx.AsyncClient:
        """A browser of its own, at an address: its cookies are nobody else's."""
        transport = httpx.ASGITransport(self.asgi, client=(address, 1))  # type: ignore[arg-type]
        return httpx.AsyncClient(transport=transport, base_url="http://site", headers={"origin": "http://site"})

    async def learner(self, name: str = "鳥取 花子", municipality: str = TOTTORI) -> tuple[str, str]:
        """A learner's number and the code of their card."""
        form = SignUpForm(name=name, kana="トットリ", municipality=municipality, pin=PIN)
        learner, code = await self.app.accounts.learners.sign_up(READER, form)
        return learner.id, code

    async def officer(self, id: str, municipality: str, role: Role = Role.OFFICER) -> httpx.AsyncClient:
        """A browser in which a member of staff has signed in with a password of their own."""
        first = await self.app.accounts.staff.add(ADMINISTRATOR, id, id, role, municipality)
        sign_in = await self.app.accounts.sign_ins.staff(id, first, "", None)
        await self.app.accounts.sign_ins.choose_password(sign_in.token, PASSWORD)
        browser = self.browser()
        browser.cookies.set("signin", sign_in.token)
        return browser

    async def complete(self, number: str, municipality: str = TOTTORI, but: int = 0) -> None:
        """Walk the basic course to its end; the first `but` pages are left out."""
        person = Person(role=Role.LEARNER, id=number, municipality=municipality)
        course = self.app.library.course("kiso")
        await self.app.learning.lessons.read(person, "kiso", course.step_refs()[but:])
        if course.test:
            await self._pass_test(person, course.test)

    async def _pass_test(self, person: Person, quiz: str) -> None:
        attempt = await self.app.learning.lessons.begin(person, "kiso")
        for id in attempt.questions:
            question = self.app.library.question(quiz, id)
            await self.app.learning.lessons.answer(person, "kiso", attempt.number, id, expected(question))


#: What NiceGUI itself serves, before any page of ours is registered.
_OF_NICEGUI = list(nicegui.app.router.routes)


def forget_pages() -> None:
    """NiceGUI lives once in a process: let go of the pages and layers that an earlier site of it left behind."""
    nicegui.app.router.routes[:] = _OF_NICEGUI
    nicegui.app.user_middleware.clear()
    nicegui.app.middleware_stack = None


@asynccontextmanager
async def site(folder: Path, url: str = "http://site") -> AsyncIterator[Site]:
    """鳥取市, which asks for districts, and 岩美町, which confirms certificates by hand."""
    clock = FakeClock()
    settings = Settings(data=folder, url=url)
    async with opened(settings, clock=clock, hasher=QuickHasher()) as app:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("kiso",))
        tottori = town(TOTTORI, "鳥取市", districts=("湖山", "青谷"))
        iwami = town(IWAMI, "岩美町", issue="confirmed", others_who_see=("岩美町社会福祉協議会",))
        for each in (tottori, iwami):
            await app.municipalities.profiles.put(ADMINISTRATOR, each, [programme])
        forget_pages()
        asgi = server.create(app)
        nicegui.core.loop = asyncio.get_running_loop()
        yield Site(app, clock, asgi)
        nicegui.core.loop = None


def hidden(page: httpx.Response) -> dict[str, str]:
    """The hidden fields that a page carries on."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text)
    return {name: unescape(value) for name, value in found}
