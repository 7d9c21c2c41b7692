"""Who is looking: the person behind the sign-in cookie, asked anew by every page and every handler."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.learning.learning import reads
from supporter.web.shared import municipality_in_address
from supporter.wiring import App

COOKIE = "signin"


@dataclass(frozen=True)
class Visit:
    """One look at a page of a municipality: `learner` is `None` for readers and staff."""

    municipality: Municipality
    person: Person
    learner: Learner | None
    token: str

    @property
    def home(self) -> str:
        """The address of the municipality's home."""
        return f"/m/{self.municipality.id}"

    @property
    def reads(self) -> str:
        """The code of the municipality whose chapters are read here."""
        return reads(self.person, self.municipality.id)

    @property
    def owner(self) -> str:
        """Tells whose writing lies in this browser, without telling who; empty for readers."""
        return owner_of(self.person)


def owner_of(person: Person) -> str:
    """A learner as the browser may know them; empty for readers and staff, who keep nothing in it."""
    return "" if person.role is not Role.LEARNER else hashlib.sha256(person.id.encode()).hexdigest()[:16]


async def person(app: App, connection: HTTPConnection) -> Person:
    """The signed-in person, or a reader without an account."""
    return await by_token(app, connection.cookies.get(COOKIE, ""))


async def by_token(app: App, token: str) -> Person:
    """The same for handlers, which keep the token of the page they belong to."""
    return await app.accounts.sign_ins.person(token) if token else READER


async def visit(app: App, connection: HTTPConnection) -> Visit:
    """Municipality and person of a page. Raises `Refused('municipality.unknown')`."""
    municipality = await municipality_in_address.named(app, connection)
    token = connection.cookies.get(COOKIE, "")
    who = await by_token(app, token)
    learner = await app.accounts.learners.own(who) if who.role is Role.LEARNER else None
    return Visit(municipality, who, learner, token)


async def visitor(app: App, code: str, who: Person) -> Visit:
    """The visit of somebody who asks by socket from a page of municipality `code`."""
    municipality = await app.municipalities.profiles.get(code)
    if municipality is None:
        raise Refused("municipality.unknown")
    learner = await app.accounts.learners.own(who) if who.role is Role.LEARNER else None
    return Visit(municipality, who, learner, "")
