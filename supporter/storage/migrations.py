"""How data of earlier versions are read: documents step by step, collections by whichever name they have had.

Every stored document carries its schema version `v` and is upgraded when it is read. A collection carries its name
alone: files are read under the old one or the new, line by line, and written under the new one only. So there is no
moment at which a database is half of this kind and half of that, however often a first start is interrupted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from supporter.domain.shared.calendar import TOKYO
from supporter.storage.base import Doc, NewerDocument


def _session_with_a_room(doc: Doc) -> Doc:
    """Classes of the first version were noted when they had been held."""
    return doc | {"room": {"state": "ended"}}


def _entry_with_a_day(doc: Doc) -> Doc:
    """Entries of the first version are older than the chain, which seals them at the next start."""
    at = dt.datetime.fromisoformat(doc["at"])
    return doc | {"day": at.astimezone(TOKYO).date().isoformat(), "seq": 0, "prev": "", "hash": ""}


def _columns_without_headings(doc: Doc) -> Doc:
    """The first version kept whatever row was taken for headings, and so names of people who were never entered."""
    return doc | {"columns": {}}


#: collection -> {version: the step from this version to the next}. A step gets a dict of its own.
UPGRADES: dict[str, dict[int, Callable[[Doc], Doc]]] = {
    "training_sessions": {1: _session_with_a_room},
    "audit_entries": {1: _entry_with_a_day},
    "import_columns": {1: _columns_without_headings},
}


#: Collections whose documents of earlier versions are written anew as soon as a database is open, and gone from its
#: files: they held what should never have been kept.
REWRITTEN = frozenset({"import_columns"})

#: What collections were called -> what they are called. A name that stands on the left lies in databases and backups
#: out there: it is read for ever, and no other collection may ever be given it.
RENAMED: Mapping[str, str] = {
    "leavings": "erasure_requests",
    "signins": "sign_ins",
    "sessions": "training_sessions",
    "passes": "day_passes",
    "slips": "anonymous_answers",
    "walls": "projector_bindings",
    "voices": "hall_questions",
    "takings": "offline_copies",
    "brought": "laptop_classes",
    "returns": "uploaded_returns",
    "ballots": "survey_ballots",
    "runs": "print_runs",
    "stocks": "paper_stocks",
    "audit": "audit_entries",
    "chains": "audit_chains",
    "notes": "handover_notes",
    "yearends": "year_ends",
    "removals": "transfers",
    "apart": "distinct_pairs",
    "looks": "roster_columns",
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
