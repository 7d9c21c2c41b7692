"""How long a slow old phone waits for a lesson: prints one line of JSON.

A real Chromium with its processor slowed six times, on a line of 400 kbit/s with 400 ms of delay, opens a page
of the course with an empty cache and again with a full one. Told is when the first paragraph stands on the
screen, and when an answer given at once has come back: the best of several visits, since whatever else the
machine does makes the slowed processor slower still. The service worker stays out of it: it comes after the page,
and its own requests cannot be slowed.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.load import house

LESSON = f"/m/{house.TOWN}/c/{house.COURSE}/hajimeni/mezasu"
SLOWER, BYTES_A_SECOND, DELAY_MS = 6, 400_000 / 8, 400
VISITS = 3
TEXT_COLD_S, USABLE_COLD_S, USABLE_WARM_S = 4.0, 10.0, 6.0

#: Two frames after the first paragraph has a height, it has been painted.
_WATCH = """
const look = () => {
  const told = document.querySelector("main .prose p");
  if (!told?.getBoundingClientRect().height) return requestAnimationFrame(look);
  requestAnimationFrame(() => requestAnimationFrame(() => (window.textStands = performance.now())));
};
requestAnimationFrame(look);
"""


def main() -> int:
    """Measure, print, and return 0 if every budget was kept."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        asyncio.run(house.prepare(data, 1))
        server = house.serve(data)
        house.keep_to_other_cores()
        try:
            visits = _visits(server.url + LESSON)
        finally:
            server.stop()
    verdict = _verdict(*visits)
    print(json.dumps(verdict))
    return 0 if verdict["ok"] else 1


def _visits(url: str) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Seconds to the text and to an answer of several first visits, and of the second ones."""
    cold, warm = [], []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(VISITS):
            context = chromium.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
            cold.append(_visit(context, url))
            warm.append(_visit(context, url))
            context.close()
        chromium.close()
    return cold, warm


def _visit(context: BrowserContext, url: str) -> tuple[float, float]:
    page = context.new_page()
    page.set_default_timeout(120_000)
    _slow(page)
    page.add_init_script(_WATCH)
    page.goto(url, wait_until="commit", timeout=120_000)
    text = page.wait_for_function("window.textStands").json_value()
    page.locator(".answer label.choice").first.click()
    page.locator(".answer button").click()
    page.locator(".answer [data-focus]").wait_for()
    usable = page.evaluate("performance.now()")
    page.close()
    return text / 1000, usable / 1000


def _slow(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    line = {"latency": DELAY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **line})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _verdict(cold: list[tuple[float, float]], warm: list[tuple[float, float]]) -> dict[str, object]:
    text_cold, usable_cold = (min(times) for times in zip(*cold, strict=True))
    text_warm, usable_warm = (min(times) for times in zip(*warm, strict=True))
    ok = text_cold <= TEXT_COLD_S and usable_cold <= USABLE_COLD_S and usable_warm <= USABLE_WARM_S
    return {
        "ok": ok,
        "text_cold_s": round(text_cold, 2),
        "usable_cold_s": round(usable_cold, 2),
        "text_warm_s": round(text_warm, 2),
        "usable_warm_s": round(usable_warm, 2),
        "visits": VISITS,
        "machine_load": round(os.getloadavg()[0], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
