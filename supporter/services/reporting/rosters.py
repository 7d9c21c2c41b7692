"""Rosters: who completed what in one municipality, refused before anything is read, audited when it is looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supporter.documents.reporting.roster_cells import headings
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.reporting.entry import Entry, HeldClass
from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow
from supporter.domain.reporting.roster_columns import RosterLook, check_columns
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.roster_rows import RosterRows
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store

__all__ = ["Roster", "RosterFilter", "Rosters"]

_CHUNK = 100


@dataclass(frozen=True)
class Roster:
    """The rows in their order, and who may put their name to the file.

    `rows` are those of one page where only a page was asked for, `total` counts all; `ids` are the rows' entries.
    """

    municipality: Municipality
    rows: list[RosterRow]
    made_at: dt.datetime
    total: int
    ids: list[str]


class Rosters:
    """Reading and exporting rosters. `courses` is asked about validity, and about what no certificate tells."""

    def __init__(
        self,
        store: Store,
        courses: Callable[[], Mapping[str, Course]],
        clock: Clock,
        entries: Entries | None = None,
    ) -> None:
        self._store, self._courses, self._clock = store, courses, clock
        self._entries = entries or Entries(store)

    async def rows(self, person: Person, chosen: RosterFilter) -> Roster:
        """The whole roster. Raises `Refused`: access.refused, municipality.unknown."""
        return await self.page(person, chosen, 0, None)

    async def page(self, person: Person, chosen: RosterFilter, start: int, size: int | None) -> Roster:
        """So many rows from `start` on; every look is kept in the audit log with its filter.

        Raises `Refused`: access.refused, municipality.unknown.
        """
        require(person, Action.ROSTER_READ, municipality=chosen.municipality)
        roster = await self._collect(chosen, start, size)
        await self._audit(person, Action.ROSTER_READ, chosen, roster)
        return roster

    async def count(self, person: Person, chosen: RosterFilter) -> int:
        """How many rows the roster has; nobody's name is looked at. Raises as `rows`."""
        require(person, Action.ROSTER_READ, municipality=chosen.municipality)
        return (await self._collect(chosen, 0, 0)).total

    async def to_export(self, person: Person, chosen: RosterFilter) -> Roster:
        """What an export would take along, to be looked at before. Raises as `export`."""
        require(person, Action.ROSTER_EXPORT, municipality=chosen.municipality)
        roster = await self._collect(chosen)
        await self._audit(person, Action.ROSTER_READ, chosen, roster)
        return roster

    async def export(
        self,
        person: Person,
        chosen: RosterFilter,
        reason: str,
        form: str,
        columns: Sequence[str] = ALL_COLUMNS,
    ) -> Roster:
        """The roster for a file in `form` (xlsx, csv, csv-cp932, json); the export is audited first.

        Raises `Refused`: access.refused, roster.no_reason, municipality.unknown.
        """
        require(person, Action.ROSTER_EXPORT, municipality=chosen.municipality)
        if not reason.strip():
            raise Refused("roster.no_reason")
        roster = await self._collect(chosen)
        told = {"form": form, "reason": reason.strip()[:200]}
        if tuple(columns) != ALL_COLUMNS:
            told["columns"] = "、".join(headings(columns))
        people = [f"learner:{id.partition(':')[0]}" for id in roster.ids]
        await self._audit(person, Action.ROSTER_EXPORT, chosen, roster, people, **told)
        return roster

    async def certificates(self, person: Person, municipality: str, picked: Collection[str]) -> list[str]:
        """The certificates of rows picked by hand, by serial. Raises `Refused('access.refused')`."""
        require(person, Action.ROSTER_READ, municipality=municipality)
        entries = (await self._entries.current()).of_town(municipality)
        return sorted(entry.certificate for entry in entries if entry.id in picked and entry.certificate)

    async def look(self, person: Person) -> RosterLook:
        """The columns this person chose, or the usual ones."""
        kept = await self._store.read(lambda tx: records.load(tx, RosterLook, person.id))
        return kept or RosterLook(id=person.id)

    async def choose_columns(self, person: Person, columns: Sequence[str]) -> RosterLook:
        """Remember the columns. Raises `Refused`: access.refused, roster.no_column."""
        require(person, Action.ROSTER_READ, municipality=person.municipality)
        look = RosterLook(id=person.id, columns=check_columns(tuple(columns)))
        await self._store.run(lambda tx: records.save(tx, look))
        return look

    async def sessions(self, person: Person, municipality: str) -> list[HeldClass]:
        """The training sessions that it held or took part in, the latest first. Raises `Refused('access.refused')`."""
        require(person, Action.ROSTER_READ, municipality=municipality)
        entries = await self._entries.current()
        held = [one for one in entries.held.values() if municipality in (one.municipality, *one.municipalities)]
        return sorted(held, key=lambda one: (one.held_on, one.number), reverse=True)

    async def _collect(self, chosen: RosterFilter, start: int = 0, size: int | None = None) -> Roster:
        made_at = self._clock.now()
        municipality = await self._store.read(lambda tx: records.load(tx, Municipality, chosen.municipality))
        if municipality is None:
            raise Refused("municipality.unknown")
        entries = await self._entries.current()
        await giving_way.give_way()  # a page asks for several rosters: others come in between
        made = RosterRows(entries, self._courses, municipality)
        listed = chosen.chosen(entries.on_record(municipality.id), made_at.date(), made.session_of, made.due_of)
        wanted: list[Entry] = listed[start:] if size is None else listed[start : start + size]
        rows: list[RosterRow] = []
        async for number, entry in giving_way.each(enumerate(wanted, start + 1), _CHUNK):
            rows.append(made.row(number, entry))
        return Roster(municipality, rows, made_at, len(listed), [entry.id for entry in wanted])

    async def _audit(
        self,
        person: Person,
        action: Action,
        chosen: RosterFilter,
        roster: Roster,
        people: Sequence[str] = (),
        **facts: object,
    ) -> None:
        told: dict[str, Any] = {"rows": len(roster.rows), **facts, **chosen.facts()}
        await self._store.run(
            lambda tx: audit.handed_out(
                tx, roster.made_at, audit.actor_of(person), action, people, municipality=chosen.municipality, **told
            )
        )
