"""Documents in memory as JSON bytes with their indexes, in layers: a unit's changes lie over what is durable.

Bytes are decoded on every access, so a reader never holds a piece of the database in its hands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

import orjson

from supporter.storage.base import COLLECTIONS, Doc, NewerDocument
from supporter.storage.fields import Fields
from supporter.storage.migrations import RENAMED


class Shelf(Mapping[str, Doc]):
    """One table in one layer; what it does not hold is looked up `below`."""

    def __init__(self, fields: Fields, below: Shelf | None = None) -> None:
        self.fields = fields
        self.below = below
        self.raw: dict[str, bytes | None] = {}  # None: deleted in this layer
        self._indexes: dict[str, Index] | None = None

    @property
    def indexes(self) -> dict[str, Index]:
        """By field; made when first asked for, so that a database opens without looking into documents."""
        if self._indexes is None:
            self._indexes = {name: Index() for name in self.fields.names}
            for id, raw in self.raw.items():
                self._note(id, raw, self._indexes)
        return self._indexes

    def set(self, id: str, raw: bytes | None) -> None:
        """Put the bytes of a document, or delete it (`None`)."""
        if raw is None and self.below is None:
            self.raw.pop(id, None)
        else:
            self.raw[id] = raw
        if self._indexes is not None:
            self._note(id, raw, self._indexes)

    def _note(self, id: str, raw: bytes | None, indexes: dict[str, Index]) -> None:
        if not indexes:
            return
        values = (None,) * len(indexes) if raw is None else self.fields.of_bytes(raw)
        for index, value in zip(indexes.values(), values, strict=True):
            index.set(id, value)

    def take(self, upper: Shelf) -> None:
        """Accept all changes of the layer above."""
        for id, raw in upper.raw.items():
            self.set(id, raw)

    def bytes_of(self, id: str) -> bytes | None:
        """The stored bytes, `None` if there is no such document."""
        shelf: Shelf | None = self
        while shelf is not None:
            if id in shelf.raw:
                return shelf.raw[id]
            shelf = shelf.below
        return None

    def having(self, field: str, value: str) -> Set[str]:
        """Ids of the documents whose indexed `field` is `value`, in no order; not to be changed."""
        here: Set[str] = self.indexes[field].ids.get(value, frozenset())
        if self.below is None:
            return here
        return here | {id for id in self.below.having(field, value) if id not in self.raw}

    def value(self, id: str, field: str) -> str | None:
        """The indexed `field` of a document, without decoding it."""
        shelf = self
        while id not in shelf.raw and shelf.below is not None:
            shelf = shelf.below
        return shelf.indexes[field].values.get(id)

    def find(self, id: str) -> Doc | None:
        """The document, `None` if there is none; `get` without the price of an exception."""
        raw = self.bytes_of(id)
        return None if raw is None else orjson.loads(raw)

    def __getitem__(self, id: str) -> Doc:
        doc = self.find(id)
        if doc is None:
            raise KeyError(id)
        return doc

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.bytes_of(id) is not None

    def __iter__(self) -> Iterator[str]:
        if self.below is None:
            return iter(self.raw)
        return self._iter_layers(self.below)

    def _iter_layers(self, below: Shelf) -> Iterator[str]:
        yield from (id for id in below if id not in self.raw)
        yield from (id for id, raw in self.raw.items() if raw is not None)

    def __len__(self) -> int:
        return len(self.raw) if self.below is None else sum(1 for _ in self)


class Index:
    """One field of one table: the ids that have a value, and the value that an id has."""

    def __init__(self) -> None:
        self.ids: dict[str, set[str]] = {}
        self.values: dict[str, str] = {}

    def set(self, id: str, value: str | None) -> None:
        """Note the new value of a document; `None` takes it out."""
        old = self.values.get(id)
        if old == value:
            return
        if old is not None:
            del self.values[id]
            self.ids[old].remove(id)
            if not self.ids[old]:
                del self.ids[old]
        if value is not None:
            self.values[id] = value
            self.ids.setdefault(value, set()).add(id)


class Shelves:
    """All tables of one layer, made as they are asked for.

    `indexes` are the tables that there are, each with its indexed fields. `renamed` tells that a file spoke of one
    by a name it no longer has.
    """

    def __init__(self, indexes: Mapping[str, Sequence[str]] = COLLECTIONS, below: Shelves | None = None) -> None:
        self.tables: dict[str, Shelf] = {}
        self.renamed = False
        self._indexes = indexes
        self._below = below

    def __getitem__(self, table: str) -> Shelf:
        shelf = self.tables.get(table)
        if shelf is None:
            below = None if self._below is None else self._below[table]
            fields = Fields(table, self._indexes.get(table, ())) if below is None else below.fields
            shelf = self.tables[table] = Shelf(fields, below)
        return shelf

    def __bool__(self) -> bool:
        return any(len(shelf) for shelf in self.tables.values())

    def layer(self) -> Shelves:
        """A new layer over this one."""
        return Shelves(self._indexes, below=self)

    def put(self, table: str, id: str, doc: Doc | None) -> None:
        """Put a document, or delete it (`None`); it is encoded here, once."""
        shelf = self[table]
        shelf.set(id, None if doc is None else shelf.fields.encode(doc))

    def load(self, table: str, id: str, doc: Doc | None) -> None:
        """Put or delete what a file says; errors as `put_bytes`."""
        if doc is None:
            self._filed(table).set(id, None)
        else:
            self.put_bytes(table, id, self._filed(table).fields.encode(doc))

    def put_bytes(self, table: str, id: str, raw: bytes) -> None:
        """Put a stored document; `NewerDocument` if this program is too old for it or for its table."""
        shelf = self._filed(table)
        shelf.fields.require_known(raw)
        shelf.set(id, raw)

    def _filed(self, table: str) -> Shelf:
        """The table that a file speaks of, by whichever name it has had."""
        name = RENAMED.get(table, table)
        if name not in self._indexes:
            raise NewerDocument(f"{table}: there is no such collection")
        self.renamed = self.renamed or name != table
        return self[name]

    def take(self, upper: Shelves) -> None:
        """Accept all changes of the layer above."""
        for table, shelf in upper.tables.items():
            self[table].take(shelf)

    def frozen(self) -> dict[str, dict[str, bytes | None]]:
        """The bytes of every table as they are now; a shallow copy, since bytes never change."""
        return {table: dict(shelf.raw) for table, shelf in self.tables.items() if shelf.raw}
