"""Imports on their way: confirmed once, entered a part at a time, gone on with after a kill, undone as a whole.

A part's people and the word that it is done are one unit: wherever the power goes, each row is entered once or not
yet, and what is left can be entered or taken back.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import secrets
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from supporter.content.courses.library import Library
from supporter.domain.courses.course import Course
from supporter.domain.imports.row import (
    APPLICANTS_AT_A_TIME,
    AT_A_TIME,
    Import,
    ImportPart,
    RowResult,
    RowTask,
)
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.imports import application_rows
from supporter.services.imports.draft import ImportDraft
from supporter.services.imports.drafts import ImportDrafts
from supporter.services.imports.learner_rows import enter, take_back
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, StoreError, Tx

_log = logging.getLogger(__name__)


class ImportRuns:
    """What an office brings in. `drafts` are the lists that nobody has confirmed yet."""

    def __init__(self, store: Store, clock: Clock, library: Library, drafts: ImportDrafts) -> None:
        self._store, self._clock, self._library, self.drafts = store, clock, library, drafts
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def confirm(self, person: Person) -> Import:
        """Enter the officer's draft; returns at once, and the rows follow. Raises `Refused`: import.no_draft, …"""
        draft = self.drafts.of(person)
        if not draft.judged:
            raise Refused("import.no_draft")
        tasks = draft.tasks()
        if not tasks:
            raise Refused("import.nothing_to_do")
        self.drafts.drop(person)  # at once: pressed twice, it is entered once
        try:
            begun = await self._prepare(person, draft, tasks)
        except StoreError:
            self.drafts.keep(person, draft)
            raise
        self._go_on(begun.id, self._enter_all(begun.id))
        return begun

    async def of(self, person: Person, id: str) -> Import:
        """An import of the own municipality. Raises `Refused`: access.refused."""
        found = await self._store.read(lambda tx: records.load(tx, Import, id))
        require(person, Action.IMPORT_RUN, municipality=found.municipality if found else "")
        if found is None:
            raise Refused("access.refused")
        return found

    async def done(self, person: Person, id: str) -> int:
        """How many rows of an import have been dealt with."""
        found = await self.of(person, id)
        return min(found.created + found.passed + found.completed, found.rows)

    async def all(self, person: Person) -> list[Import]:
        """Every import of the own municipality, the newest first; those that stood still go on.

        Raises `Refused`: access.refused.
        """
        require(person, Action.IMPORT_RUN, municipality=person.municipality)
        await self._wake(person.municipality)
        found = await self._store.read(lambda tx: records.find(tx, Import, "municipality", person.municipality))
        return sorted(found, key=lambda one: one.at, reverse=True)

    async def undo(self, person: Person, id: str) -> Import:
        """Take back everything that an import made and nobody touched since. Raises `Refused`: import.settled."""
        now = self._clock.now()

        def unit(tx: Tx) -> Import:
            found = records.load(tx, Import, id)
            require(person, Action.IMPORT_UNDO, municipality=found.municipality if found else "")
            if found is None or not found.undoable(now):
                raise Refused("import.settled")
            found = found.model_copy(update={"state": "undoing"})
            records.save(tx, found)
            self._audit(tx, person, Action.IMPORT_UNDO, found)
            return found

        undoing = await self._store.run(unit)
        self._go_on(id, self._undo_all(id))
        return undoing

    async def settled(self, id: str) -> None:
        """Wait until nothing goes on for an import any more."""
        if task := self._tasks.get(id):
            await asyncio.wait([task])

    async def close(self) -> None:
        """Stop where things are; they go on when somebody looks again."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _prepare(self, person: Person, draft: ImportDraft, tasks: list[RowTask]) -> Import:
        """Lay the rows down, and only when all of them are there say that they are to be entered."""
        now = self._clock.now()
        size = APPLICANTS_AT_A_TIME if draft.session else AT_A_TIME
        parts = [tuple(tasks[at : at + size]) for at in range(0, len(tasks), size)]
        begun = Import(
            id=f"{draft.municipality}-{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
            municipality=draft.municipality,
            file=draft.file,
            by=audit.actor_of(person),
            at=now,
            rows=len(tasks),
            parts=len(parts),
            programme=draft.programme,
            course=draft.course,
            session=draft.session,
            notice=draft.notice,
            source=draft.source,
        )
        await self._store.run(lambda tx: records.save(tx, begun))
        for number, part in enumerate(parts):
            laid = ImportPart(id=_part(begun.id, number), import_id=begun.id, tasks=part)
            await self._store.run(partial(lambda tx, laid: records.save(tx, laid), laid=laid))

        def ready(tx: Tx) -> Import:
            running = begun.model_copy(update={"state": "running"})
            records.save(tx, running)
            self._audit(tx, person, Action.IMPORT_RUN, running)
            return running

        return await self._store.run(ready)

    async def _enter_all(self, id: str) -> None:
        begun = await self._store.read(lambda tx: records.load(tx, Import, id))
        for number in range(begun.parts if begun else 0):
            await self._store.run(partial(self._enter_part, id=id, number=number))
            await giving_way.give_way()
        await self._store.run(partial(_put_state, id=id, state="done"))
        await self._store.purge()  # the rows themselves lay in the parts until they were entered

    def _enter_part(self, tx: Tx, id: str, number: int) -> None:
        begun, part = records.load(tx, Import, id), records.load(tx, ImportPart, _part(id, number))
        if begun is None or part is None or not part.tasks:
            return
        town = records.load(tx, Municipality, begun.municipality)
        if town is None:
            raise Refused("municipality.unknown")
        now = self._clock.now()
        if begun.session:
            made = [application_rows.apply(tx, now, begun, task) for task in part.tasks]
        else:
            made = [enter(tx, now, begun, town, self._course(begun), task) for task in part.tasks]
        kept = tuple(one for one in made if one)
        records.save(tx, part.model_copy(update={"tasks": (), "made": kept}))
        counts = {
            "created": begun.created + sum(one.created for one in kept),
            "completed": begun.completed + sum(not one.created for one in kept),
            "passed": begun.passed + len(made) - len(kept),
        }
        records.save(tx, begun.model_copy(update=counts))

    async def _undo_all(self, id: str) -> None:
        begun = await self._store.read(lambda tx: records.load(tx, Import, id))
        for number in reversed(range(begun.parts if begun else 0)):
            await self._store.run(partial(self._undo_part, id=id, number=number))
            await giving_way.give_way()
        await self._store.run(partial(_put_state, id=id, state="undone"))
        await self._store.purge()

    def _undo_part(self, tx: Tx, id: str, number: int) -> None:
        begun, part = records.load(tx, Import, id), records.load(tx, ImportPart, _part(id, number))
        if begun is None or part is None:
            return
        now = self._clock.now()
        kept = sum(not _undone(tx, now, begun, made) for made in reversed(part.made))
        tx.delete(ImportPart.collection, part.id)
        records.save(tx, begun.model_copy(update={"kept": begun.kept + kept}))

    async def _wake(self, municipality: str) -> None:
        """Go on with what a kill has interrupted; what was not laid down whole is dropped, for nobody was entered."""
        for one in await self._store.read(lambda tx: records.find(tx, Import, "municipality", municipality)):
            if one.id in self._tasks and not self._tasks[one.id].done():
                continue
            if one.state == "preparing":
                await self._store.run(partial(_drop, id=one.id, parts=one.parts))
            elif one.state == "running":
                self._go_on(one.id, self._enter_all(one.id))
            elif one.state == "undoing":
                self._go_on(one.id, self._undo_all(one.id))

    def _go_on(self, id: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks[id] = task
        task.add_done_callback(_noted)

    def _course(self, begun: Import) -> Course | None:
        return self._library.courses.get(begun.course)

    def _audit(self, tx: Tx, person: Person, action: Action, one: Import) -> None:
        town, at = one.municipality, self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=one.id, municipality=town, rows=one.rows)


def _undone(tx: Tx, now: dt.datetime, begun: Import, made: RowResult) -> bool:
    return application_rows.withdraw(tx, made) if made.application else take_back(tx, now, begun, made)


def _part(id: str, number: int) -> str:
    return f"{id}-{number:04d}"


def _put_state(tx: Tx, id: str, state: str) -> None:
    if found := records.load(tx, Import, id):
        records.save(tx, found.model_copy(update={"state": state}))


def _drop(tx: Tx, id: str, parts: int) -> None:
    found = records.load(tx, Import, id)
    if found and found.state == "preparing":
        for number in range(parts):
            tx.delete(ImportPart.collection, _part(id, number))
        tx.delete(Import.collection, id)


def _noted(task: asyncio.Task[None]) -> None:
    """What stopped an import stands in the log; the import goes on when somebody looks again."""
    if not task.cancelled() and (error := task.exception()):
        told: Callable[..., None] = _log.warning if isinstance(error, StoreError) else _log.error
        told("an import stands still", exc_info=error)
