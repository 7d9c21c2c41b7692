"""Figures as anybody may see them: no small number stands there, and none can be worked out from another.

A citizen sees every 年度 one by one, so that what one page tells must not tell what another one hides.
"""

from __future__ import annotations

from collections.abc import Sequence

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
