"""Days as lists write them: as people type them, with a time behind them, or as the number a spreadsheet keeps."""

from __future__ import annotations

import datetime as dt
import re

from supporter.domain.shared.typed import half_width, typed_day

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
#: Days since this one are how spreadsheets keep a day that was never given a date's form.
_FIRST_SERIAL = dt.date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 1927 to 2119


def read_day(text: str) -> dt.date | None:
    """The day, or `None` for what is none: whatever `typed_day` reads, 2026-11-23 00:00:00, 46349."""
    plain = _TIME.sub("", half_width(text).strip()).replace(" ", "")
    try:
        return typed_day(plain)
    except ValueError:
        serial = re.fullmatch(r"(\d{5})(\.\d+)?", plain)
        return _FIRST_SERIAL + dt.timedelta(days=int(serial[1])) if serial and int(serial[1]) in _SERIALS else None
