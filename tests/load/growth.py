"""A durable write costs the same however much is stored: `python -m tests.load.growth` prints one JSON line.

Two stores, of 1,000 and of 100,000 records, a tenth of them transcripts of 5 kB, are written to in turns; the
ratio of each pair of turns is taken, and the median of the ratios must not exceed 1.2 in wall or CPU time.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from supporter.storage.base import Doc, Tx
from supporter.storage.tiny import TinyStore

SMALL, LARGE = 1_000, 100_000
TURNS = 61
WRITES = 40  # of each turn
LIMIT = 1.2
TRANSCRIPT = {
    "events": [{"q": f"q{n:02}", "choice": ["a"], "right": True, "at": "2026-04-01"} for n in range(84)]
}


class Cost(NamedTuple):
    """Of one write, in microseconds."""

    wall: float
    cpu: float


async def measure(folder: Path) -> dict[str, object]:
    """The cost of a write in both stores, alone and with others, for small documents and for transcripts."""
    small, large = await filled(folder / "small.json", SMALL), await filled(folder / "large.json", LARGE)
    result: dict[str, object] = {"records": [SMALL, LARGE], "limit": LIMIT}
    ok = True
    for name, writers, make in (
        ("summary", 1, summary),
        ("summary of 20 writers", 20, summary),
        ("transcript", 1, transcript),
        ("transcript of 20 writers", 20, transcript),
    ):
        pairs = [
            (await cost(small, SMALL, writers, make), await cost(large, LARGE, writers, make))
            for _ in range(TURNS)
        ]
        ratios = [statistics.median(b[i] / a[i] for a, b in pairs) for i in (0, 1)]
        result[name] = {
            "us_small": round(statistics.median(a.wall for a, _ in pairs)),
            "us_large": round(statistics.median(b.wall for _, b in pairs)),
            "wall_ratio": round(ratios[0], 3),
            "cpu_ratio": round(ratios[1], 3),
        }
        ok = ok and max(ratios) <= LIMIT
    await small.close()
    await large.close()
    return {**result, "ok": ok}


async def cost(store: TinyStore, records: int, writers: int, make: Callable[[int], tuple[str, Doc]]) -> Cost:
    """One turn: half the documents are new, half replace one."""

    async def write() -> None:
        for n in range(WRITES // writers):
            number = random.randrange(records) if n % 2 else random.randrange(10**9, 10**10)
            collection, doc = make(number)
            await store.run(lambda tx, c=collection, d=doc: tx.put(c, d))  # type: ignore[misc]

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(write() for _ in range(writers)))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Cost(wall / WRITES * 1e6, cpu / WRITES * 1e6)


async def filled(path: Path, records: int) -> TinyStore:
    """A store of that many documents, its indexes in use."""
    store = TinyStore(path)

    def fill(tx: Tx, start: int) -> None:
        for number in range(start, start + 1_000):
            collection, doc = (summary, transcript)[number % 10 == 0](number)
            tx.put(collection, doc | {"at": number})

    for start in range(0, records, 1_000):
        await store.run(lambda tx, start=start: fill(tx, start))  # type: ignore[misc]
    for collection, field in (("summaries", "municipality"), ("transcripts", "learner")):
        await store.read(lambda tx, c=collection, f=field: tx.find(c, f, "nobody"))  # type: ignore[misc]
    return store


def summary(number: int) -> tuple[str, Doc]:
    """A document of some 200 bytes with three indexes."""
    learner, municipality = f"L{number:010}", f"{number % 1741:06}"
    kept = {"done": 3, "of": 10, "score": 80, "started": "2026-04-01", "level": "基礎"}
    doc = {
        "v": 1,
        "id": f"{learner}-kiso",
        "learner": learner,
        "municipality": municipality,
        "course": "kiso",
    }
    return "summaries", doc | kept | {"at": time.time()}


def transcript(number: int) -> tuple[str, Doc]:
    """A document of 5 kB with one index."""
    learner = f"L{number:010}"
    return "transcripts", {
        "v": 1,
        "id": f"{learner}-kiso",
        "learner": learner,
        "at": time.time(),
        **TRANSCRIPT,
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(Path(folder)))))


if __name__ == "__main__":
    main()
