"""Age bands as lists write them: 70代, 72歳, ７０〜７９, a day of birth; and what is no age of anybody."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, get_args

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.imports.dates import read_day
from supporter.domain.shared.typed import half_width

_AGES: tuple[AgeBand, ...] = get_args(AgeBand)[1:]
_KANJI = "一二三四五六七八九"
_UNSAID = frozenset(("不明", "無回答", "回答しない", "未回答", "-", "—", "―"))
_YOUNGEST, _OLDEST = 10, 119  # years; nobody younger takes such a course, nobody is older


class AgeRead(NamedTuple):
    """The band, `None` where it is not sure; and what could be meant."""

    band: AgeBand | None
    guess: AgeBand = ""


def read_age(text: str, today: dt.date) -> AgeRead:
    """The band of an age, a decade or a day of birth."""
    plain = "".join(half_width(text).split()).replace("〜", "~").replace("～", "~")
    plain = re.sub(r"(?<=[代歳才])(?:前半|後半|男性?|女性?)$|[(（].*", "", plain)
    if not plain or plain in _UNSAID:
        return AgeRead("")
    if plain in _AGES:
        return AgeRead(plain)
    if found := re.fullmatch(r"(\d{1,3})[歳才]?[~\-ー](\d{1,3})[歳才代]?", plain):
        low, high = int(found[1]), int(found[2])
        same = low // 10 == high // 10 and low < high
        return _sure(low) if same else AgeRead(None)
    if found := re.fullmatch(r"(\d{1,3})(代|歳代|才代|歳|才|)(以上|以下|未満|から|~|)", plain):
        return _number(int(found[1]), found[2], found[3])
    born = read_day(text)
    if born and born < today:
        return _sure(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))
    if found := re.fullmatch(rf"([{_KANJI}])?十代(?:以上|以下)?", plain):
        return AgeRead(None, _band(10 * (1 + _KANJI.index(found[1] or _KANJI[0]))))
    return AgeRead(None)


def _number(years: int, unit: str, bound: str) -> AgeRead:
    read = _sure(years)
    if read.band is None:
        return read
    if unit.endswith("代") and years % 10:
        return AgeRead(None, _band(years))
    if bound in ("以上", "から", "~"):
        return read if years >= 80 else AgeRead(None, _band(years))
    if bound == "未満" or (bound == "以下" and not unit.endswith("代")):
        return AgeRead(_AGES[0]) if years <= 20 else AgeRead(None)
    return read


def _sure(years: int) -> AgeRead:
    if years > _OLDEST:
        return AgeRead(None)
    return AgeRead(None, _AGES[0]) if years < _YOUNGEST else AgeRead(_band(years))


def _band(years: int) -> AgeBand:
    return _AGES[0] if years < 20 else _AGES[min(years // 10 - 1, len(_AGES) - 1)]
