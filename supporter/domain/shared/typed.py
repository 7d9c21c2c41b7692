"""What people type with the IME on: `３` is a number, `２０２６／４／１` a day, `１３：３０` a time."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from supporter.domain.shared.calendar import ERAS, WEEKDAYS

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc\uff0d\uff70"
"""What an IME makes of a hyphen, the long vowel mark among it."""

_HYPHENS = {ord(dash): "-" for dash in DASHES}
#: The year before the first one of each era, by name and by letter.
_ERAS = {called: first.year - 1 for first, *names in ERAS for called in names}
_MONTH_AND_DAY = r"[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?"
_BY_ERA = re.compile(rf"({'|'.join(_ERAS)})(元|[0-9]{{1,2}}){_MONTH_AND_DAY}")
_WESTERN = re.compile(rf"([0-9]{{4}}){_MONTH_AND_DAY}")
_IN_A_ROW = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WEEKDAY = re.compile(rf"\([{WEEKDAYS}]\)\Z")
_CLOCK = re.compile(r"(午前|午後)?([0-9]{1,2})(?::([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?|時(?:([0-9]{1,2})分|(半))?)")
_TELEPHONE = re.compile(r"[0-9+#*(),/\- ]*")
_UNITS = tuple("人名枚回年")
_LONGEST = 40


def half_width(text: str) -> str:
    """`text` as it would be with the IME off: `ｎｏｔｅｓ` is `notes`, `３` is `3`, `：` is `:`."""
    return unicodedata.normalize("NFKC", text)


def hyphens(text: str) -> str:
    """`text` half-width, every dash in it a hyphen: for numbers and codes, where a dash can be nothing else."""
    return half_width(text.translate(_HYPHENS)).translate(_HYPHENS)


def typed_digits(text: str) -> str:
    """The digits of a number or code, whatever stands between them: `０１２ー３４５` is `012345`."""
    return "".join(one for one in half_width(text[:_LONGEST]) if one in "0123456789")


def typed_number(text: str, longest: int = 6) -> int | None:
    """A number of at most `longest` digits, with or without what is counted (`１２人` is 12), or None."""
    plain = half_width(text[:_LONGEST]).strip()
    plain = plain[:-1].strip() if plain.endswith(_UNITS) else plain
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= longest else None


def typed_telephone(text: str) -> str:
    """A telephone number as it is dialled, `０８５７ー００` as `0857-00`; with words in it, as it was typed."""
    plain = hyphens(text).strip()
    return plain if _TELEPHONE.fullmatch(plain) else text


def typed_day(text: str) -> dt.date:
    """The day: 2026-11-23, ２０２６／１１／２３, 2026年11月23日（月）, 令和8年11月23日, R8.11.23, 20261123.

    Raises `ValueError` for what is none.
    """
    plain = _WEEKDAY.sub("", "".join(hyphens(text[:_LONGEST]).split())).upper().replace("/", "-")
    if found := _BY_ERA.fullmatch(plain):
        year = _ERAS[found[1]] + (int(found[2]) if found[2].isdecimal() else 1)
        return dt.date(year, int(found[3]), int(found[4]))
    if found := _WESTERN.fullmatch(plain) or _IN_A_ROW.fullmatch(plain):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    raise ValueError(f"{text[:_LONGEST]!r} is no day")


def typed_time(text: str) -> dt.time:
    """The time of the day to the minute: 13:30, １３：３０, 1330, 13時30分, 午後1時半.

    Raises `ValueError` for what is none.
    """
    plain = "".join(half_width(text[:_LONGEST]).split())
    found = _CLOCK.fullmatch(f"{plain[:-2]}:{plain[-2:]}" if re.fullmatch(r"[0-9]{3,4}", plain) else plain)
    if not found:
        raise ValueError(f"{text[:_LONGEST]!r} is no time")
    hour, minute = int(found[2]), 30 if found[5] else int(found[3] or found[4] or 0)
    if found[1] and hour > 12:
        raise ValueError("half a day has twelve hours")
    return dt.time(hour % 12 + (12 if found[1] == "午後" else 0) if found[1] else hour, minute)
