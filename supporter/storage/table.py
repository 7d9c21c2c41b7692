"""TinyDB's table, handing the storage only what changed and using an index where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from supporter.storage.base import Doc
from supporter.storage.shelves import Shelf


class JournalTable(Table):
    """Keys are texts given by the caller; `where(field) == text` is answered from the index of `field`.

    TinyDB's `persist_empty` is ignored: it would empty an existing table.
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB's documented way to text keys
    default_query_cache_capacity = 0

    def __init__(self, storage: Any, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size)

    def put(self, id: str, doc: Doc) -> None:
        """Add or replace a document whole, where `upsert` would merge."""
        self._storage.change(self.name, {id: doc})  # type: ignore[attr-defined]

    def drop(self, id: str) -> None:
        """Remove a document; nothing happens if there is none."""
        self._storage.change(self.name, {id: None})  # type: ignore[attr-defined]

    @property
    def shelf(self) -> Shelf:
        """The documents and indexes as the running unit of work sees them."""
        shelf: Shelf = self._storage.shelf(self.name)  # type: ignore[attr-defined]
        return shelf

    def search(self, cond: QueryLike) -> list[Document]:
        """Documents that match, from the index if the condition is a plain equality of an indexed field."""
        match getattr(cond, "_hash", None):
            case ("==", (str() as field,), str() as value) if field in self.shelf.indexes:
                shelf = self.shelf
                return [Document(shelf[id], id) for id in shelf.having(field, value)]  # type: ignore[arg-type]
        return super().search(cond)

    def _read_table(self) -> Any:
        return self.shelf

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        draft = Draft(self.shelf)
        updater(draft)
        self._storage.change(self.name, draft.changes)  # type: ignore[attr-defined]
        self.clear_cache()


class Draft(MutableMapping[str, Doc]):
    """What TinyDB's updaters edit: only the documents they look at are decoded and written."""

    def __init__(self, base: Mapping[str, Doc]) -> None:
        self._base = base
        self.changes: dict[str, Doc | None] = {}

    def __getitem__(self, id: str) -> Doc:
        if id not in self.changes:
            self.changes[id] = self._base[id]
        doc = self.changes[id]
        if doc is None:
            raise KeyError(id)
        return doc

    def __setitem__(self, id: str, doc: Doc) -> None:
        self.changes[id] = doc

    def __delitem__(self, id: str) -> None:
        if id not in self:
            raise KeyError(id)
        self.changes[id] = None

    def __contains__(self, id: object) -> bool:
        return self.changes[id] is not None if id in self.changes else id in self._base

    def __iter__(self) -> Iterator[str]:
        yield from (id for id in self._base if self.changes.get(id, ...) is not None)
        yield from (id for id, doc in self.changes.items() if doc is not None and id not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)
