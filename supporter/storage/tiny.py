"""The store of one municipality or region: TinyDB on a journal, in one process.

All documents live on the event loop; only writing to the disk happens elsewhere. Units that arrive while the
disk is busy share the next line and its fsync. Memory changes after the disk, so nobody reads what may vanish
and nothing has to be undone.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from supporter.storage.base import CHANGED, Doc, R, StoreError, Tx
from supporter.storage.journal import COMPACT_BYTES, JournalStorage, open_db
from supporter.storage.log import Fsync
from supporter.storage.shelves import Shelves
from supporter.storage.tinytx import TinyTx
from supporter.storage.topics import Topics

#: Units that share a line at most, so that a burst does not hold the event loop for long.
BATCH = 256

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass
class Unit(Generic[T]):
    """One `run` on its way."""

    fn: Callable[[Tx], T]
    answer: asyncio.Future[T]
    result: Any = None
    events: list[tuple[str, Doc]] = field(default_factory=list)


class TinyStore:
    """See `base.Store`; made and used by one thread, in or outside a running event loop."""

    def __init__(self, path: Path, *, compact_bytes: int = COMPACT_BYTES, fsync: Fsync = os.fsync) -> None:
        """Open `path` (`…/db.json`); the errors and options are those of `JournalStorage`."""
        self._db = open_db(path, compact_bytes=compact_bytes, fsync=fsync)
        storage = self._db.storage
        assert isinstance(storage, JournalStorage)
        self._storage = storage
        self._units: list[Unit[Any]] = []
        self._jobs: list[tuple[Callable[[], Callable[[], None]], asyncio.Future[None]]] = []
        self._worker: asyncio.Task[None] | None = None
        self._closed = False
        self._topics = Topics()
        self.subscribe = self._topics.subscribe

    async def run(self, fn: Callable[[Tx], R]) -> R:
        self._require_open()
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._units.append(Unit(fn, answer))
        self._wake()
        return await answer

    async def read(self, fn: Callable[[Tx], R]) -> R:
        self._require_open()
        return fn(TinyTx(self._db, writable=False))

    def scan(self, collection: str) -> Iterator[Doc]:
        self._require_open()
        tx = TinyTx(self._db, writable=False)
        ids = sorted(tx.shelf(collection))
        return (doc for id in ids if (doc := tx.get(collection, id)) is not None)

    async def backup(self, folder: Path) -> None:
        await self._job(lambda: self._storage.backup(folder))

    async def purge(self) -> None:
        await self._job(self._storage.purge)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        while self._units or self._jobs or (self._worker is not None and not self._worker.done()):
            await asyncio.wait([self._wake()])
        self._db.close()

    def _require_open(self) -> None:
        if self._closed:
            raise StoreError("the store is closed")

    # -- the one task that talks to the journal

    async def _job(self, prepare: Callable[[], Callable[[], None]]) -> None:
        self._require_open()
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._jobs.append((prepare, done))
        self._wake()
        await done

    def _wake(self) -> asyncio.Task[None]:
        if self._worker is None or self._worker.done():
            self._worker = asyncio.get_running_loop().create_task(self._work())
        return self._worker

    async def _work(self) -> None:
        while self._units or self._jobs:
            await self._do_jobs()
            batch = [unit for unit in self._units[:BATCH] if not unit.answer.done()]
            del self._units[:BATCH]
            await self._commit(batch)
            if self._storage.wants_compaction:
                await self._in_journal(self._storage.compaction())

    async def _do_jobs(self) -> None:
        """Only here, between two lines, does memory equal the disk."""
        while self._jobs:
            prepare, done = self._jobs.pop(0)
            try:
                await self._in_journal(prepare())
            except Exception as error:
                _fail(done, error)
            else:
                _settle(done, None)

    async def _commit(self, units: list[Unit[Any]]) -> None:
        batch = self._storage.memory.layer()
        done = [unit for unit in units if self._apply(unit, batch)]
        job = self._storage.begin(batch)
        try:
            if job:
                await self._in_journal(job)
        except Exception as error:
            self._storage.finish(None)
            for unit in done:
                _fail(unit.answer, error)
            return
        self._storage.finish(batch)
        for unit in done:
            _settle(unit.answer, unit.result)
        for unit in done:
            for event in unit.events:
                self._topics.publish(*event)
        if changed := {table: list(shelf.raw) for table, shelf in batch.tables.items() if shelf.raw}:
            self._topics.publish(CHANGED, changed)

    def _apply(self, unit: Unit[Any], batch: Shelves) -> bool:
        """Run the unit over those before it; if it raises, its layer is dropped whole."""
        tx = TinyTx(self._db, writable=True)
        try:
            with self._storage.layer(batch) as changes:
                unit.result = unit.fn(tx)
        except Exception as error:
            _fail(unit.answer, error)
            return False
        batch.take(changes)
        unit.events = tx.events
        return True

    async def _in_journal(self, job: Callable[[], None]) -> None:
        pending = self._storage.submit(job)
        try:
            await asyncio.shield(asyncio.wrap_future(pending))
        except asyncio.CancelledError:
            pending.result()  # the loop is ending; what is on its way to the disk must still reach memory


def _settle(answer: asyncio.Future[T], result: T) -> None:
    if not answer.done():
        answer.set_result(result)


def _fail(answer: asyncio.Future[Any], error: Exception) -> None:
    if answer.done():
        return
    if isinstance(error, StopIteration):  # a future cannot carry it
        error = RuntimeError(f"a unit of work raised {error!r}")
    answer.set_exception(error)
