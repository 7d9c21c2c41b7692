"""Figures: what a council, a report and a year's statistics ask, folded anew for any day out of the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from supporter.content.courses.library import Library
from supporter.domain.courses.course import Course
from supporter.domain.courses.quiz import Question
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.reporting import statistics as folds
from supporter.domain.reporting.entry import Entry, HeldClass
from supporter.domain.reporting.item_analysis import FEWEST_TRIES, Item, items
from supporter.domain.reporting.public_statistics import edition, public
from supporter.domain.reporting.statistics import Table, Totals, Way
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.services.learning.surveys import Surveys, Tally
from supporter.services.reporting.entries import Entries
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say
from supporter.wording.certificates.desk import WAYS


@dataclass(frozen=True)
class Asked:
    """A question of a test and what the answers say of it."""

    question: Question
    item: Item


@dataclass(frozen=True)
class Taught:
    """One course: how far people came, and its test."""

    course: Course
    way: Way
    asked: list[Asked]


@dataclass(frozen=True)
class Year:
    """The figures of one municipality in one 年度, as they stood on `totals.on`.

    `exact` are they for who may read the names as well; for others, small numbers are hidden.
    """

    municipality: Municipality
    year: int
    totals: Totals
    tables: list[Table]
    held: list[HeldClass]
    taught: list[Taught]
    surveys: list[Tally]
    exact: bool

    def table(self, name: str) -> Table:
        """One of the tables by its name."""
        return next(table for table in self.tables if table.name == name)


class Statistics:
    """Each municipality's figures for its own officers; of all of them, without names, for coordinators."""

    def __init__(self, store: Store, library: Library, clock: Clock, entries: Entries, surveys: Surveys) -> None:
        self._store, self._library, self._clock = store, library, clock
        self._entries, self._surveys = entries, surveys

    async def totals(self, person: Person, municipality: str, on: dt.date | None = None, programme: str = "") -> Totals:
        """The figures of one municipality, or of one of its programmes; for who may not read its names, those of an
        `edition` with small numbers hidden. Raises `Refused('access.refused')`.
        """
        require(person, Action.FIGURES_READ, municipality=municipality)
        await self._entries.current()
        await giving_way.give_way()  # a page asks for several: others come in between
        day = on or self._clock.now().date()
        if may(person, Action.ROSTER_READ, municipality=municipality):
            return self._totals(municipality, day, programme)
        day = self._edition(municipality, day)
        return (await self._year(municipality, fiscal_year(day), day, exact=False, surveys=[])).totals

    async def council(
        self, person: Person, municipality: Municipality, on: dt.date | None = None
    ) -> list[tuple[Programme, Totals]]:
        """What is said to a council, programme by programme. Raises `Refused('access.refused')`."""
        programmes = await self._store.read(lambda tx: _programmes(tx, municipality))
        return [(one, await self.totals(person, municipality.id, on, one.id)) for one in programmes]

    async def by_town(self, person: Person, on: dt.date | None = None) -> list[tuple[Municipality, Totals]]:
        """The figures of every municipality, or of those of one's region, in code order, without any name.

        Raises `Refused('access.refused')`.
        """
        require(person, Action.FIGURES_READ, municipality=person.place)
        towns = [Municipality.model_validate(doc) for doc in self._store.scan(Municipality.collection)]
        seen = [town for town in towns if may(person, Action.FIGURES_READ, municipality=town.id)]
        return [(town, await self.totals(person, town.id, on)) for town in seen]

    async def year(
        self,
        person: Person,
        municipality: str,
        year: int | None = None,
        on: dt.date | None = None,
        programme: str = "",
    ) -> Year:
        """Everything there is to tell of one 年度, of one programme or of all of them. Who may not read the names
        sees an `edition`, and no programme by itself: days and programmes could be subtracted.

        Raises `Refused`: access.refused, municipality.unknown.
        """
        require(person, Action.FIGURES_READ, municipality=municipality)
        day = on or self._clock.now().date()
        exact = may(person, Action.ROSTER_READ, municipality=municipality)
        if not exact:
            await self._entries.current()
            day, programme = self._edition(municipality, day), ""
        asked = fiscal_year(day) if year is None else year
        surveys = await self._surveys.tally(person, municipality, asked)
        return await self._year(municipality, asked, day, exact=exact, surveys=surveys, programme=programme)

    async def public(self, municipality: str, year: int | None = None) -> Year:
        """What anybody may see: an `edition`, so that neither a day nor a month tells of one person more.

        Raises `Refused('municipality.unknown')`.
        """
        await self._entries.current()
        day = edition(self._entries.on_record(municipality), self._clock.now().date())
        return await self._year(municipality, fiscal_year(day) if year is None else year, day, exact=False, surveys=[])

    async def sessions(
        self, person: Person, municipality: str, year: int, on: dt.date | None = None
    ) -> list[tuple[HeldClass, int]]:
        """The training sessions of a 年度, with how many of the municipality completed the course in each.

        Raises `Refused('access.refused')`.
        """
        require(person, Action.FIGURES_READ, municipality=municipality)
        day = on or self._clock.now().date()
        await self._entries.current()
        done: dict[str, int] = {}
        for entry in self._entries.on_record(municipality):
            if entry.counts_on(day):
                for id in entry.attended:
                    done[id] = done.get(id, 0) + 1
        return [(held, done.get(held.id, 0)) for held in folds.held_in(self._held(municipality), year, day)]

    async def note_export(self, person: Person, municipality: str, what: str, year: int, on: dt.date) -> None:
        """Keep on record that figures left as a file. Raises `Refused('access.refused')`."""
        require(person, Action.FIGURES_READ, municipality=municipality)
        now, actor = self._clock.now(), audit.actor_of(person)
        facts: dict[str, Any] = {"what": what, "year": year, "on": on.isoformat()}
        await self._store.run(
            lambda tx: audit.record(tx, now, actor, "figures.export", municipality=municipality, **facts)
        )

    def _totals(self, municipality: str, on: dt.date, programme: str = "") -> Totals:
        entries, held = self._entries.on_record(municipality), self._held(municipality)
        if programme:
            entries = (entry for entry in entries if entry.programme == programme)
            held = (one for one in held if one.programme == programme)
        return folds.totals(entries, held, on)

    def _edition(self, municipality: str, day: dt.date) -> dt.date:
        """The last edition that was out at the end of `day`, or is out today."""
        until = min(day + dt.timedelta(days=1), self._clock.now().date())
        return edition(self._entries.on_record(municipality), until)

    def _held(self, municipality: str) -> Iterable[HeldClass]:
        return (held for held in self._entries.held.values() if held.municipality == municipality)

    async def _year(
        self,
        municipality: str,
        year: int,
        on: dt.date,
        *,
        exact: bool,
        surveys: list[Tally],
        programme: str = "",
    ) -> Year:
        town = await self._store.read(lambda tx: records.load(tx, Municipality, municipality))
        if town is None:
            raise Refused("municipality.unknown")
        await self._entries.current()
        known = (one for one in self._entries.on_record(town.id) if one.until is None or one.until > on)
        all_entries = [one for one in known if programme in ("", one.programme)]
        done = folds.of_year(all_entries, year, on)
        tables = [
            folds.months(done, year, on, lambda month: say("table.month", month=month)),
            folds.ways(done, WAYS.__getitem__),
            folds.ages(done, say("table.ages.unsaid")),
            folds.districts(done, town.districts, say("table.districts.unsaid")),
            folds.courses(done, self._title),
            folds.years(all_entries, on),
        ]
        programmes = await self._store.read(lambda tx: _programmes(tx, town))
        courses = dict.fromkeys(course for programme in programmes for course in programme.courses)
        taught = []
        for id in courses if exact else ():
            if id in self._library.courses:
                taught.append(self._taught(self._library.course(id), all_entries, year, on))
                await giving_way.give_way()
        totals = self._totals(town.id, on, programme)
        if year != fiscal_year(on):
            totals = totals._replace(this_year=len(done), people_this_year=len({entry.learner for entry in done}))
        if not exact:
            tables, totals = public(tables, totals)
        return Year(
            municipality=town,
            year=year,
            totals=totals,
            tables=tables,
            held=folds.held_in((one for one in self._held(town.id) if programme in ("", one.programme)), year, on),
            taught=taught,
            surveys=surveys,
            exact=exact,
        )

    def _taught(self, course: Course, entries: Sequence[Entry], year: int, on: dt.date) -> Taught:
        tries = [
            entry.tried
            for entry in entries
            if entry.tried and entry.tried.quiz == course.test and entry.tried.on <= on
            if fiscal_year(entry.tried.on) == year
        ]
        found = items(tries)
        questions = self._library.quiz(course.test).questions if course.test else ()
        known = [(question, found[question.id]) for question in questions if question.id in found]
        asked = [Asked(question, item) for question, item in known if item.tries >= FEWEST_TRIES]
        return Taught(course, folds.reach(entries, course.id, course.step_refs(), year, on), asked)

    def _title(self, course: str) -> str:
        return self._library.course(course).title.plain if course in self._library.courses else course


def _programmes(tx: Tx, municipality: Municipality) -> list[Programme]:
    found = (records.load(tx, Programme, id) for id in municipality.programmes)
    return [one.model_copy(update={"name": programme_name(municipality, one)}) for one in found if one]
