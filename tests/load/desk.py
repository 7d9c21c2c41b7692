"""An officer's desk in a town of many: `python -m tests.load.desk --learners N` prints one line of JSON.

The server runs on a core of its own. Roster pages of every kind of filter, the dashboard and the files of all
rows are asked for as a browser does, while somebody else answers a test. `certificates` is what
printing five hundred of them took (`tests.load.certificates`). As in
`tests.load.files`, `ok` allows for a busier machine, `ok_raw` does not.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
import openpyxl

from tests.load import certificates, house
from tests.load.desk_town import Desk, fill
from tests.load.files import REFERENCE_SECONDS, reference_work, seconds
from tests.load.phone import Phone, browser
from tests.support.browser.rig import Server

RUNS, CERTIFICATES = 5, 500
LIMITS = {
    "roster_ms": 300.0,
    "dashboard_ms": 500.0,
    "xlsx_s": 4.0,
    "csv_s": 1.5,
    "rss_mb": 500.0,
    "click_p95_ms": 200.0,
}
PAGES = {
    "all": "/o/roster",
    "last page": "/o/roster?page=390",
    "year": "/o/roster?year=2025",
    "way and district": "/o/roster?way=blended&district=湖山",
    "class": "/o/roster?session=class-7",
    "days, newest first": "/o/roster?since=2024-01-01&until=2025-12-31&sort=-completed_on",
    "each person once": "/o/roster?once=yes&sort=kana",
    "a past day": "/o/roster?on=2025-03-31",
    "follow-up due": "/o/roster?due=2026",
}


class Officer:
    """A browser at the desk."""

    def __init__(self, http: aiohttp.ClientSession, server: Server, token: str) -> None:
        self._http, self._url = http, server.url
        self._headers = {"Cookie": f"signin={token}", "Origin": server.url}

    async def get(self, path: str) -> float:
        """Seconds until a page has arrived whole."""
        start = time.perf_counter()
        async with self._http.get(self._url + path, headers=self._headers, allow_redirects=False) as page:
            assert page.status == 200, f"{path}: {page.status}"
            await page.read()
        return time.perf_counter() - start

    async def post(self, path: str, **form: str) -> tuple[float, bytes]:
        """Seconds until the answer to a form has arrived, and the answer."""
        start = time.perf_counter()
        async with self._http.post(self._url + path, data=form, headers=self._headers) as page:
            assert page.status == 200, f"{path}: {page.status}"
            body = await page.read()
        return time.perf_counter() - start, body


async def measure(server: Server, desk: Desk, learners: int) -> dict[str, object]:
    """Everything that is looked at, while one learner goes on answering."""
    async with browser() as http:
        officer = Officer(http, server, desk.officer)
        first = await officer.get("/o")
        phone = Phone(http, server.url, house.TEST, desk.learner)
        await phone.open()
        work = asyncio.create_task(_at_the_desk(officer))
        clicks = []
        while not work.done():
            while not phone.key:
                await phone.go()
            clicks.append((await phone.answer())[1])
            await asyncio.sleep(0.02)
        await phone.close()
    figures = work.result()
    # Read only now: in between it would keep the learner's browser waiting, which lives in this process too.
    for form, body in figures.pop("files").items():
        assert _rows(form, body) == learners, f"{form}: {_rows(form, body)} rows"
    return {
        **figures,
        "first_page_s": round(first, 2),
        "rss_mb": round(_rss(server)),
        "click_p95_ms": round(statistics.quantiles(clicks, n=20)[18] * 1000, 1),
        "click_longest_ms": round(max(clicks) * 1000, 1),
        "clicks": len(clicks),
    }


async def _at_the_desk(officer: Officer) -> dict[str, Any]:
    pages = {
        name: round(statistics.median([await officer.get(path) for _ in range(RUNS)]) * 1000, 1)
        for name, path in PAGES.items()
    }
    searched = [(await officer.post("/o/roster", q="はなこ19"))[0] for _ in range(RUNS)]
    pages["search"] = round(statistics.median(searched) * 1000, 1)
    dashboard = [await officer.get("/o/figures") for _ in range(RUNS)]
    home = [await officer.get("/o") for _ in range(RUNS)]
    xlsx, in_xlsx = await officer.post("/o/roster/export", form="xlsx", reason="papers")
    csv, in_csv = await officer.post("/o/roster/export", form="csv", reason="papers")
    return {
        "roster_ms": max(pages.values()),
        "pages_ms": pages,
        "dashboard_ms": round(statistics.median(dashboard) * 1000, 1),
        "home_ms": round(statistics.median(home) * 1000, 1),
        "xlsx_s": round(xlsx, 2),
        "csv_s": round(csv, 2),
        "files": {"xlsx": in_xlsx, "csv": in_csv},
    }


def _rows(form: str, body: bytes) -> int:
    if form == "csv":
        return body.decode("utf-8-sig").count("\r\n") - 1
    sheet = openpyxl.load_workbook(io.BytesIO(body), read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows()) - 1


def _within(figures: dict[str, object], patience: float) -> bool:
    """A busier machine gets as much more time as it is slower; memory gets none."""
    given = {name: 1.0 if name == "rss_mb" else patience for name in LIMITS}
    return all(float(str(figures[name])) < limit * given[name] for name, limit in LIMITS.items())


def _rss(server: Server) -> float:
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> int:
    """Measure, print, and return 0 if every budget was kept."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--learners", type=int, default=20_000)
    learners = asked.parse_args().learners
    before = seconds(reference_work)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        desk = asyncio.run(fill(data, learners))
        server = house.serve(data)
        house.keep_to_other_cores()
        try:
            figures = asyncio.run(measure(server, desk, learners))
        finally:
            server.stop()
    papers = asyncio.run(certificates.measure(CERTIFICATES))
    reference = max(before, seconds(reference_work))
    patience = max(1.0, reference / REFERENCE_SECONDS)
    ok, raw = (bool(papers["ok"]) and _within(figures, given) for given in (patience, 1.0))
    told = {"reference_s": round(reference, 3), "patience": round(patience, 2)}
    told["load_average"] = round(os.getloadavg()[0], 1)
    print(
        json.dumps(
            {"ok": ok, "ok_raw": raw, "learners": learners, **figures, "certificates": papers, **told},
            ensure_ascii=False,
        )
    )
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
