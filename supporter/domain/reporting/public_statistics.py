"""Figures as anybody may see them: no small number stands there, and none can be worked out from another.

A citizen sees every 年度 one by one, so that what one page tells must not tell what another one hides; and may keep
one month's page beside the next one's, so that a new edition comes out only when enough people are new in it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from supporter.domain.reporting.entry import Entry
from supporter.domain.reporting.statistics import Table, Totals
from supporter.domain.shared.small_numbers import FEWEST, hidden, safe

#: The tables that spread the same number: completions of the 年度, and its people.
_SAME = (("months", "ways", "courses"), ("ages", "districts"))


def public(tables: Sequence[Table], totals: Totals) -> tuple[list[Table], Totals]:
    """The tables and the totals of one 年度, small numbers hidden."""
    told = {table.name: _hidden(table) for table in tables if table.name != "years"}
    sums = []
    for names in _SAME:
        group = [told[name] for name in names]
        if any(table.total is None for table in group):
            # One table would tell the total that another one must not.
            told |= {table.name: _silent(table) for table in group}
        sums.append(told[names[0]].total)
    years, open_sum = _years(next(table for table in tables if table.name == "years"))
    this_year, people_this_year = sums
    return [*told.values(), years], totals._replace(
        people=totals.people if open_sum else None,
        completions=totals.completions if open_sum else None,
        this_year=this_year,
        people_this_year=people_this_year,
    )


def edition(entries: Iterable[Entry], today: dt.date) -> dt.date:
    """The day whose figures anybody may see on `today`: the end of a month in which at least `FEWEST` completions
    were more, or fewer, on record than in the edition before; before the first edition the end of last month.

    What was on record on a day never changes, so that an edition does not either.
    """
    changes: Counter[int] = Counter()
    for entry in entries:
        if (span := entry.span) is None:
            continue
        changes[_month(span[0])] += 1
        if span[1]:
            changes[_month(span[1])] -= 1
    told = count = 0
    last: int | None = None
    for month in sorted(changes):
        count += changes[month]
        if month < _month(today) and abs(count - told) >= FEWEST:
            told, last = count, month
    end = _month(today) if last is None else last + 1
    return dt.date(end // 12, end % 12 + 1, 1) - dt.timedelta(days=1)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _hidden(table: Table) -> Table:
    return table.with_numbers(*hidden(_numbers(table)))


def _silent(table: Table) -> Table:
    return table.with_numbers([None] * len(table.cells), None)


def _years(table: Table) -> tuple[Table, bool]:
    """Every year of five or more is told on its own page; the others must be safe in the sum."""
    numbers = _numbers(table)
    small = [number for number in numbers if 0 < number < FEWEST]
    told = [None if 0 < number < FEWEST else number for number in numbers]
    open_sum = not small or safe(small)
    return table.with_numbers(told, table.total if open_sum else None), open_sum


def _numbers(table: Table) -> list[int]:
    return [cell.number or 0 for cell in table.cells]
