"""The audit log: who did what to whom, by ids alone, each line bound to the one before it by its hash.

Whoever changes, drops or exchanges a line breaks the chain from there on. What a chain cannot show is that its
last lines were cut off, or that all of it was written anew: for that, compare with a number and hash noted elsewhere.

A line past its years is emptied: place, day, town and hash stay, and a later line says which ones were emptied, with
one hash over theirs. So the chain holds, and a line that was emptied in secret is as good as changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Document, Value

START = "0" * 64
#: What the first line of a chain says of entries that were written before there was one.
GENESIS = "audit.genesis"
#: What stands where a line has been emptied; and the line that says which ones were.
EMPTY, EMPTIED = "audit.empty", "audit.emptied"
#: Lines that one such line may tell of.
MOST_EMPTIED = 1_000
_RUN = re.compile(r"([0-9]{1,10})(?:-([0-9]{1,10}))?")

Doc = Mapping[str, object]
Kind = Literal["view", "export", "change", "erase", "enter", "staff"]

# Named one by one, so that a field added later does not change the hash of what is old.
_HASHED = ("id", "seq", "prev", "at", "day", "actor", "action", "subject", "municipality", "facts")
_LAST_WORDS: Mapping[str, Kind] = {
    **dict.fromkeys(("read", "seen", "texts"), "view"),
    **dict.fromkeys(("export", "take_away", "print", "calls"), "export"),
    **dict.fromkeys(("erased", "leave", "disposed", "emptied"), "erase"),
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


def may_be_emptied(doc: Doc) -> bool:
    """Whether a stored entry holds what goes with the years of its town: no beginning of the chain, nothing before it,
    and no word of what was emptied.
    """
    return bool(doc["seq"] and doc["municipality"]) and doc["action"] not in (GENESIS, EMPTY, EMPTIED)


def emptied(entry: AuditEntry) -> AuditEntry:
    """The line without who did what to whom: its place in the chain stays."""
    return entry.model_copy(update={"actor": "", "action": EMPTY, "subject": "", "facts": {}})


def emptied_facts(entries: Iterable[AuditEntry]) -> dict[str, str]:
    """What the line `EMPTIED` says of the lines that were emptied: their numbers (`3-17 20`), how many, one hash."""
    taken = sorted(entries, key=lambda one: one.seq)
    runs: list[list[int]] = []
    for one in taken:
        if runs and one.seq == runs[-1][1] + 1:
            runs[-1][1] = one.seq
        else:
            runs.append([one.seq, one.seq])
    told = " ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)
    return {"count": str(len(taken)), "lines": told, "digest": _whole(one.hash for one in taken)}


class Verifier:
    """Takes every stored entry in the order of ids (which is the order of the chain), then tells what it found."""

    def __init__(self, head: Chain) -> None:
        self._head, self._found = head, Verdict()
        self._older: list[str] = []
        self._promised = _OLDER_NONE
        self._empty: dict[int, tuple[str, str]] = {}  # town and hash of lines of which nobody has said yet that they go

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
        elif doc["id"] != f"{doc['seq']:010}" or not _holds(doc):
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
        elif not found.broken and self._empty:
            self._break("changed", min(self._empty))
        return self._found.model_copy(update={"older": len(self._older)})

    def _go_on(self, entry: AuditEntry) -> None:
        if entry.action == GENESIS and entry.seq == 1:
            self._promised = entry.facts.get("older", ""), entry.facts.get("digest", "")
        elif entry.action == EMPTY:
            self._empty[entry.seq] = entry.municipality, entry.hash
        elif entry.action == EMPTIED:
            self._account(entry)
        found = self._found
        first = found.first or entry.at
        self._found = Verdict(lines=found.lines + 1, first=first, last=entry.at, seq=entry.seq, hash=entry.hash)

    def _account(self, entry: AuditEntry) -> None:
        """The lines that `entry` says were emptied are as they were then, and all of its town."""
        told = [self._empty.get(seq) for seq in _numbers(entry.facts.get("lines", ""))]
        held = [hash for town, hash in filter(None, told) if town == entry.municipality]
        if len(held) == len(told) and _whole(held) == entry.facts.get("digest"):
            for seq in _numbers(entry.facts["lines"]):
                self._empty.pop(seq, None)

    def _break(self, why: Literal["changed", "missing", "older", "end"], at: int) -> None:
        self._found = self._found.model_copy(update={"broken": why, "at": at})


def _whole(hashes: Iterable[str]) -> str:
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


def _holds(doc: Doc) -> bool:
    """Whether a stored entry is as it was written, or empty."""
    if doc["action"] == EMPTY:
        return not (doc["actor"] or doc["subject"] or doc["facts"])
    return doc["hash"] == hashed(doc)


def _numbers(lines: str) -> list[int]:
    """`3-5 9` as numbers; none where it says something else."""
    found: list[int] = []
    for run in lines.split():
        told = _RUN.fullmatch(run)
        first, last = (int(told[1]), int(told[2] or told[1])) if told else (0, -1)
        if not 0 <= last - first < MOST_EMPTIED:
            return []
        found += range(first, last + 1)
    return found


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
