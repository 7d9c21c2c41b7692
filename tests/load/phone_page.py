"""What a phone loads to join a class: `python -m tests.load.phone_page` prints one line of JSON.

A real Chromium as slow as a cheap phone (a quarter of this processor) on slow 4G (1.6 Mbit/s, 150 ms) opens the page
of a class with an empty cache. `bytes` came over the line, headers too, until somebody can join; `bytes_after` is
what follows while they do. Interactive is the moment at which the form stands there and is listened to.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.load import class_hall, house

VISITS = 5
MOST_BYTES, MOST_SECONDS = 15_000, 1.0
_SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}

#: The form is there as soon as the script at the end of the page has run to its end.
_WHEN = """(() => { const look = () => document.getElementById('join') && document.readyState !== 'loading'
  ? window.interactive = performance.now() : requestAnimationFrame(look); look(); })()"""


def main() -> int:
    """Measure, print, and return 0 if both budgets were kept."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        code = asyncio.run(class_hall.plan(data))
        server = house.serve(data)
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                visits = [visit(chromium, f"{server.url}/j/{code}") for _ in range(VISITS)]
                chromium.close()
        finally:
            server.stop()
    seconds = statistics.median(seconds for _, seconds, _ in visits)
    most = max(first for first, _, _ in visits)
    ok = most <= MOST_BYTES and seconds <= MOST_SECONDS
    after = max(after for _, _, after in visits)
    print(json.dumps({"ok": ok, "bytes": most, "interactive_s": round(seconds, 2), "bytes_after": after}))
    return 0 if ok else 1


def visit(chromium: Browser, url: str) -> tuple[int, float, int]:
    """Bytes until somebody can join, the seconds until then, and the bytes that followed."""
    context = chromium.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sizes: list[int] = []

    def finished(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", _SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    devtools.on("Network.loadingFinished", finished)
    page.add_init_script(_WHEN)
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.interactive")
    first, seconds = sum(sizes), page.evaluate("window.interactive") / 1000
    page.wait_for_function("() => typeof screens === 'function'")
    page.wait_for_load_state("networkidle")
    context.close()
    return first, seconds, sum(sizes) - first


if __name__ == "__main__":
    sys.exit(main())
