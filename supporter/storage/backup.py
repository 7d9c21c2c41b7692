"""Brings a backup back into an empty data folder, and never over documents."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from supporter.storage.base import StoreNotEmpty
from supporter.storage.files import load
from supporter.storage.journal import JournalStorage
from supporter.storage.shelves import Shelves

DB = "db.json"


def count(backup: Path) -> Counter[str]:
    """How many documents of each collection a backup folder holds, read and checked whole.

    Raises as `restore` does of what it reads.
    """
    documents = _read(backup)
    return Counter({table: len(shelf) for table, shelf in documents.tables.items()})


def restore(backup: Path, data: Path, before: Callable[[], None] = lambda: None) -> None:
    """Fill the data folder with the database of a backup folder, read and checked whole beforehand.

    `before` is called once nothing stands in the way, before anything is written. Raises
    `FileNotFoundError` if there is no backup, `StoreDamaged` if it is not as it was written, `NewerDocument` if this
    program is too old for it, `StoreNotEmpty` if the data folder holds documents, `StoreInUse` if a server has it open.
    """
    documents = _read(backup)
    storage = JournalStorage(data / DB)
    try:
        if storage.memory:
            raise StoreNotEmpty(data / DB)
        before()
        storage.replace(documents)
    finally:
        storage.close()


def _read(backup: Path) -> Shelves:
    if not (backup / DB).exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(backup / DB))
    documents = Shelves()
    load(backup / DB, documents)
    return documents
