"""The audit log in plain sentences: staff as they are called now, learners by their number alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from supporter import wording
from supporter.documents.tables.table_file import Table
from supporter.domain.shared.audit_entry import AuditEntry, kind_of
from supporter.domain.shared.calendar import TOKYO

#: Facts whose values are words of the code; those of others were written by people or count something.
_CODED = frozenset({"did", "who", "way", "type", "once", "searched", "registered", "contact"})
#: Facts whose values are ids of what people know by a name.
_THINGS = frozenset({"session", "programme", "course", "taker", "home"})
NOTHING: Mapping[str, str] = MappingProxyType({})
HEADINGS = ("番号", "いつ", "だれが", "何を", "だれの", "くわしく", "市町村", "行為の符号", "前の指紋", "この行の指紋")


def did(entry: AuditEntry) -> str:
    """What was done: as the log calls it, else as its learner's own record does, else by its kind."""
    keys = (f"did.{entry.action}", f"log.{entry.action}")
    return wording.say(next((key for key in keys if key in wording.WORDS), f"did.kind.{kind_of(entry.action)}"))


def called(who: str, names: Mapping[str, str], things: Mapping[str, str] = NOTHING) -> str:
    """An actor or subject: a member of staff by name and id, a learner by number, `things` by what they are called."""
    kind, _, id = who.partition(":")
    if kind == "staff":
        return f"{names[id]}（{id}）" if id in names else f"職員 {id}"
    if kind == "learner":
        return f"受講番号 {id[:4]} {id[4:]}"
    return wording.say(f"audit.by.{who}") if f"audit.by.{who}" in wording.WORDS else things.get(who, who)


def details(entry: AuditEntry, things: Mapping[str, str] = NOTHING) -> str:
    """The facts in a line."""
    told = ((name, things.get(value, value) if name in _THINGS else value) for name, value in entry.facts.items())
    return "、".join(f"{_fact(name)}：{_value(name, value)}" for name, value in told if value)


def audit_table(
    entries: Iterable[AuditEntry],
    names: Mapping[str, str],
    towns: Mapping[str, str],
    things: Mapping[str, str] = NOTHING,
) -> Table:
    """The log for a file, with what a later check of the chain needs."""
    return Table("監査の記録", HEADINGS, [_cells(entry, names, towns, things) for entry in entries])


def _cells(
    entry: AuditEntry, names: Mapping[str, str], towns: Mapping[str, str], things: Mapping[str, str]
) -> list[str]:
    at = entry.at.astimezone(TOKYO)
    return [
        str(entry.seq or ""),
        f"{at:%Y-%m-%d %H:%M:%S}",
        called(entry.actor, names),
        did(entry),
        called(entry.subject, names, things),
        details(entry, things),
        towns.get(entry.municipality, entry.municipality),
        entry.action,
        entry.prev,
        entry.hash,
    ]


def _fact(name: str) -> str:
    key = f"audit.fact.{name}"
    return wording.say(key) if key in wording.WORDS else name


def _value(name: str, value: str) -> str:
    """What a fact says: words of the code, yes and no as people say them; what somebody wrote as they wrote it."""
    if name == "form":
        return wording.say(f"form.{value}") if f"form.{value}" in wording.WORDS else value
    key = f"roster.list.{value}" if name == "who" else f"audit.value.{value}"
    coded = name in _CODED or value in ("True", "False")
    return wording.say(key) if coded and key in wording.WORDS else value
