"""Writes audit entries inside the unit of work they tell of, so that neither exists without the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from supporter.domain.administration.affected import Affected, digest_of, in_order
from supporter.domain.shared.access import Person
from supporter.domain.shared.audit_entry import AuditEntry, Chain, chained, day_of
from supporter.storage import records
from supporter.storage.base import Tx

#: The id of whoever runs a command on the machine itself; no member of staff can have it.
COMMAND = "command"


def actor_of(person: Person) -> str:
    """`staff:ID`, `learner:ID`, `helper:ID` (a day pass), `command`, or `reader`."""
    if not person.id:
        return person.role.value
    if person.id == COMMAND:
        return COMMAND
    return f"{person.role.value}:{person.id}" if person.role in ("learner", "helper") else f"staff:{person.id}"


def record(
    tx: Tx,
    at: dt.datetime,
    actor: str,
    action: str,
    *,
    subject: str = "",
    municipality: str = "",
    **facts: object,
) -> AuditEntry:
    """Append one entry to the chain; `facts` are written as text and must hold no names."""
    entry = AuditEntry(
        id="",
        at=at,
        day=day_of(at),
        actor=actor,
        action=action,
        subject=subject,
        municipality=municipality,
        facts={key: str(value) for key, value in facts.items()},
    )
    line, head = chained(entry, records.load(tx, Chain, "audit") or Chain())
    records.save(tx, line)
    records.save(tx, head)
    return line


def handed_out(
    tx: Tx,
    at: dt.datetime,
    actor: str,
    action: str,
    people: Iterable[str],
    *,
    subject: str = "",
    municipality: str = "",
    **facts: object,
) -> None:
    """The same of an export, a print or a file, with whose records left in it: kept beside the line, bound by it."""
    held = in_order(people)
    told = {**facts, "people": digest_of(held)} if held else facts
    about: dict[str, Any] = {"subject": subject, "municipality": municipality, **told}
    line = record(tx, at, actor, action, **about)
    if held:
        records.save(tx, Affected(id=line.id, municipality=municipality, people=held))
