"""What a lesson weighs on the line, and how soon a started server answers: prints one line of JSON.

A real Chromium opens a page of the course with an empty cache and again with a full one; bytes are what came
over the line, headers too. The start is the time from the command to the first page, with ten thousand
learners in the store; the reference, in turns with it, is a bare NiceGUI page.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.load import house
from tests.support.browser.rig import ROOT, free_port

LEARNERS, STARTS = 10_000, 5
LESSON = f"/m/{house.TOWN}/c/{house.COURSE}/hajimeni/mezasu"
FIRST_KB, FIRST_REQUESTS, AGAIN_KB, START_RATIO = 125, 12, 20, 2.0


class Started:
    """A server process, and the seconds from its command to its first page."""

    def __init__(self, command: Sequence[str], path: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        start = time.perf_counter()
        self._process = Popen([sys.executable, *command, str(port)], stdout=DEVNULL, env=_environment())
        while not _answers(self.url + path):
            assert self._process.poll() is None and time.perf_counter() - start < 60
            time.sleep(0.01)
        self.seconds = time.perf_counter() - start

    def stop(self) -> None:
        """End it and wait."""
        self._process.terminate()
        self._process.wait(30)


def main() -> int:
    """Measure, print, and return 0 if every budget was kept."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        asyncio.run(house.prepare(data, LEARNERS))
        ours, bare = [], []
        for turn in range(STARTS):
            ours.append(Started(["-m", "supporter", "serve", "--data", str(data), "--port"], LESSON))
            if turn < STARTS - 1:
                ours[-1].stop()
            bare.append(Started(["-m", "tests.load.bare"], "/bare"))
            bare[-1].stop()
        try:
            first, again = visits(ours[-1].url + LESSON)
        finally:
            ours[-1].stop()
    verdict = _verdict(first, again, [one.seconds for one in ours], [one.seconds for one in bare])
    print(json.dumps(verdict))
    return 0 if verdict["ok"] else 1


def visits(url: str) -> tuple[list[int], list[int]]:
    """The bytes of every answer of a first and of a second visit."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        # The service worker comes after the page; behind it, a second visit would weigh nothing.
        context = chromium.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
        sizes = _visit(context, url), _visit(context, url)
        chromium.close()
    return sizes


def _visit(context: BrowserContext, url: str) -> list[int]:
    page = context.new_page()
    sizes: list[int] = []
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: _count(sizes, event))
    with page.expect_websocket():
        page.goto(url)
    page.wait_for_function("window.did_handshake")
    page.wait_for_load_state("networkidle")
    page.close()
    return sizes


def _count(sizes: list[int], event: dict[str, Any]) -> None:
    if event["encodedDataLength"]:  # nothing comes over the line from the cache
        sizes.append(int(event["encodedDataLength"]))


def _verdict(first: list[int], again: list[int], ours: list[float], bare: list[float]) -> dict[str, object]:
    ratio = statistics.median(our / their for our, their in zip(ours, bare, strict=True))
    first_kb, again_kb = sum(first) / 1000, sum(again) / 1000
    ok = first_kb <= FIRST_KB and len(first) <= FIRST_REQUESTS and again_kb <= AGAIN_KB and ratio <= START_RATIO
    return {
        "ok": ok,
        "first_visit_kb": round(first_kb, 1),
        "first_visit_requests": len(first),
        "second_visit_kb": round(again_kb, 1),
        "start_s": round(statistics.median(ours), 2),
        "bare_start_s": round(statistics.median(bare), 2),
        "start_ratio": round(ratio, 2),
        "learners": LEARNERS,
    }


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            answer.read()
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())
