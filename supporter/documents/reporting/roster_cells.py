"""A roster in words: the headings of its columns, and what stands in the cells of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache

from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.wording import say

Cell = str | int | dt.date

_YES, _NO = say("column.yes"), say("column.no")


def headings(columns: Sequence[str] = ALL_COLUMNS) -> list[str]:
    """The Japanese headings of `columns`; KeyError for an unknown one."""
    return [say(f"column.{column}") for column in columns]


def cells(row: RosterRow, columns: Sequence[str] = ALL_COLUMNS) -> list[Cell]:
    """One row's cells: text, whole numbers and dates; what is not known is an empty text."""
    return [_DERIVED[column](row) if column in _DERIVED else _shown(getattr(row, column)) for column in columns]


def _shown(value: str | int | bool | dt.date | None) -> Cell:
    if isinstance(value, bool):
        return _YES if value else _NO
    return "" if value is None else value


@lru_cache(maxsize=4096)
def _completed_era(day: dt.date) -> str:
    return era_date(day)


@lru_cache(maxsize=4096)
def _fiscal_year(day: dt.date) -> str:
    return fiscal_year_text(fiscal_year(day))


_DERIVED: dict[str, Callable[[RosterRow], Cell]] = {
    "completed_era": lambda row: _completed_era(row.completed_on) if row.completed_on else "",
    "fiscal_year": lambda row: _fiscal_year(row.completed_on) if row.completed_on else "",
}
