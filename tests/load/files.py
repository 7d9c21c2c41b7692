"""How fast papers and roster files are made: prints one line of JSON with what was measured, never scaled.

Certificates: with the press warm, the first below 200 ms, then a median below 30 ms. Rosters of 10,000 rows:
as a command on a data folder, csv below 2 s, xlsx below 4 s (medians); the same beside a running server, where nobody's
answer may wait for 500 ms meanwhile; and the writers' share of it.
`ok_raw` means within these budgets on the clock. `ok` allows for the machine: budgets are for one that does the
`reference` (a fixed piece of Python) in REFERENCE_SECONDS; a slower or busier one gets as much more time as it
needs for that, measured in the same run.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from supporter.documents.certificates.certificate import SPECIMEN
from supporter.documents.engine.press import Press
from supporter.documents.reporting.roster_csv import roster_csv, roster_csv_cp932
from supporter.documents.reporting.roster_note import RosterNote
from supporter.documents.reporting.roster_xlsx import roster_xlsx
from supporter.domain.reporting.roster import RosterRow
from tests.load import roster_commands

PAPERS, ROWS = 100, 10_000
LIMITS = {
    "first_certificate_ms": 200.0,
    "certificate_ms": 30.0,
    "csv_s": 1.0,
    "csv_cp932_s": 1.0,
    "xlsx_s": 2.5,
    **roster_commands.LIMITS,
}
REFERENCE_SECONDS = 0.12

FAMILIES = ("髙橋", "山﨑", "𠮷田", "葛\U000e0100城", "濵田", "Nguyễn", "スミス", "鳥取", "佐藤", "鈴木")
NOTE = RosterNote(
    municipality="鳥取市",
    programme="つながりサポーター",
    made_by="鈴木",
    made_at=dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=9))),
)


def main() -> int:
    """Measure, print, and return 0 if every budget was kept."""
    before = seconds(reference_work)
    first, then = _certificates()
    rows = [_row(number) for number in range(1, ROWS + 1)]
    figures = {
        "first_certificate_ms": round(first * 1000, 1),
        "certificate_ms": round(then * 1000, 1),
        "csv_s": round(seconds(lambda: roster_csv(rows)), 2),
        "csv_cp932_s": round(seconds(lambda: roster_csv_cp932(rows)), 2),
        "xlsx_s": round(seconds(lambda: roster_xlsx(rows, NOTE)), 2),
    }
    with tempfile.TemporaryDirectory() as folder:
        commands = asyncio.run(roster_commands.measure(Path(folder) / "data", ROWS))
    reference = max(before, seconds(reference_work))
    patience = max(1.0, reference / REFERENCE_SECONDS)
    measured = {**figures, **commands}
    ok, raw = _within(measured, patience), _within(measured, 1.0)
    told = {"reference_s": round(reference, 3), "patience": round(patience, 2), "rows": ROWS}
    print(json.dumps({"ok": ok, "ok_raw": raw, **measured, **told}))
    return 0 if ok else 1


def _within(measured: dict[str, float], patience: float) -> bool:
    return all(measured[name] < limit * patience for name, limit in LIMITS.items())


def _certificates() -> tuple[float, float]:
    """Seconds for the first certificate of a warm press, and the median of the next ones, all different."""
    press = Press()
    press.warm(SPECIMEN)
    times = []
    for number in range(PAPERS):
        paper = SPECIMEN.model_copy(
            update={
                "name": f"{FAMILIES[number % len(FAMILIES)]}　花子",
                "serial": f"第R8-基-{number:04d}号",
                "verify_url": f"https://tsunagari.example/v/7K3QX9{number + 2000}",
                "code": f"7K3QX-9{number + 2000}",
            }
        )
        times.append(seconds(lambda paper=paper: press.pdf_now(paper)))
    press.close()
    return times[0], statistics.median(times[1:])


def _row(number: int) -> RosterRow:
    return RosterRow(
        number=number,
        serial=f"第R8-基-{number:04d}号",
        name=f"{FAMILIES[number % len(FAMILIES)]}　花子{number}",
        kana="トットリ　ハナコ",
        age_band="70代",
        municipality="鳥取市",
        district="湖山",
        relation="在住",
        course="つながりサポーター養成講座",
        level="基礎",
        method="併用",
        completed_on=dt.date(2026, 4, 1) + dt.timedelta(days=number % 365),
        issued_on=dt.date(2026, 11, 23),
        delivery="電子",
        registered=True,
        contact_allowed=False,
    )


def reference_work() -> None:
    """Some work whose time tells how busy the machine is."""
    sum(len(str(number)) for number in range(1_000_000))


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
