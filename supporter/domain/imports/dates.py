"""Days as lists write them: western, by era, as a bare row of digits, or as the number a spreadsheet keeps."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from supporter.domain.shared.calendar import ERAS, WEEKDAYS

#: The year before the first one of each era, by name and by letter.
_ERAS = {called: first.year - 1 for first, *names in ERAS for called in names}
_MONTH_AND_DAY = r"[年./-](\d{1,2})[月./-](\d{1,2})日?"
_BY_ERA = re.compile(rf"({'|'.join(_ERAS)})(元|\d{{1,2}}){_MONTH_AND_DAY}")
_WESTERN = re.compile(rf"(\d{{4}}){_MONTH_AND_DAY}")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
#: Days since this one are how spreadsheets keep a day that was never given a date's form.
_FIRST_SERIAL = dt.date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 1927 to 2119


def read_day(text: str) -> dt.date | None:
    """The day, or `None` for what is none: 2026-11-23, 2026年11月23日, 令和8年11月23日, R8.11.23, 20261123, 46349."""
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).strip()).replace(" ", "").upper()
    plain = re.sub(rf"\([{WEEKDAYS}]\)$", "", plain)
    if found := _BY_ERA.fullmatch(plain):
        year = _ERAS[found[1]] + (int(found[2]) if found[2].isdecimal() else 1)
        return _day(year, found[3], found[4])
    if found := _WESTERN.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _day(int(found[1]), found[2], found[3])
    if re.fullmatch(r"\d{5}(\.\d+)?", plain) and int(float(plain)) in _SERIALS:
        return _FIRST_SERIAL + dt.timedelta(days=int(float(plain)))
    return None


def _day(year: int, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None
