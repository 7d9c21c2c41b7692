"""A roster: one row per completed course, and its columns in the order that offices keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache

from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.document import Value

Cell = str | int | dt.date

# The columns of the 修了者名簿 and their headings, in the order of the file (design: domain.md §3.6).
COLUMNS: dict[str, str] = {
    "number": "番号",
    "serial": "修了証番号",
    "name": "氏名",
    "kana": "フリガナ",
    "age_band": "年代",
    "municipality": "市町村",
    "district": "地区",
    "relation": "区分",
    "organisation": "所属団体",
    "course": "講座名",
    "level": "講座区分",
    "method": "受講方法",
    "session": "実施番号",
    "venue": "会場",
    "completed_era": "修了年月日（和暦）",
    "completed_on": "修了年月日（西暦）",
    "fiscal_year": "年度",
    "trainers": "講師",
    "issued_on": "修了証交付日",
    "delivery": "交付方法",
    "reissues": "再交付回数",
    "last_follow_up": "直近フォローアップ日",
    "next_due": "次回目安",
    "registered": "名簿登録の同意",
    "contact_allowed": "連絡の同意",
    "notes": "備考",
}
ALL_COLUMNS = tuple(COLUMNS)

# What the officer's screen shows and exports unless asked for more: neither notes nor contacts.
DEFAULT_COLUMNS = (
    "serial", "name", "kana", "age_band", "district", "method", "completed_era", "next_due",
)  # fmt: skip


class RosterRow(Value):
    """One person's completion as a roster tells it. Names stand exactly as typed.

    `relation` is 在住/在勤/在学/その他, `method` 集合/オンライン/併用, `delivery` 手渡し/郵送/電子,
    `next_due` a 年度 in words; what is not known is empty or None.
    """

    number: int
    serial: str
    name: str
    kana: str
    age_band: str = ""
    municipality: str
    district: str = ""
    relation: str = ""
    organisation: str = ""
    course: str
    level: str
    method: str = ""
    session: str = ""
    venue: str = ""
    completed_on: dt.date
    trainers: str = ""
    issued_on: dt.date | None = None
    delivery: str = ""
    reissues: int = 0
    last_follow_up: dt.date | None = None
    next_due: str = ""
    registered: bool | None = None
    contact_allowed: bool | None = None
    notes: str = ""


def headings(columns: Sequence[str] = ALL_COLUMNS) -> list[str]:
    """The Japanese headings of `columns`; KeyError for an unknown one."""
    return [COLUMNS[column] for column in columns]


def cells(row: RosterRow, columns: Sequence[str] = ALL_COLUMNS) -> list[Cell]:
    """One row's cells: text, whole numbers and dates; what is not known is an empty text."""
    return [_DERIVED[column](row) if column in _DERIVED else _shown(getattr(row, column)) for column in columns]


def _shown(value: str | int | bool | dt.date | None) -> Cell:
    if isinstance(value, bool):
        return "あり" if value else "なし"
    return "" if value is None else value


@lru_cache(maxsize=4096)
def _completed_era(day: dt.date) -> str:
    return era_date(day)


@lru_cache(maxsize=4096)
def _fiscal_year(day: dt.date) -> str:
    return fiscal_year_text(fiscal_year(day))


_DERIVED: dict[str, Callable[[RosterRow], Cell]] = {
    "completed_era": lambda row: _completed_era(row.completed_on),
    "fiscal_year": lambda row: _fiscal_year(row.completed_on),
}
