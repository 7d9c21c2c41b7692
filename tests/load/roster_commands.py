"""Part of `files`: `supporter roster` as an officer calls it, alone and beside a running server."""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import time
from pathlib import Path

from tests.load import house
from tests.load.phone import Phone, browser
from tests.support.browser.rig import ROOT

RUNS = 5
#: Seconds of a command, and milliseconds that an answer may wait while it runs.
LIMITS = {"command_csv_s": 2.0, "command_xlsx_s": 4.0, "slowest_answer_beside_ms": 500.0}


async def measure(data: Path, learners: int) -> dict[str, float]:
    """The figures of `LIMITS` and, for comparison, processor time and the csv command's time beside a server."""
    people = await house.prepare(data, learners)
    await house.complete(data)
    figures = await _alone(data, "csv") | await _alone(data, "xlsx")
    server = house.serve(data)
    try:
        async with browser() as http:
            phone = Phone(http, server.url, house.TEST, people[0].token)
            await phone.open()
            command = asyncio.create_task(_command(data, "csv"))
            figures["slowest_answer_beside_ms"] = round(await _slowest(phone, command) * 1000, 1)
            figures["command_beside_csv_s"] = await command
            await phone.close()
    finally:
        server.stop()
    return figures


async def _alone(data: Path, form: str) -> dict[str, float]:
    """The median and the longest of `RUNS` commands, and what one of them takes of a processor."""
    before = _processor()
    times = [await _command(data, form) for _ in range(RUNS)]
    return {
        f"command_{form}_s": statistics.median(times),
        f"command_{form}_longest_s": max(times),
        f"command_{form}_processor_s": round((_processor() - before) / RUNS, 2),
    }


def _processor() -> float:
    """Seconds that the processes which have ended so far took, in all."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _slowest(phone: Phone, command: asyncio.Task[float]) -> float:
    """The longest wait for a receipt until the command is through, in seconds."""
    waits = []
    while not command.done():
        while not phone.key:
            await phone.go()
        waits.append((await phone.answer())[1])
    return max(waits)


async def _command(data: Path, form: str) -> float:
    output = data.parent / f"roster.{form}"
    told = ("--municipality", house.TOWN, "--format", form, "-o", str(output), "--data", str(data))
    start = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "supporter", "roster", *told, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0 and output.stat().st_size > 0
    return round(time.perf_counter() - start, 2)
