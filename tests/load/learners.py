"""How many answers a second reach the disk: `python -m tests.load.learners` prints one line of JSON.

Fifty learners in closed loop over real sockets: answer, wait for the receipt, lead on, answer the next. The
server has one core, the phones the others. The reference, in turns with it, is the same loop over a bare
NiceGUI page that acknowledges and stores nothing. Then the loop goes on while sixty people sign in. An answer
counts when its receipt has arrived, and afterwards every receipt must be on the disk exactly once.

`ok` needs 800 answers a second of the server's one core: by the clock or, where the core is shared with other
work, by the processor seconds that the server really had.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

from supporter.storage.tiny import TinyStore
from tests.load import house
from tests.load.house import Signed
from tests.load.phone import Phone, browser
from tests.support.browser.rig import Server, free_port

PLACES, ROUNDS, TRIES = 50, 3, 2  # learners at a time, rounds of new learners, tests of each
ARRIVALS = 60
ANSWERS_PER_SECOND, P95_MS, P99_MS = 800, 100.0, 500.0


class Loop:
    """A closed loop of learners at one server, and what it brought so far."""

    def __init__(self, server: Server, path: str) -> None:
        self.server, self.path = server, path
        self.receipts: list[tuple[str, str]] = []
        self.seconds: list[float] = []
        self.wall = self.cpu = 0.0

    async def run(self, people: Sequence[Signed], meanwhile: Callable[[], Awaitable[None]] | None = None) -> None:
        """Every learner takes `TRIES` tests; with `meanwhile`, goes on until that is through."""
        async with browser() as http:
            phones = {who: Phone(http, self.server.url, self.path, who.token) for who in people}
            await asyncio.gather(*(phone.open() for phone in phones.values()))  # arriving is not answering
            cpu, wall = house.cpu_seconds(self.server), time.perf_counter()
            other = asyncio.ensure_future(meanwhile()) if meanwhile else None
            await asyncio.gather(*(self._learner(who, phone, other) for who, phone in phones.items()))
            self.wall += time.perf_counter() - wall
            self.cpu += house.cpu_seconds(self.server) - cpu
            await asyncio.gather(*(phone.close() for phone in phones.values()))

    async def _learner(self, who: Signed, phone: Phone, other: asyncio.Future[None] | None) -> None:
        tries = iter(range(TRIES * house.QUESTIONS))
        while not other.done() if other else next(tries, None) is not None:
            if not phone.key:
                await phone.go()
            key, seconds = await phone.answer()
            self.receipts.append((who.number, key))
            self.seconds.append(seconds)
            await phone.go()
        if other:
            await other

    def figures(self) -> dict[str, float]:
        """Answers a second by the clock and by the server's own time; how long receipts took."""
        return {
            "answers": len(self.seconds),
            "per_second": round(len(self.seconds) / self.wall),
            "per_cpu_second": round(len(self.seconds) / self.cpu),
            "p50_ms": self.quantile_ms(0.5),
            "p95_ms": self.quantile_ms(0.95),
            "p99_ms": self.quantile_ms(0.99),
        }

    def quantile_ms(self, share: float) -> float:
        """The time in which that share of the receipts arrived."""
        return round(sorted(self.seconds)[int(len(self.seconds) * share)] * 1000, 1)


async def sign_in(server: Server, people: Sequence[Signed]) -> None:
    """Everybody types number and PIN at once, as a hall does."""

    async def one(who: Signed) -> None:
        form = {"number": who.number, "pin": house.PIN, "device": "mine"}
        origin = {"Origin": server.url}
        async with http.post(f"{server.url}/in", data=form, headers=origin, allow_redirects=False) as answer:
            assert answer.status == 303, f"{who.number}: {answer.status}"

    async with browser() as http:
        await asyncio.gather(*map(one, people))


async def kept(data: Path) -> Counter[tuple[str, str]]:
    """The answers on the disk by learner and key."""
    store = TinyStore(data / "db.json")
    found = Counter(
        (doc["learner"], f"{doc['course']}:{event['attempt']}:{event['question']}")
        for doc in store.scan("transcripts")
        for event in doc["events"]
        if event["e"] == "answered"
    )
    await store.close()
    return found


def main() -> int:
    """Measure, print, and return 0 if every budget was kept and every receipt was true."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        people = iter(asyncio.run(house.prepare(data, PLACES * (ROUNDS + 1) + ARRIVALS)))
        house.keep_to_other_cores()
        bare, ours = Loop(_bare(Path(folder)), "/bare"), Loop(house.serve(data), house.TEST)
        hall = Loop(ours.server, ours.path)
        try:
            for _ in range(ROUNDS):
                some = _next(people, PLACES)
                asyncio.run(bare.run(some))
                asyncio.run(ours.run(some))
            arriving = _next(people, ARRIVALS)
            asyncio.run(hall.run(_next(people, PLACES), lambda: sign_in(hall.server, arriving)))
        finally:
            bare.server.stop()
            ours.server.stop()
        true = Counter(ours.receipts + hall.receipts) == asyncio.run(kept(data))
    verdict = _verdict(ours, bare, hall, true)
    print(json.dumps(verdict))
    return 0 if verdict["ok"] else 1


def _next(people: Iterator[Signed], count: int) -> list[Signed]:
    return [next(people) for _ in range(count)]


def _bare(folder: Path) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "tests.load.bare", str(port)]
    return Server(house.on_first_core(command), folder / "bare.log", port)


def _verdict(ours: Loop, bare: Loop, hall: Loop, true: bool) -> dict[str, object]:
    figures, reference = ours.figures(), bare.figures()
    fast = max(figures["per_second"], figures["per_cpu_second"]) >= ANSWERS_PER_SECOND
    ok = true and fast and figures["p95_ms"] < P95_MS and hall.quantile_ms(0.99) < P99_MS
    return {
        "ok": ok,
        "answers": figures,
        "reference": reference,
        "while_60_sign_in": hall.figures(),
        "receipts_all_on_disk_once": true,
    }


if __name__ == "__main__":
    sys.exit(main())
