"""The figures of an office, folded from entries for any day: 実人数 and 延べ, tables, and how far people come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, get_args

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.reporting.entry import Entry, HeldClass
from supporter.domain.reporting.roster_filter import first_of_each
from supporter.domain.shared.calendar import fiscal_year, fiscal_year_text

AGES = (*(age for age in get_args(AgeBand) if age), "")
WAYS = ("classroom", "online", "blended")


class Totals(NamedTuple):
    """修了者 on the day `on`: 実人数 and 延べ, both of the 年度 too, and the training sessions held in it.

    None is what may not be told.
    """

    on: dt.date
    people: int | None
    completions: int | None
    this_year: int | None
    people_this_year: int | None
    held: int


class Cell(NamedTuple):
    """One line of a table; `key` is what a roster is filtered by. `number` is None where it may not be told."""

    key: str
    label: str
    number: int | None


@dataclass(frozen=True)
class Table:
    """How completions are spread; `total` is None where it may not be told."""

    name: str
    cells: tuple[Cell, ...]
    total: int | None

    def with_numbers(self, numbers: Sequence[int | None], total: int | None) -> Table:
        """The same lines with other numbers, in their order."""
        cells = (cell._replace(number=number) for cell, number in zip(self.cells, numbers, strict=True))
        return replace(self, cells=tuple(cells), total=total)


def totals(entries: Iterable[Entry], held: Iterable[HeldClass], on: dt.date) -> Totals:
    """The figures of the day. Each number is the length of the roster of the same filter."""
    done = [entry for entry in entries if entry.counts_on(on)]
    this_year = [entry for entry in done if entry.completed_on and fiscal_year(entry.completed_on) == fiscal_year(on)]
    return Totals(
        on=on,
        people=len({entry.learner for entry in done}),
        completions=len(done),
        this_year=len(this_year),
        people_this_year=len({entry.learner for entry in this_year}),
        held=len(held_in(held, fiscal_year(on), on)),
    )


def of_year(entries: Iterable[Entry], year: int, on: dt.date) -> list[Entry]:
    """The completions of a 年度 as they stood on `on`."""
    first, last = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    return [
        entry for entry in entries if entry.completed_on and first <= entry.completed_on <= last and entry.counts_on(on)
    ]


def held_in(held: Iterable[HeldClass], year: int, on: dt.date) -> list[HeldClass]:
    """The training sessions of a 年度 that had been held on `on`, the first one first."""
    found = (one for one in held if one.counts_on(on) and fiscal_year(one.held_on) == year)
    return sorted(found, key=lambda one: (one.held_on, one.number))


def months(done: Iterable[Entry], year: int, on: dt.date, words: Callable[[int], str]) -> Table:
    """By month, as far as the year has come."""
    days = [dt.date(year + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]
    shown = [day for day in days if day <= on] or days[:1]
    keys = [(f"{day:%Y-%m}", words(day.month)) for day in shown]
    return _table("months", keys, (f"{entry.completed_on:%Y-%m}" for entry in done))


def ways(done: Iterable[Entry], words: Callable[[str], str]) -> Table:
    """By way: in a class, online, both."""
    return _table("ways", [(way, words(way)) for way in WAYS], (entry.way for entry in done))


def ages(done: Iterable[Entry], unsaid: str) -> Table:
    """By age band, each person once; who did not say, and who was erased, stand last as `unsaid`."""
    keys = [(age, age or unsaid) for age in AGES]
    return _table("ages", keys, (entry.age_band for entry in first_of_each(done)))


def districts(done: Sequence[Entry], known: Sequence[str], unsaid: str) -> Table:
    """By district, each person once: those the town names, then others that people wrote, then `unsaid`."""
    people = first_of_each(done)
    others = sorted({entry.district for entry in people} - {*known, ""})
    keys = [(name, name) for name in (*known, *others)]
    return _table("districts", [*keys, ("", unsaid)], (entry.district for entry in people))


def courses(done: Sequence[Entry], words: Callable[[str], str]) -> Table:
    """By course."""
    keys = [(id, words(id)) for id in sorted({entry.course for entry in done})]
    return _table("courses", keys, (entry.course for entry in done))


def years(entries: Iterable[Entry], on: dt.date) -> Table:
    """By 年度 of completion, from the first one to that of `on`."""
    found = [fiscal_year(entry.completed_on) for entry in entries if entry.completed_on and entry.counts_on(on)]
    last = fiscal_year(on)
    keys = [(str(year), fiscal_year_text(year)) for year in range(min(found, default=last), last + 1)]
    return _table("years", keys, map(str, found))


class Reach(NamedTuple):
    """One page of a course: how many of those who began it read it, and for how many it is the last one read."""

    page: str
    read: int
    stopped: int


class Way(NamedTuple):
    """How far those came who began a course in a 年度."""

    began: int
    completed: int
    pages: tuple[Reach, ...]


def reach(entries: Iterable[Entry], course: str, pages: Sequence[str], year: int, on: dt.date) -> Way:
    """Everybody who opened the course in that 年度 and read by themselves, as it stood on `on`.

    Who has not completed it stopped, for now, at the furthest page they read.
    """
    place = {page: at for at, page in enumerate(pages)}
    read, stopped = Counter[str](), Counter[str]()
    began = completed = 0
    for entry in entries:
        if entry.course != course or entry.year != year or entry.gone:
            continue
        seen = [page for page in entry.read_by(on) if page in place]
        if not seen:
            continue
        began += 1
        read.update(seen)
        if entry.completed_on and entry.completed_on <= on:
            completed += 1
        else:
            stopped[max(seen, key=place.__getitem__)] += 1
    return Way(began, completed, tuple(Reach(page, read[page], stopped[page]) for page in pages))


def _table(name: str, keys: Sequence[tuple[str, str]], found: Iterable[str]) -> Table:
    counted = Counter(found)
    cells = tuple(Cell(key, label, counted[key]) for key, label in keys)
    return Table(name, cells, sum(cell.number or 0 for cell in cells))
