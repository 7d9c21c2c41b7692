"""Small numbers stay hidden, even from whoever knows the rule and subtracts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import product

import pytest

from supporter.domain.reporting.public_statistics import public
from supporter.domain.reporting.statistics import Cell, Table, Totals
from supporter.domain.shared.small_numbers import hidden


def test_a_single_small_number_takes_the_next_one_with_it() -> None:
    assert hidden([12, 3, 20]) == ([None, None, 20], 35)
    assert hidden([12, 9, 20]) == ([12, 9, 20], 41), "nothing small, nothing hidden"
    assert hidden([0, 2, 3]) == ([0, None, None], 5), "nobody is no one"
    assert hidden([0, 3, 0]) == ([None] * 3, None), "else the total tells it"
    assert hidden([1, 1, 1, 1, 1]) == ([None] * 5, None), "five of five hidden: each would be one"


@pytest.mark.parametrize("length, most", [(1, 14), (2, 16), (3, 12), (4, 11), (5, 8)])
def test_no_hidden_number_can_be_worked_out_by_whoever_knows_the_rule(length: int, most: int) -> None:
    """Every table that looks the same is a candidate: each hidden cell must have two values among them."""
    looks: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for cells in product(range(most + 1), repeat=length):
        if sum(cells) <= most:
            looks[repr(hidden(cells))].append(cells)
    for candidates in looks.values():
        told, _ = hidden(candidates[0])
        assert not any(0 < number < 5 for number in told if number is not None)
        for at, number in enumerate(told):
            assert number is not None or len({cells[at] for cells in candidates}) > 1, candidates[0]


def table(name: str, *numbers: int) -> Table:
    cells = tuple(Cell(str(at), str(at), number) for at, number in enumerate(numbers))
    return Table(name, cells, sum(numbers))


def shown(months: tuple[int, ...], ways: tuple[int, ...], years: tuple[int, ...]) -> tuple[dict[str, Table], Totals]:
    tables = [table("months", *months), table("ways", *ways), table("courses", sum(ways))]
    tables += [table("ages", 9), table("districts", 9), table("years", *years)]
    this_year, people_this_year = sum(ways), 9
    totals = Totals(dt.date(2026, 11, 30), sum(years), sum(years), this_year, people_this_year, 2)
    told, sums = public(tables, totals)
    return {one.name: one for one in told}, sums


def numbers(table: Table) -> list[int | None]:
    return [cell.number for cell in table.cells]


def test_a_total_that_one_table_must_not_tell_is_told_by_none() -> None:
    tables, totals = shown((1, 1, 1, 1, 1), (5, 0), (20, 5))
    assert numbers(tables["ways"]) == [None, None] and numbers(tables["courses"]) == [None]
    assert totals.this_year is None and tables["months"].total is None
    assert totals.people_this_year == 9, "people are another number"


def test_a_small_year_hides_the_sum_since_the_other_years_have_pages_of_their_own() -> None:
    tables, totals = shown((9, 11), (20, 0), (3, 20))
    assert numbers(tables["years"]) == [None, 20]
    assert totals.completions is None and totals.people is None and totals.this_year == 20
    _, open_totals = shown((9, 11), (20, 0), (6, 20))
    assert open_totals.completions == 26
