"""Days as lists write them, among them the bare numbers that spreadsheets keep."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.imports.dates import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("46349", dt.date(2026, 11, 23)),
        ("46349.5", dt.date(2026, 11, 23)),
        ("４６３４９", dt.date(2026, 11, 23)),
        ("10000", dt.date(1927, 5, 18)),
        ("09999", None),
        ("79999", dt.date(2119, 1, 10)),
        ("80000", None),
        ("463490", None),
        ("2026-11-23 00:00:00", dt.date(2026, 11, 23)),
        ("令和8年11月23日", dt.date(2026, 11, 23)),
        ("あした", None),
    ],
)
def test_a_day_is_read_however_a_sheet_keeps_it(text: str, day: dt.date | None) -> None:
    assert read_day(text) == day
