"""A day or a month as whoever is answered says it: 12月23日, 12がつ 23にち, 23 December."""

from __future__ import annotations

import datetime as dt
import re

from supporter.wording.shared.words import Language, Words, language

_ERAS = {"令和": "れいわ", "平成": "へいせい", "昭和": "しょうわ"}
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")


def day(date: dt.date, *, year: bool = False) -> str:
    """With its `year` where the day may be long ago or far away.

    In やさしい日本語 日 stays where its day has a name of its own (ついたち, はつか), which にち would misread.
    """
    match language.get():
        case "en":
            return f"{date.day} {_MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")
        case "easy":
            named = date.day <= 10 or date.day in (14, 20, 24)
            return (f"{date.year}ねん " if year else "") + f"{date.month}がつ {date.day}{'日' if named else 'にち'}"
        case _:
            return (f"{date.year}年" if year else "") + f"{date.month}月{date.day}日"


def month(date: dt.date, *, year: bool = True, wanted: Language | None = None) -> str:
    """2026年12月, 2026ねん 12がつ, December 2026; in the language of whoever is answered, or as `wanted`."""
    match wanted or language.get():
        case "en":
            return _MONTHS[date.month - 1] + (f" {date.year}" if year else "")
        case "easy":
            return (f"{date.year}ねん " if year else "") + f"{date.month}がつ"
        case _:
            return (f"{date.year}年" if year else "") + f"{date.month}月"


def spoken_year(japanese: str, year: int) -> Words:
    """年度 `year`, in `japanese` 令和8年度: with its reading, 2026ねんど, 2026/27."""
    read = re.sub("|".join(_ERAS), lambda era: f"{{{era[0]}|{_ERAS[era[0]]}}}", japanese)
    return Words(read.replace("年度", "{年度|ねんど}"), f"{year}ねんど", f"{year}/{(year + 1) % 100:02}")
