"""A unit of work over TinyDB's tables: reads its own writes, hands out copies at the current version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import orjson
import tinydb

from supporter.storage import migrations
from supporter.storage.base import COLLECTIONS, Doc, Page, StoreError
from supporter.storage.shelves import Shelf
from supporter.storage.table import JournalTable

Key = tuple[str, str]


class TinyTx:
    """See `base.Tx`."""

    def __init__(self, db: tinydb.TinyDB, *, writable: bool) -> None:
        self._db = db
        self._writable = writable
        self.events: list[tuple[str, Doc]] = []

    def get(self, collection: str, id: str) -> Doc | None:
        doc = self.shelf(collection).find(id)
        return None if doc is None else migrations.upgrade(collection, doc)

    def find(self, collection: str, field: str, value: str) -> list[Doc]:
        _require_index(collection, field)
        shelf = self.shelf(collection)
        return [migrations.upgrade(collection, shelf[id]) for id in sorted(shelf.having(field, value))]

    def page(
        self,
        collection: str,
        *,
        where: Mapping[str, str] | None = None,
        order: str = "id",
        after: str | None = None,
        limit: int = 50,
    ) -> Page:
        where = where or {}
        for field in list(where)[:1]:
            _require_index(collection, field)
        shelf = self.shelf(collection)
        key = self._key(collection, shelf, order.removeprefix("-"))
        keys = sorted(map(key, _candidates(shelf, where)), reverse=order.startswith("-"))
        page: list[tuple[Key, Doc]] = []
        for place in _after(keys, order, after):
            doc = self.get(collection, place[1])
            if doc is not None and all(doc.get(field) == value for field, value in where.items()):
                if len(page) == limit:
                    return Page([doc for _, doc in page], orjson.dumps(page[-1][0]).decode())
                page.append((place, doc))
        return Page([doc for _, doc in page], None)

    def put(self, collection: str, doc: Doc) -> None:
        self._require_writable()
        migrations.require_current(collection, doc)
        self._table(collection).put(doc["id"], doc)

    def delete(self, collection: str, id: str) -> None:
        self._require_writable()
        self._table(collection).drop(id)

    def emit(self, topic: str, payload: Doc) -> None:
        self._require_writable()
        self.events.append((topic, payload))

    def shelf(self, collection: str) -> Shelf:
        """The documents of a collection as this unit sees them."""
        return self._table(collection).shelf

    def _table(self, collection: str) -> JournalTable:
        if collection not in COLLECTIONS:
            raise ValueError(f"there is no collection {collection!r}")
        table = self._db.table(collection)
        assert isinstance(table, JournalTable)
        return table

    def _key(self, collection: str, shelf: Shelf, order: str) -> Callable[[str], Key]:
        """What a document is sorted by: the text of `order` and, among equals, the id."""
        if order == "id":
            return lambda id: ("", id)
        if order in shelf.indexes:
            return lambda id: (shelf.value(id, order) or "", id)
        return lambda id: ((self.get(collection, id) or {}).get(order) or "", id)

    def _require_writable(self) -> None:
        if not self._writable:
            raise StoreError("read() only looks; use run() to write")


def _require_index(collection: str, field: str) -> None:
    if field not in COLLECTIONS.get(collection, ()):
        raise ValueError(f"{collection}.{field} has no index")


def _candidates(shelf: Shelf, where: Mapping[str, str]) -> set[str]:
    """The ids that the indexes leave of the collection."""
    indexed = [shelf.having(field, value) for field, value in where.items() if field in shelf.indexes]
    return set.intersection(*map(set, indexed)) if indexed else set(shelf)


def _after(keys: list[Key], order: str, cursor: str | None) -> Iterator[Key]:
    if cursor is None:
        return iter(keys)
    match orjson.loads(cursor):
        case [str() as value, str() as id]:
            place = (value, id)
        case _:
            raise ValueError(f"not a cursor: {cursor!r}")
    if order.startswith("-"):
        return (key for key in keys if key < place)
    return (key for key in keys if key > place)
