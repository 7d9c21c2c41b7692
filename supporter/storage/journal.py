"""TinyDB's storage on an append-only journal: a durable commit costs its own line, not the whole database.

Beside each other lie

    db.json             the snapshot, plain TinyDB JSON
    db.json.000007.log  what was committed since, one line a batch
    db.json.lock        held while a process has the database open

Opening reads the snapshot and replays the logs in order. Compaction starts a new log, replaces the snapshot
and drops the old logs; a crash at any point of it is harmless. A database with collections under names of an
earlier version is compacted as soon as it is open. Everything that touches the files after opening runs in the
journal's own thread, everything that touches memory in the one that opened it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from supporter.storage import files, log, migrations, snapshot
from supporter.storage.base import COLLECTIONS, Doc, StoreError, StoreFull, StoreReadOnly
from supporter.storage.lock import Lock
from supporter.storage.shelves import Shelf, Shelves
from supporter.storage.table import JournalTable

COMPACT_BYTES = 16 << 20
#: The share of the snapshot that a log may be when nobody writes any more: a command that left one line does
#: not write the whole database again, and the next opening hardly has more to read.
SMALL = 0.01
_log = logging.getLogger(__name__)


class JournalStorage(Storage):
    """One open database. Raises `StoreInUse`, `StoreDamaged` or `NewerDocument` when it cannot be opened."""

    def __init__(
        self,
        path: Path,
        *,
        indexes: Mapping[str, Sequence[str]] = COLLECTIONS,
        compact_bytes: int = COMPACT_BYTES,
        fsync: log.Fsync = os.fsync,
    ) -> None:
        """`indexes`: the tables that there are and their indexed fields; `compact_bytes`: the least size of a log
        worth compacting; `fsync`: for tests to watch.
        """
        self.path = path
        self.memory = Shelves(indexes)
        self._top = self.memory
        self._compact_bytes = compact_bytes
        self._fsync = fsync
        self._in_flight = False
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = Lock(path)
        try:
            self._number, self._live = files.open_newest(path, self.memory, fsync)
        except BaseException:
            self._lock.release()
            raise
        self._snapshot_bytes = path.stat().st_size if path.exists() else 0
        self._thread = ThreadPoolExecutor(1, "journal")
        self.submit = self._thread.submit
        if self._rewritten() or self.memory.renamed:  # else what is hardly written to would stay so for ever
            self.submit(self.compaction()).result()

    def _rewritten(self) -> bool:
        """Write anew what may not stay in the files as earlier versions wrote it; whether there was any."""
        found = False
        for table in migrations.REWRITTEN & set(self.memory.tables):
            newest = migrations.current(table)
            old = {id: doc for id, doc in self.memory[table].items() if doc["v"] < newest}
            with suppress(StoreError):  # a full disk: everything can still be read, and this is tried the next time
                self.change(table, {id: migrations.upgrade(table, doc) for id, doc in old.items()})
            found = found or bool(old)
        return found

    @contextmanager
    def layer(self, below: Shelves) -> Iterator[Shelves]:
        """Until the end of the block, TinyDB's tables read from and write to a new layer over `below`."""
        self._top = below.layer()
        try:
            yield self._top
        finally:
            self._top = self.memory

    def begin(self, batch: Shelves) -> Callable[[], None] | None:
        """The job that makes the batch durable, `None` if it changes nothing. `finish` must follow it."""
        self._refuse_in_flight()
        line = log.encode(batch, self.memory)
        self._in_flight = bool(line)
        return partial(self._live.append, line) if line else None

    def finish(self, batch: Shelves | None) -> None:
        """Take what is durable now into memory; `None` if the disk refused it."""
        self._in_flight = False
        if batch is not None:
            self.memory.take(batch)

    def change(self, table: str, changes: Mapping[str, Doc | None]) -> None:
        """Write documents (`None` deletes): into the running unit, or durably at once if there is none."""
        if self._top is not self.memory:
            for id, doc in changes.items():
                self._top.put(table, id, doc)
            return
        with self.layer(self.memory) as batch:
            self.change(table, changes)
        self._commit(batch)

    def _commit(self, batch: Shelves) -> None:
        job = self.begin(batch)
        try:
            if job:
                self.submit(job).result()
        except BaseException:
            self.finish(None)
            raise
        self.finish(batch)
        if self.wants_compaction:
            self.submit(self.compaction()).result()

    def shelf(self, table: str) -> Shelf:
        """One table as the running unit sees it, as what is durable without one."""
        return self._top[table]

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, each decoded document by document as it is looked at."""
        tables: dict[str, Any] = {table: self._top[table] for table in self.memory.tables}
        return {table: shelf for table, shelf in tables.items() if len(shelf)} or None

    def write(self, data: Mapping[str, Mapping[str, Doc]]) -> None:
        """Make the database equal `data`, writing what differs (TinyDB drops tables this way)."""
        with self.layer(self.memory) as batch:
            for table in {*self.memory.tables, *data}:
                new = data.get(table, {})
                for id in [id for id in self.memory[table] if id not in new]:
                    batch.put(table, id, None)
                if new is not self.memory[table]:
                    for id, doc in new.items():
                        batch.put(table, id, dict(doc))
        self._commit(batch)

    def close(self) -> None:
        """Take what is worth it into the snapshot, if the disk lets us, and let the next process in."""
        try:
            if self._live.size > self._snapshot_bytes * SMALL:
                self.submit(self.compaction()).result()
        finally:
            self._thread.shutdown()
            self._live.close()
            self._lock.release()

    @property
    def wants_compaction(self) -> bool:
        """Whether the log has outgrown the snapshot: compaction then costs a share of the writes."""
        return self._live.size > max(self._compact_bytes, self._snapshot_bytes)

    def compaction(self) -> Callable[[], None]:
        """The job of replacing the snapshot by what memory holds now; a failure only leaves a longer log."""
        self._refuse_in_flight()
        return partial(self._try_compact, self.memory.frozen())

    def backup(self, folder: Path) -> Callable[[], None]:
        """The job of writing what memory holds now into a new folder."""
        self._refuse_in_flight()
        return partial(self._backup, self.memory.frozen(), folder)

    def purge(self) -> Callable[[], None]:
        """The job of leaving on the disk what memory holds now and nothing of what it held before."""
        self._refuse_in_flight()
        return partial(self._purge, self.memory.frozen())

    def replace(self, documents: Shelves) -> None:
        """Make the database consist of these documents; raises `OSError` with nothing changed on the disk."""
        self._refuse_in_flight()
        self.submit(self._compact, documents.frozen()).result()
        self.memory.take(documents)

    def _refuse_in_flight(self) -> None:
        """Between «on the disk» and «in memory», dropping the log would lose its last line."""
        if self._in_flight:
            raise StoreError("a line is on its way to the disk")

    def _try_compact(self, tables: snapshot.Frozen) -> None:
        try:
            self._compact(tables)
        except (OSError, StoreReadOnly) as error:
            _log.warning("%s: compaction put off: %s", self.path, error)

    def _compact(self, tables: snapshot.Frozen) -> None:
        self._live.require_sound()
        number = self._number + 1
        new = files.open_next(self.path, number, self._fsync)
        self._live.close()
        self._live, self._number = new, number
        snapshot.write(self.path, tables, self._number, self._fsync)
        self._snapshot_bytes = self.path.stat().st_size
        files.drop_logs(self.path, before=self._number)

    def _purge(self, tables: snapshot.Frozen) -> None:
        try:
            self._compact(tables)
            # Else a power cut could bring a dropped log back.
            log.sync_folder(self.path.parent, self._fsync)
        except OSError as error:
            raise log.failure(error) from error

    def _backup(self, tables: snapshot.Frozen, folder: Path) -> None:
        try:
            with files.new_folder(folder, self._fsync):
                self._compact(tables)
                files.link_or_copy(self.path, folder / self.path.name)
        except OSError as error:
            if error.errno in log.FULL:
                raise StoreFull(str(error)) from error
            raise


def open_db(path: Path, **options: Any) -> TinyDB:
    """TinyDB over this storage; `options` are those of `JournalStorage`."""
    db = TinyDB(path, storage=JournalStorage, **options)
    db.table_class = JournalTable
    return db
