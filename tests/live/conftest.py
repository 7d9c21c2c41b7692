"""A served house for a module, and a class of its own for every test."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest

from tests.support.live.phone import Phone, browser
from tests.support.live.served import Served

_ids = itertools.count()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    house = Served(tmp_path_factory.mktemp("served") / "data")
    yield house
    house.stop()


class Room:
    """A class that runs, and phones for it."""

    def __init__(self, served: Served, http: aiohttp.ClientSession, id: str, code: str) -> None:
        self.served, self.http, self.id, self.code = served, http, id, code
        self.classroom = served.app.classroom.control
        self.phones: list[Phone] = []

    async def phone(self, **way: object) -> Phone:
        """A phone on the line, with a seat if a way to join is given."""
        phone = Phone(self.http, self.served.url, self.code)
        self.phones.append(phone)
        await phone.open()
        if way:
            await phone.join(**way)
        return phone


@pytest.fixture
async def room(served: Served) -> AsyncIterator[Room]:
    session = served.begin(f"s{next(_ids)}")
    async with browser() as http:
        room = Room(served, http, session.id, session.code)
        yield room
        for phone in room.phones:
            await phone.close()
