"""Version and indexed fields lie at the front of a document, so that they are read without decoding it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import orjson

from supporter.storage import migrations
from supporter.storage.base import Doc

Values = tuple[str | None, ...]


class Fields:
    """Which fields of a table are indexed, and how their values are found; only text is indexed."""

    def __init__(self, table: str, names: Sequence[str]) -> None:
        self.table = table
        self.names = tuple(names)
        self._version = b'{"v":%d,' % migrations.current(table)
        self._front = _front(self._version, self.names)

    def encode(self, doc: Doc) -> bytes:
        """The document as JSON, version, id and indexed fields first."""
        front = {name: doc[name] for name in ("v", "id", *self.names) if name in doc}
        # orjson's own result keeps about 4 kB of heap for any small document; a copy keeps what it needs.
        return bytes(memoryview(orjson.dumps(front | doc)))

    def of_doc(self, doc: Doc) -> Values:
        """The indexed values of a document as its readers will see it."""
        if "v" in doc:
            doc = migrations.upgrade(self.table, doc)
        values = (doc.get(name) for name in self.names)
        return tuple(value if isinstance(value, str) else None for value in values)

    def of_bytes(self, raw: bytes) -> Values:
        """The same from stored bytes, decoded only when their front is not as `encode` writes it."""
        front = self._front.match(raw)
        if front is None:
            return self.of_doc(orjson.loads(raw))
        return tuple([None if value is None else value.decode() for value in front.groups()])

    def require_known(self, raw: bytes) -> None:
        """`NewerDocument` for bytes of a version that this program does not know."""
        if not raw.startswith(self._version):
            self.of_doc(orjson.loads(raw))


def _front(version: bytes, names: Sequence[str]) -> re.Pattern[bytes]:
    """Matches `{"v":1,"id":"…","name":"…",…` without escapes in the texts."""
    fields = (rb',"%b":(?:"([^"\\]*)"|null)' % re.escape(name.encode()) for name in names)
    return re.compile(re.escape(version) + rb'"id":"[^"\\]*"' + b"".join(fields) + rb"[,}]")
