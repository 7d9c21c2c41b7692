"""The audit log: who did what to whom, by ids alone, each line bound to the one before it by its hash.

Whoever changes, drops or exchanges a line breaks the chain from there on. What a chain cannot show is that its
last lines were cut off, or that all of it was written anew: for that, compare with a number and hash noted elsewhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Document, Value

START = "0" * 64
#: What the first line of a chain says of entries that were written before there was one.
GENESIS = "audit.genesis"

Doc = Mapping[str, object]
Kind = Literal["view", "export", "change", "erase", "enter", "staff"]

# Named one by one, so that a field added later does not change the hash of what is old.
_HASHED = ("id", "seq", "prev", "at", "day", "actor", "action", "subject", "municipality", "facts")
_LAST_WORDS: Mapping[str, Kind] = {
    **dict.fromkeys(("read", "seen", "texts"), "view"),
    **dict.fromkeys(("export", "take_away", "print", "calls"), "export"),
    **dict.fromkeys(("erased", "leave", "disposed"), "erase"),
    **dict.fromkeys(("signed_in", "signed_off", "refused"), "enter"),
    "affected": "view",
}


class AuditEntry(Document):
    """`actor` is `staff:ID`, `learner:ID` or `command`; `facts` hold counts, reasons and filters.

    `seq` counts from 1; it is 0 in entries older than the chain, which have no hash of their own.
    """

    collection: ClassVar[str] = "audit_entries"

    v: int = 2
    at: dt.datetime
    day: dt.date
    actor: str
    action: str
    subject: str = ""
    municipality: str = ""
    facts: dict[str, str] = Field(default_factory=dict)
    seq: int = 0
    prev: str = ""
    hash: str = ""


class Chain(Document):
    """Where the chain ends: the number and hash of its last line."""

    collection: ClassVar[str] = "audit_chains"

    id: str = "audit"
    seq: int = 0
    hash: str = START


class Verdict(Value):
    """What looking through the log found; `broken` tells at which line and why, empty where all is as written."""

    lines: int = 0
    older: int = 0
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    seq: int = 0
    hash: str = START
    broken: Literal["", "changed", "missing", "older", "end"] = ""
    at: int = 0


def chained(entry: AuditEntry, head: Chain) -> tuple[AuditEntry, Chain]:
    """The entry as the next line after `head`, and the head after it."""
    seq = head.seq + 1
    placed = entry.model_copy(update={"id": f"{seq:010}", "seq": seq, "prev": head.hash})
    hash = hashed(placed.model_dump(mode="json"))
    return placed.model_copy(update={"hash": hash}), head.model_copy(update={"seq": seq, "hash": hash})


def hashed(doc: Doc) -> str:
    """SHA-256 of the canonical JSON of a stored entry."""
    kept = {name: doc.get(name) for name in _HASHED}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def older_digest(docs: Iterable[Doc]) -> str:
    """One hash over all entries older than the chain, in the order of their ids."""
    return _whole(map(hashed, docs))


class Verifier:
    """Takes every stored entry in the order of ids (which is the order of the chain), then tells what it found."""

    def __init__(self, head: Chain) -> None:
        self._head, self._found = head, Verdict()
        self._older: list[str] = []
        self._promised = _OLDER_NONE

    def take(self, doc: Mapping[str, object]) -> None:
        """The next entry; after the first break nothing more is looked at."""
        found = self._found
        if found.broken:
            return
        if doc["seq"] == 0:
            self._older.append(hashed(doc))
            return
        if doc["seq"] != found.seq + 1 or doc["prev"] != found.hash:
            self._break("missing" if doc["seq"] != found.seq + 1 else "changed", found.seq + 1)
        elif doc["hash"] != hashed(doc) or doc["id"] != f"{doc['seq']:010}":
            self._break("changed", found.seq + 1)
        else:
            self._go_on(AuditEntry.model_validate(doc))

    def end(self) -> Verdict:
        """What was found, once every entry has been taken."""
        found, head = self._found, self._head
        if not found.broken and (found.seq, found.hash) != (head.seq, head.hash):
            self._break("end", found.seq + 1)
        elif not found.broken and (str(len(self._older)), _whole(self._older)) != self._promised:
            self._break("older", 0)
        return self._found.model_copy(update={"older": len(self._older)})

    def _go_on(self, entry: AuditEntry) -> None:
        if entry.action == GENESIS and entry.seq == 1:
            self._promised = entry.facts.get("older", ""), entry.facts.get("digest", "")
        found = self._found
        first = found.first or entry.at
        self._found = Verdict(lines=found.lines + 1, first=first, last=entry.at, seq=entry.seq, hash=entry.hash)

    def _break(self, why: Literal["changed", "missing", "older", "end"], at: int) -> None:
        self._found = self._found.model_copy(update={"broken": why, "at": at})


def _whole(hashes: Iterable[str]) -> str:
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


_OLDER_NONE = ("0", _whole(()))


def kind_of(action: str) -> Kind:
    """Which kind of deed an action is, by its last word."""
    room, _, deed = action.rpartition(".")
    if room == "staff" and deed != "signed_in":
        return "staff"
    return _LAST_WORDS.get(deed, "change")


def day_of(at: dt.datetime) -> dt.date:
    """The day of a moment in Japan, by which the log is looked up."""
    return at.astimezone(TOKYO).date()
