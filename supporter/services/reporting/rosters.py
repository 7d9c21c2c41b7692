"""Rosters: who completed, who supports a town, who has not completed yet; refused before anything is read, audited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
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
from supporter.storage.base import Store, Tx

__all__ = ["Roster", "RosterFilter", "Rosters"]

_CHUNK = 100


@dataclass(frozen=True)
class Roster:
    """The rows in their order, and who may put their name to the file.

    `rows` are those of one page where only a page was asked for, `total` counts all; `ids` are the rows' entries,
    `own` those of them whose people belong to the municipality today.
    """

    municipality: Municipality
    rows: list[RosterRow]
    made_at: dt.datetime
    total: int
    ids: list[str]
    own: frozenset[str] = frozenset()


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
        told = {"form": form, "reason": reason.strip()[:200], "columns": "、".join(headings(columns))}
        people = [f"learner:{id.partition(':')[0]}" for id in roster.ids]
        await self._audit(person, Action.ROSTER_EXPORT, chosen, roster, people, **told)
        return roster

    async def certificates(self, person: Person, chosen: RosterFilter) -> list[str]:
        """The certificates of a roster's rows that the municipality itself has issued, in the roster's order.

        Raises `Refused`: access.refused, municipality.unknown.
        """
        found = await self.entries_of(person, chosen)
        return [one.certificate for one in found if one.certificate and one.municipality == chosen.municipality]

    async def entries_of(self, person: Person, chosen: RosterFilter) -> list[Entry]:
        """What a roster lists, for deeds on all of it. Raises `Refused`: access.refused, municipality.unknown."""
        require(person, Action.ROSTER_READ, municipality=chosen.municipality)
        return (await self._listed(chosen))[1]

    async def look(self, person: Person) -> RosterLook:
        """The columns this person chose, or the usual ones."""
        kept = await self._store.read(lambda tx: records.load(tx, RosterLook, person.id))
        return kept or RosterLook(id=person.id)

    async def choose_columns(self, person: Person, columns: Sequence[str]) -> RosterLook:
        """Remember the columns. Raises `Refused`: access.refused, roster.no_column."""
        chosen = check_columns(tuple(columns))
        return await self._look(person, lambda look: look.model_copy(update={"columns": chosen}))

    async def save_filter(self, person: Person, name: str, chosen: Mapping[str, str]) -> RosterLook:
        """Keep a filter under a name. Raises `Refused`: access.refused, roster.filter_name, roster.filters_full."""
        return await self._look(person, lambda look: look.with_filter(name, dict(chosen)))

    async def forget_filter(self, person: Person, name: str) -> RosterLook:
        """Let go of the filter of that name. Raises `Refused`: access.refused."""
        return await self._look(person, lambda look: look.without_filter(name))

    async def _look(self, person: Person, change: Callable[[RosterLook], RosterLook]) -> RosterLook:
        require(person, Action.ROSTER_READ, municipality=person.municipality)

        def unit(tx: Tx) -> RosterLook:
            look = change(records.load(tx, RosterLook, person.id) or RosterLook(id=person.id))
            records.save(tx, look)
            return look

        return await self._store.run(unit)

    async def sessions(self, person: Person, municipality: str) -> list[HeldClass]:
        """The training sessions that it held or took part in, the latest first. Raises `Refused('access.refused')`."""
        require(person, Action.ROSTER_READ, municipality=municipality)
        entries = await self._entries.current()
        held = [one for one in entries.held.values() if municipality in (one.municipality, *one.municipalities)]
        return sorted(held, key=lambda one: (one.held_on, one.number), reverse=True)

    async def _collect(self, chosen: RosterFilter, start: int = 0, size: int | None = None) -> Roster:
        made_at = self._clock.now()
        made, listed = await self._listed(chosen)
        wanted: list[Entry] = listed[start:] if size is None else listed[start : start + size]
        rows: list[RosterRow] = []
        async for number, entry in giving_way.each(enumerate(wanted, start + 1), _CHUNK):
            rows.append(made.row(number, entry))
        town = made.town
        own = frozenset(one.id for one in wanted if one.home == town.id and not one.gone)
        return Roster(town, rows, made_at, len(listed), [entry.id for entry in wanted], own)

    async def _listed(self, chosen: RosterFilter) -> tuple[RosterRows, list[Entry]]:
        """Who is on it, in its order, with what makes rows of them."""
        municipality = await self._store.read(lambda tx: records.load(tx, Municipality, chosen.municipality))
        if municipality is None:
            raise Refused("municipality.unknown")
        entries = await self._entries.current()
        await giving_way.give_way()  # a page asks for several rosters: others come in between
        made = RosterRows(entries, self._courses, municipality)
        here = entries.on_record if chosen.who == "done" else entries.of_home
        return made, chosen.chosen(here(municipality.id), self._clock.now().date(), made)

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
