"""A day or a month as whoever is answered says it: 12月23日, 12がつ 23にち, 23 December."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from supporter.wording.shared.words import Language, Words, language

_ERAS = {"令和": "れいわ", "平成": "へいせい", "昭和": "しょうわ"}
_PARTS = _ERAS | {"元年": "がんねん", "年度": "ねんど", "年": "ねん", "月": "がつ", "日": "にち"}
_WEEKDAYS = dict(zip("月火水木金土日", ("げつ", "か", "すい", "もく", "きん", "ど", "にち"), strict=True))
_FIRST_DAYS = ("ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか")
_DAYS = dict(enumerate(_FIRST_DAYS, 1)) | {14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}
_DATED = re.compile(
    r"(?P<number>[0-9]{1,4})(?P<counter>年度|年|月|日(?![本間]))|(?P<word>令和|平成|昭和|元年)"
    r"|(?<=（)(?P<weekday>[月火水木金土日])(?=）)"
)
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


def with_date_readings(text: str, ruby: Callable[[str, str], str]) -> str:
    """`text` with the readings of the days in it as `ruby` writes them: 11月20日（金） is read がつ, はつか, きん."""

    def read(found: re.Match[str]) -> str:
        number, counter = found["number"], found["counter"]
        if found["word"]:
            return ruby(found["word"], _PARTS[found["word"]])
        if found["weekday"]:
            return ruby(found["weekday"], _WEEKDAYS[found["weekday"]])
        if counter == "日" and (whole := _DAYS.get(int(number))):
            return ruby(f"{number}日", whole)
        return str(number) + ruby(counter, _PARTS[counter])

    return _DATED.sub(read, text)
