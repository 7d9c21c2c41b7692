"""How long a run of certificates takes, and what it costs others: prints one line of JSON.

`python -m tests.load.certificates --count 500`: one PDF of so many below 12 s with the press warm, while single
certificates are asked for one after the other (their slowest is reported); a run that is stopped ends within a pile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time

from supporter.documents.certificates.certificate import SPECIMEN, Paper
from supporter.documents.certificates.print_run import PILE, joined, piles
from supporter.documents.engine.press import Press

LIMIT_S = 12.0


def main() -> int:
    """Measure, print, and return 0 if the budget was kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=500)
    figures = asyncio.run(measure(asked.parse_args().count))
    print(json.dumps(figures))
    return 0 if figures["ok"] else 1


async def measure(count: int) -> dict[str, object]:
    """The time of one run of so many, and of single ones beside it."""
    press = Press()
    await press.pdf(SPECIMEN)
    printing = asyncio.Event()
    beside = asyncio.create_task(_beside(press, printing))
    start = time.perf_counter()
    parts = [await press.pdf(pile) for pile in piles([_paper(number) for number in range(1, count + 1)])]
    whole = await press.beside(lambda: joined(parts, "run"))
    took = time.perf_counter() - start
    printing.set()
    slowest = await beside
    press.close()
    return {
        "ok": took < LIMIT_S,
        "certificates": count,
        "seconds": round(took, 2),
        "limit_s": LIMIT_S,
        "kb": len(whole) // 1024,
        "pile": PILE,
        "single_beside_slowest_ms": round(slowest * 1000),
        "load_average": round(os.getloadavg()[0], 1),
    }


async def _beside(press: Press, printing: asyncio.Event) -> float:
    """The longest that somebody waited for one certificate meanwhile."""
    slowest = 0.0
    while not printing.is_set():
        start = time.perf_counter()
        await press.pdf(SPECIMEN)
        slowest = max(slowest, time.perf_counter() - start)
    return slowest


def _paper(number: int) -> Paper:
    serial, code = f"第R8-基-{number:04}号", f"7K3QX-9{number:04}"
    url = f"https://tsunagari.example/v/7K3QX9{number:04}"
    names = ("見本　花子", "髙橋　一郎", "Nguyễn Thị Ánh", "長谷川　健太郎左衛門", "𠮷田　さくら")
    return SPECIMEN.model_copy(
        update={"name": names[number % len(names)], "serial": serial, "code": code, "verify_url": url}
    )


if __name__ == "__main__":
    sys.exit(main())
