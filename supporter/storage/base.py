"""What every store promises, whatever keeps the documents.

A unit of work is a plain function `fn(tx)`: no awaits, no I/O of its own, it may be run again.
It is atomic, behaves as if alone, and is durable when `run` returns; its events go out after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

Doc = dict[str, Any]
R = TypeVar("R")

#: Collections and the fields `find` and `page` may filter by (each has an index).
COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "municipalities": (),
    "programmes": (),
    "staff": ("municipality",),
    "learners": ("municipality", "folded"),
    "signins": ("person",),
    "throttles": (),
    "transcripts": ("learner",),
    "summaries": ("learner", "municipality", "course"),
    "sessions": ("municipality",),
    "applications": ("session",),
    "seats": ("session",),
    "ballots": ("question",),
    "certificates": ("learner", "municipality", "code"),
    "counters": (),
    "imports": ("municipality",),
    "audit": ("municipality",),
}


class Page(NamedTuple):
    """Documents in order and the cursor of the next page, `None` on the last."""

    docs: list[Doc]
    next: str | None


class Tx(Protocol):
    """One unit of work. It reads its own writes; documents handed out are copies."""

    def get(self, collection: str, id: str) -> Doc | None:
        """The document, upgraded to the current schema version, or `None`."""

    def find(self, collection: str, field: str, value: str) -> list[Doc]:
        """Documents whose indexed `field` equals `value`, in id order; `ValueError` without an index."""

    def page(
        self,
        collection: str,
        *,
        where: Mapping[str, str] | None = None,
        order: str = "id",
        after: str | None = None,
        limit: int = 50,
    ) -> Page:
        """One page of the documents that equal `where` (its first field indexed), ordered by `order`."""

    def put(self, collection: str, doc: Doc) -> None:
        """Replace the document with this `doc["id"]`, or add it."""

    def delete(self, collection: str, id: str) -> None:
        """Remove the document; nothing happens if there is none."""

    def emit(self, topic: str, payload: Doc) -> None:
        """Tell subscribers once this unit is durable."""


class Store(Protocol):
    """See the module: `run` for units that write, `read` for units that only look."""

    async def run(self, fn: Callable[[Tx], R]) -> R: ...

    async def read(self, fn: Callable[[Tx], R]) -> R: ...

    def subscribe(self, topic: str, hear: Callable[[Doc], None]) -> Callable[[], None]: ...

    def scan(self, collection: str) -> Iterator[Doc]: ...

    async def backup(self, folder: Path) -> None: ...

    async def close(self) -> None: ...
