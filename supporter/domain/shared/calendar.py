"""Japan's calendar as papers use it: eras with 元年, the 年度 that begins on 1 April, weekdays."""

from __future__ import annotations

import datetime as dt
from typing import Literal

#: Japan keeps no summer time; needs no tz database.
TOKYO = dt.timezone(dt.timedelta(hours=9), "JST")

#: From Monday on, as `weekday()` counts them.
WEEKDAYS = "月火水木金土日"

DateStyle = Literal["era", "western", "both"]

#: First days of the eras since 明治, newest first, with their names and letters.
# Source: 元号を改める政令 and the edicts before.
ERAS = (
    (dt.date(2019, 5, 1), "令和", "R"),
    (dt.date(1989, 1, 8), "平成", "H"),
    (dt.date(1926, 12, 25), "昭和", "S"),
    (dt.date(1912, 7, 30), "大正", "T"),
    (dt.date(1868, 10, 23), "明治", "M"),
)


def fiscal_year(day: dt.date) -> int:
    """The 年度 of `day` by its western year: 1 April begins it, 31 March of the next year ends it."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_end(day: dt.date) -> dt.date:
    """The 31 March that ends the 年度 of `day`."""
    return dt.date(fiscal_year(day) + 1, 3, 31)


def months_before(at: int, months: int) -> int:
    """The same moment so many months earlier, or the last day of that month; epoch seconds."""
    moment = dt.datetime.fromtimestamp(at, TOKYO)
    day = months_after(moment.date(), -months)
    return int(moment.replace(year=day.year, month=day.month, day=day.day).timestamp())


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    next_month = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (next_month - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))


def era_date(day: dt.date, style: DateStyle = "era") -> str:
    """`day` as papers write it: 令和8年11月23日, 2026年11月23日, or 令和8年（2026年）11月23日.

    A day before 明治 is written in the western way in every style.
    """
    western = f"{day.year}年"
    era, year = _era(day)
    in_era = f"{era}{_gannen(year)}年" if era else western
    if style == "both" and era:
        in_era += f"（{western}）"
    return f"{western if style == 'western' else in_era}{month_day(day)}"


def month_day(day: dt.date) -> str:
    """`day` without its year: 11月23日."""
    return f"{day.month}月{day.day}日"


def era_short(day: dt.date) -> str:
    """`day` as lists and file names write it: 8.11.23 (year of its era, month, day)."""
    return f"{_era(day)[1]}.{day.month}.{day.day}"


def era_letter(day: dt.date) -> str:
    """The letter that goes before `era_short`: R for 令和, H for 平成; empty before 明治."""
    return next((letter for first, _, letter in ERAS if day >= first), "")


def era_year(year: int) -> int:
    """The year of the era by which 年度 `year` is called: 2026 → 8, 2019 → 1 (令和元年度).

    Decided on 1 May, so that 2019年度, begun in 平成31年, is 令和元年度 as offices called it.
    """
    return _era(dt.date(year, 5, 1))[1]


def fiscal_year_text(year: int) -> str:
    """年度 `year` in words: 2026 → 令和8年度, 2019 → 令和元年度."""
    era, in_era = _era(dt.date(year, 5, 1))
    return f"{era}{_gannen(in_era) if era else in_era}年度"


def time_text(at: int, now: int) -> str:
    """When something may be done from, rounded up to the minute: 15:40, on another day 11/24 9:00; epoch seconds."""
    moment, today = (dt.datetime.fromtimestamp(seconds, TOKYO) for seconds in (-(-at // 60) * 60, now))
    time = f"{moment.hour}:{moment.minute:02}"
    return time if moment.date() == today.date() else f"{moment.month}/{moment.day} {time}"


def weekday_text(day: dt.date) -> str:
    """The weekday in one character: 月."""
    return WEEKDAYS[day.weekday()]


def _era(day: dt.date) -> tuple[str, int]:
    for first, name, _ in ERAS:
        if day >= first:
            return name, day.year - first.year + 1
    return "", day.year


def _gannen(year: int) -> str:
    return "元" if year == 1 else str(year)
