"""A durable write costs the same however much is stored: `python -m tests.load.growth` prints one JSON line.

Two stores, of 1,000 and of 100,000 records, a tenth of them transcripts of 5 kB, are written to by turns,
one write or one burst of 20 at a time, so that whatever else the machine does meets both alike. The medians
of the larger store must not exceed 1.2 times those of the smaller one, in wall nor in CPU time.
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

from supporter.storage.base import Doc, Tx
from supporter.storage.tiny import TinyStore

SMALL, LARGE = 1_000, 100_000
TURNS = 1_000
LIMIT = 1.2

#: A document of a running number, and its collection.
Make = Callable[[int], tuple[str, Doc]]


async def measure(folder: Path) -> dict[str, object]:
    """Costs and ratios of small documents and transcripts, written alone and by 20 writers at once."""
    stores = {n: await filled(folder / f"{n}.json", n) for n in (SMALL, LARGE)}
    measured = {
        f"{make.__name__}, {writers} at once": await compare(stores, make, writers)
        for make in (summary, transcript)
        for writers in (1, 20)
    }
    for store in stores.values():
        await store.close()
    worst = max(max(cost["wall_ratio"], cost["cpu_ratio"]) for cost in measured.values())
    return {"records": [SMALL, LARGE], **measured, "worst_ratio": worst, "limit": LIMIT, "ok": worst <= LIMIT}


async def compare(stores: dict[int, TinyStore], make: Make, writers: int) -> dict[str, float]:
    """Median microseconds of one burst in either store, and what the larger one costs more."""
    costs: dict[int, list[tuple[float, float]]] = {SMALL: [], LARGE: []}
    for turn in range(TURNS):
        for records in (SMALL, LARGE) if turn % 2 else (LARGE, SMALL):
            costs[records].append(await burst(stores[records], records, make, writers))
    (wall, cpu), (large_wall, large_cpu) = (map(statistics.median, zip(*costs[n], strict=True)) for n in costs)
    return {
        "us": round(wall * 1e6),
        "us_large": round(large_wall * 1e6),
        "wall_ratio": round(large_wall / wall, 3),
        "cpu_ratio": round(large_cpu / cpu, 3),
    }


async def burst(store: TinyStore, records: int, make: Make, writers: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor for one write of each writer; half of them replace a document."""
    docs = [make(random.choice((random.randrange(records), random.randrange(10**9)))) for _ in range(writers)]
    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(put(store, *doc) for doc in docs))
    return time.perf_counter() - wall, time.process_time() - cpu


async def put(store: TinyStore, collection: str, doc: Doc) -> None:
    """One durable write."""
    await store.run(lambda tx: tx.put(collection, doc))


async def filled(path: Path, records: int) -> TinyStore:
    """A store of that many documents, its indexes in use."""
    store = TinyStore(path)

    def fill(tx: Tx, numbers: range) -> None:
        for number in numbers:
            tx.put(*(summary if number % 10 else transcript)(number))

    def use_indexes(tx: Tx) -> None:
        tx.find("summaries", "municipality", "nobody")
        tx.find("transcripts", "learner", "nobody")

    for start in range(0, records, 1_000):
        await store.run(lambda tx, numbers=range(start, start + 1_000): fill(tx, numbers))  # type: ignore[misc]
    await store.read(use_indexes)
    return store


def summary(number: int) -> tuple[str, Doc]:
    """A document of some 200 bytes with three indexes."""
    learner = f"L{number:010}"
    indexed = {"learner": learner, "municipality": f"{number % 1741:06}", "course": "kiso"}
    return "summaries", {
        "v": 1,
        "id": learner,
        **indexed,
        "done": 3,
        "of": 10,
        "score": 80,
        "at": time.time(),
    }


def transcript(number: int) -> tuple[str, Doc]:
    """A document of 5 kB with one index."""
    learner = f"L{number:010}"
    answers = [{"question": "q01", "choice": ["a"], "right": True, "at": "2026-04-01"}] * 75
    return "transcripts", {"v": 1, "id": learner, "learner": learner, "at": time.time(), "answers": answers}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(Path(folder)))))


if __name__ == "__main__":
    main()
