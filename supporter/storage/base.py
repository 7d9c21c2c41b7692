"""What every store promises, whatever keeps the documents.

A unit of work is a plain function `fn(tx)`: no awaits, no I/O of its own, it may be run again.
It is atomic, behaves as if alone, and is durable when `run` returns; its events go out after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from supporter.domain.shared.refused import Refused

Doc = dict[str, Any]
R = TypeVar("R")

#: Collections and the fields `find` and `page` may filter by (each has an index). Files know a collection by its name:
#: one that is to be called otherwise goes into `migrations.RENAMED` as well.
COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "municipalities": (),
    "programmes": (),
    "regions": (),
    "staff": ("municipality",),
    "learners": ("municipality", "folded"),
    "erasure_requests": ("municipality",),
    "sign_ins": ("person",),
    "throttles": (),
    "used_forms": (),
    "transcripts": ("learner",),
    "summaries": ("learner", "municipality", "course"),
    "training_sessions": ("municipality", "code", "listing"),
    "applications": ("session", "learner"),
    "day_passes": ("session", "code"),
    "seats": ("session", "claim", "token", "learner"),
    "anonymous_answers": ("asked",),
    "projector_bindings": ("session",),
    "hall_questions": ("session",),
    "rehearsals": ("code", "of"),
    "offline_copies": ("session",),
    "laptop_classes": (),
    "uploaded_returns": ("session", "municipality"),
    "survey_ballots": ("question",),
    "certificates": ("learner", "municipality", "code"),
    "print_runs": ("municipality",),
    "paper_stocks": (),
    "counters": (),
    "imports": ("municipality",),
    "audit_entries": ("municipality", "day", "subject"),
    "audit_chains": (),
    "affected_people": (),
    "delegations": ("giver", "taker"),
    "handover_notes": (),
    "year_ends": ("municipality",),
    "disposals": ("municipality",),
    "import_parts": ("import_id",),
    "import_columns": (),
    "transfers": ("municipality", "taker"),
    "merges": ("municipality",),
    "distinct_pairs": ("municipality",),
    "withdrawals": ("municipality",),
    "disclosure_requests": ("municipality",),
    "roster_columns": (),
}

#: The topic on which the store itself tells, after every unit, what it changed: ids by collection.
CHANGED = "store.changed"


class StoreError(Exception):
    """Anything a store itself refuses or fails at."""


class StoreInUse(StoreError):
    """Another process has the database at `path` open."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is open in another process")
        self.path = path


class StoreDamaged(StoreError):
    """A file that cannot be what the store wrote, named with its line; nothing was changed."""

    @property
    def place(self) -> str:
        """The file and, where it is known, its line."""
        return str(self).partition(": ")[0]


class LedgerDamaged(StoreDamaged):
    """The erasure ledger cannot be read; no backup holds it."""


class NotSaved(StoreError, Refused):
    """The disk took nothing. To a person this is the refusal `disk.full`; machines read `why`."""

    def __init__(self, why: str) -> None:
        Refused.__init__(self, "disk.full")
        self.why = why

    def __str__(self) -> str:
        return self.why


class StoreFull(NotSaved):
    """The disk is full: the unit left nothing behind and may be tried again once there is room."""


class StoreReadOnly(NotSaved):
    """The disk failed in a way that leaves its content unsure; reading goes on until a restart."""


class StoreNotEmpty(StoreError):
    """A restore would have overwritten the documents in `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} holds documents")
        self.path = path


class NewerDocument(StoreError):
    """A document of a version or a collection that this program does not know: the program is older than the data."""


class Page(NamedTuple):
    """Documents in order and the cursor of the next page, `None` on the last."""

    docs: list[Doc]
    next: str | None


class Tx(Protocol):
    """One unit of work. It reads its own writes; documents handed out are copies.

    A collection that is not in `COLLECTIONS` is a `ValueError`.
    """

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
        """One page of the documents that equal `where`, ordered by the text field `order`, then by id.

        The first field of `where` must be indexed, or `ValueError`. A leading `-` (`-id`) turns the order
        round; a missing value counts as the empty text. `after` is the `next` of the page before
        (`ValueError` if it is not). Sorting by a field without index decodes all that `where` leaves.
        """

    def put(self, collection: str, doc: Doc) -> None:
        """Replace the document with this `doc["id"]`, or add it.

        `doc["v"]` must be the current schema version of its collection, or `ValueError`.
        """

    def delete(self, collection: str, id: str) -> None:
        """Remove the document; nothing happens if there is none."""

    def emit(self, topic: str, payload: Doc) -> None:
        """Tell subscribers once this unit is durable."""


class Store(Protocol):
    """See the module: `run` for units that write, `read` for units that only look."""

    async def run(self, fn: Callable[[Tx], R]) -> R:
        """Commit the unit; `StoreFull` or `StoreReadOnly` if the disk refuses.

        What `fn` raises is raised again; either way a failed unit leaves nothing.
        """

    async def read(self, fn: Callable[[Tx], R]) -> R:
        """Run a unit over what is durable; its `put`, `delete` and `emit` raise `StoreError`."""

    def subscribe(self, topic: str, hear: Callable[[Doc], None]) -> Callable[[], None]:
        """Have `hear` called with each payload; the answer ends it. A `hear` that raises hurts nobody."""

    def scan(self, collection: str) -> Iterator[Doc]:
        """Every document of a collection in id order, for exports and for moving house; `ValueError` as in `Tx`."""

    async def backup(self, folder: Path) -> None:
        """Write a consistent copy into a new folder while units go on; `FileExistsError` if it exists."""

    async def purge(self) -> None:
        """Leave nothing on the disk of documents as they were before they were replaced or deleted.

        `StoreFull` or `StoreReadOnly` if the disk refuses; it is to be asked for again then.
        """

    async def close(self) -> None:
        """Finish what was asked for, then let go of the database."""
