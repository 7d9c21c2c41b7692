"""Every stored document carries its schema version `v` and is upgraded step by step when it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from supporter.domain.shared.calendar import TOKYO
from supporter.storage.base import Doc, NewerDocument


def _session_with_a_room(doc: Doc) -> Doc:
    """Classes of the first version were noted when they had been held."""
    return doc | {"room": {"state": "ended"}}


def _entry_with_a_day(doc: Doc) -> Doc:
    """Entries of the first version are older than the chain, which seals them at the next start."""
    at = dt.datetime.fromisoformat(doc["at"])
    return doc | {"day": at.astimezone(TOKYO).date().isoformat(), "seq": 0, "prev": "", "hash": ""}


#: collection -> {version: the step from this version to the next}. A step gets a dict of its own.
UPGRADES: dict[str, dict[int, Callable[[Doc], Doc]]] = {
    "sessions": {1: _session_with_a_room},
    "audit": {1: _entry_with_a_day},
}


def current(collection: str) -> int:
    """The version this program writes; the first one is 1."""
    return len(UPGRADES.get(collection, ())) + 1


def upgrade(collection: str, doc: Doc) -> Doc:
    """The document at its current version; `NewerDocument` if this program is older than the document."""
    newest = current(collection)
    if doc["v"] > newest:
        raise NewerDocument(f"{collection} {doc.get('id')}: version {doc['v']}, known up to {newest}")
    while doc["v"] < newest:
        version = doc["v"]
        doc = UPGRADES[collection][version](doc) | {"v": version + 1}
    return doc


def require_current(collection: str, doc: Doc) -> None:
    """`ValueError` for a document without version, or of another than the current one."""
    if type(doc.get("v")) is not int or doc["v"] != current(collection):
        raise ValueError(f"{collection}: v must be {current(collection)}, not {doc.get('v')!r}")
