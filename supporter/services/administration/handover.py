"""What an officer owes to whoever comes after: the note, the year-end list, and the warnings on the home."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.accounts.staff import Staff, too_few
from supporter.domain.administration.handover import (
    FIRST,
    HandoverNote,
    Tick,
    YearEnd,
    check_note,
    turned_first,
    year_end_id,
)
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import fiscal_year
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Warnings:
    """What the home of an officer says of the post: whether it ends, too few officers, the note; and whether it is
    `new`, until every first step is done, with the steps that are.
    """

    new: bool
    first_done: tuple[str, ...]
    ends_on: dt.date | None
    few: bool
    note: HandoverNote


class OfficeHandover:
    """All for the own municipality alone. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def warnings(self, person: Person) -> Warnings:
        """What to know on coming in."""
        require(person, Action.DUTY, municipality=person.municipality)
        today, town = self._clock.now().date(), person.municipality

        def unit(tx: Tx) -> Warnings:
            staff = records.find(tx, Staff, "municipality", town)
            mine = next((one for one in staff if one.id == person.id), None)
            ends = mine.ends_on if mine and mine.ends_soon(today) else None
            done = mine.first_done if mine else ()
            begun = mine is not None and (mine.is_new(today) or mine.before_in is None or bool(done))
            return Warnings(begun and len(done) < len(FIRST), done, ends, too_few(staff, today), _note(tx, town))

        return await self._store.read(unit)

    async def note(self, person: Person) -> HandoverNote:
        """The note of the own municipality."""
        require(person, Action.DUTY, municipality=person.municipality)
        return await self._store.read(lambda tx: _note(tx, person.municipality))

    async def write(self, person: Person, text: str) -> None:
        """Write it anew. Raises `Refused`: duty.note_long."""
        require(person, Action.DUTY, municipality=person.municipality)
        now, by, town = self._clock.now(), audit.actor_of(person), person.municipality
        note = HandoverNote(id=town, text=check_note(text), by=by, at=now)

        def unit(tx: Tx) -> None:
            records.save(tx, note)
            audit.record(tx, now, by, "duty.note", municipality=town)

        await self._store.run(unit)

    async def year_end(self, person: Person) -> YearEnd:
        """The list of this 年度."""
        require(person, Action.DUTY, municipality=person.municipality)
        return await self._store.read(lambda tx: self._list(tx, person.municipality))

    async def tick(self, person: Person, item: str) -> None:
        """Tick an item of it, or take the tick back; KeyError for what the list does not have."""
        require(person, Action.DUTY, municipality=person.municipality)
        now, by, town = self._clock.now(), audit.actor_of(person), person.municipality

        def unit(tx: Tx) -> None:
            turned = self._list(tx, town).turned(item, Tick(by=by, at=now))
            records.save(tx, turned)
            audit.record(tx, now, by, "duty.ticked", municipality=town, item=item, year=turned.year)

        await self._store.run(unit)

    async def first_done(self, person: Person) -> tuple[str, ...]:
        """The own first steps that are done."""
        require(person, Action.DUTY, municipality=person.municipality)
        mine = await self._store.read(lambda tx: records.load(tx, Staff, person.id))
        return mine.first_done if mine else ()

    async def tick_first(self, person: Person, item: str) -> None:
        """Tick a first step, or take the tick back; `all` ticks every one. KeyError for what is no step."""
        require(person, Action.DUTY, municipality=person.municipality)

        def unit(tx: Tx) -> None:
            if mine := records.load(tx, Staff, person.id):
                records.save(tx, mine.model_copy(update={"first_done": turned_first(mine.first_done, item)}))

        await self._store.run(unit)

    async def handed_over(self, person: Person) -> None:
        """Keep that the handover sheet was opened: it tells of the whole office."""
        require(person, Action.DUTY, municipality=person.municipality)
        now, by, town = self._clock.now(), audit.actor_of(person), person.municipality
        await self._store.run(lambda tx: audit.record(tx, now, by, "duty.handover", municipality=town))

    def _list(self, tx: Tx, town: str) -> YearEnd:
        year = fiscal_year(self._clock.now().date())
        id = year_end_id(town, year)
        return records.load(tx, YearEnd, id) or YearEnd(id=id, municipality=town, year=year)


def _note(tx: Tx, town: str) -> HandoverNote:
    return records.load(tx, HandoverNote, town) or HandoverNote(id=town)
