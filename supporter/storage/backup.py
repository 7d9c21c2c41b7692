"""Brings a backup back into an empty data folder, and never over documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from supporter.storage.base import StoreNotEmpty
from supporter.storage.files import load
from supporter.storage.journal import JournalStorage
from supporter.storage.shelves import Shelves

DB = "db.json"


def restore(backup: Path, data: Path, before: Callable[[], None] = lambda: None) -> None:
    """Fill the data folder with the database of a backup folder, read and checked whole beforehand.

    `before` is called once nothing stands in the way, before anything is written. Raises
    `FileNotFoundError` if there is no backup, `StoreDamaged` if it is not as it was written, `NewerDocument` if this
    program is too old for it, `StoreNotEmpty` if the data folder holds documents, `StoreInUse` if a server has it open.
    """
    if not (backup / DB).exists():
        raise FileNotFoundError(backup / DB)
    documents = Shelves()
    load(backup / DB, documents)
    storage = JournalStorage(data / DB)
    try:
        if storage.memory:
            raise StoreNotEmpty(f"{data / DB} holds documents")
        before()
        storage.replace(documents)
    finally:
        storage.close()
