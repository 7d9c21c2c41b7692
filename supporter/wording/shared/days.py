"""A day as whoever is answered says it: 12月23日, 12がつ 23にち, 23 December."""

from __future__ import annotations

import datetime as dt

from supporter.wording.shared.words import language

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
