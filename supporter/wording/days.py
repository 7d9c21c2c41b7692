"""A day as whoever is answered says it: 12月23日, 12がつ23にち, 23 December."""

from __future__ import annotations

import datetime as dt

from .words import language

_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")


def day(date: dt.date, *, year: bool = False) -> str:
    """With its `year` where the day may be long ago or far away."""
    match language.get():
        case "en":
            return f"{date.day} {_MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")
        case "easy":
            return (f"{date.year}ねん" if year else "") + f"{date.month}がつ{date.day}にち"
        case _:
            return (f"{date.year}年" if year else "") + f"{date.month}月{date.day}日"
