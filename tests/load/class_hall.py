"""A hall for `classroom`: the served class on one core, a bare broadcast beside it, and the phones of both."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.classroom.seat import Seat
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.wiring import opened
from tests.load import house
from tests.load.class_phone import PATIENCE, BareLine, Phone
from tests.load.class_server import CLASS, TRAINER
from tests.support.browser.rig import Server, free_port


async def plan(data: Path) -> str:
    """A folder with 鳥取市 and a class whose doors are open; its code."""
    async with opened(Settings(data=data)) as app:
        town = profiles.read_profile(profiles.examples()[house.TOWN])
        administrator = Person(role=Role.ADMINISTRATOR, id="command")
        await app.municipalities.profiles.put(administrator, town, list(profiles.example_programmes()))
        wanted = {"id": CLASS, "number": "R8-1", "municipality": house.TOWN, "programme": "tsunagari"}
        wanted |= {"course": house.COURSE, "held_on": dt.date.today(), "venue": "体育館", "watcher": "山田"}
        session = await app.training.planning.plan(TRAINER, TrainingSession.model_validate(wanted))
        await app.classroom.control.open(TRAINER, CLASS)
        return session.code


async def kept(data: Path) -> dict[int, dict[str, str]]:
    """What the store has of every seat, once the server is gone."""
    async with opened(Settings(data=data)) as app:
        seats = [Seat.model_validate(doc) for doc in app.folder.store.scan(Seat.collection)]
    return {seat.number: {key: given.answer[0] for key, given in seat.answers.items()} for seat in seats}


#: Phones behind one address: more would not join within a minute there.
OF_A_NETWORK = 1_000


class Moved(NamedTuple):
    """One move of the class: seconds until it was durable, and until each phone had it, in order."""

    commit: float
    phones: list[float]


class Hall:
    """Everybody in it, and the trainer's moves by the server's own command endpoint."""

    def __init__(self, folder: Path, code: str, module: str = "tests.load.class_server") -> None:
        self.data, self.code = folder / "data", code
        self.server = house.serve(self.data, module)
        bare = free_port()
        command = [sys.executable, "-m", "tests.load.bare_broadcast", str(bare)]
        self.bare_server = Server(house.on_first_core(command), folder / "bare.log", bare)
        self._browsers: dict[str, aiohttp.ClientSession] = {}
        self.http = browser("127.0.0.1")  # commands are taken from there alone
        self.phones: list[Phone] = []
        self.bare: list[BareLine] = []
        self._stays: list[asyncio.Task[None]] = []

    def browser(self, number: int) -> aiohttp.ClientSession:
        """Where the phone of that number comes from: a thousand of them share a network, as the rules expect it."""
        address = f"127.0.0.{2 + number // OF_A_NETWORK}"
        if address not in self._browsers:
            self._browsers[address] = browser(address)
        return self._browsers[address]

    async def drive(self, do: str, *more: object) -> dict[str, Any]:
        """One move, or what the server has used so far."""
        endpoint = self.data / "server.json"
        await until(endpoint.exists)
        told = json.loads(endpoint.read_text())
        headers = {"Authorization": f"Bearer {told['token']}", "Accept-Encoding": "identity"}
        said = {"do": do, "with": more}
        async with self.http.post(f"{told['address']}/_command/drive", json=said, headers=headers) as answer:
            return await answer.json()  # type: ignore[no-any-return]

    async def arrive(self, count: int, within: float) -> list[float]:
        """Phones that come within so many seconds, each with its page; seconds that each took to have a seat."""

        known = len(self.phones)

        async def one(number: int) -> float:
            await asyncio.sleep(within * number / count)
            http = self.browser(known + number)
            start, phone = time.monotonic(), Phone(http, self.server.url, self.code)
            await phone.load()
            await phone.connect()
            await phone.join(f"はな{number}")
            self.phones.append(phone)
            return time.monotonic() - start

        took = await asyncio.gather(*(one(number) for number in range(count)))
        self._stays = [asyncio.create_task(phone.stay()) for phone in self.phones]
        return took

    async def arrive_bare(self, count: int) -> None:
        """As many lines to the bare server, and one that makes it send."""
        for start in range(0, count + 1, 50):
            some = range(start, min(start + 50, count + 1))
            self.bare += await asyncio.gather(*(BareLine().connect(self.http, self.bare_server.port) for _ in some))

    async def move(self, do: str, *more: object) -> Moved:
        """One move; the seconds until it was on the disk, and until each phone had it."""
        told = await self.drive(do, *more)
        at = told["at"]
        await until(lambda: all(phone.seen_at > at for phone in self.phones))
        return Moved(told["done"] - at, sorted(phone.seen_at - at for phone in self.phones))

    async def broadcast(self) -> list[float]:
        """The same bytes from the bare server; the seconds until each line had them."""
        at = await self.bare[0].send(self.phones[0].view)
        await until(lambda: all(line.seen_at > at for line in self.bare[1:]))
        return sorted(line.seen_at - at for line in self.bare[1:])

    async def answer(self, key: str, within: float) -> list[float]:
        """Everybody answers at some moment within so many seconds; seconds from tap to receipt."""

        async def one(phone: Phone) -> float:
            await asyncio.sleep(random.random() * within)
            return await phone.answer(key, str(phone.number % 3))

        return sorted(await asyncio.gather(*map(one, self.phones)))

    async def drop_all(self) -> None:
        """The Wi-Fi is gone for everybody."""
        for phone in self.phones:
            phone.drop()

    async def restart(self) -> None:
        """The power comes back, after a cut."""
        self.server.kill()
        await asyncio.to_thread(self.server.start)

    async def leave(self) -> None:
        """Everybody goes home."""
        for stay in self._stays:
            stay.cancel()
        await together(phone.close() for phone in self.phones)
        await together(line.close() for line in self.bare)
        await together(http.close() for http in (self.http, *self._browsers.values()))
        self.server.stop()
        self.bare_server.kill()


def browser(address: str) -> aiohttp.ClientSession:
    """Phones behind one address: each has its own connections; none is used twice."""
    connector = aiohttp.TCPConnector(limit=0, force_close=True, local_addr=(address, 0))
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    jar = aiohttp.DummyCookieJar()
    return aiohttp.ClientSession(connector=connector, cookie_jar=jar, timeout=timeout, auto_decompress=False)


async def until(test: Callable[[], bool]) -> None:
    """Wait for something that phones see."""
    async with asyncio.timeout(PATIENCE):
        while not test():
            await asyncio.sleep(0.005)


async def together(work: Iterable[Awaitable[object]]) -> None:
    """All at once, whatever goes wrong with some."""
    await asyncio.gather(*work, return_exceptions=True)
