"""A log whose lines hold each other: whatever is changed, dropped or exchanged is found, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from supporter.domain.shared.audit_entry import (
    AuditEntry,
    Chain,
    Verdict,
    Verifier,
    chained,
    hashed,
    kind_of,
)
from supporter.domain.shared.calendar import TOKYO

Doc = dict[str, Any]
AT = dt.datetime(2026, 12, 23, 14, 20, tzinfo=TOKYO)


def entry(action: str = "roster.read", **fields: object) -> AuditEntry:
    filled = {"id": "", "at": AT, "day": AT.date(), "actor": "staff:suzuki", "action": action} | fields
    return AuditEntry.model_validate(filled)


def written(count: int, head: Chain | None = None) -> tuple[list[Doc], Chain]:
    """So many lines as they are stored, and the head after them."""
    head, docs = head or Chain(), []
    for number in range(count):
        line, head = chained(entry(facts={"rows": str(number)}), head)
        docs.append(line.model_dump(mode="json"))
    return docs, head


def looked(docs: list[Doc], head: Chain) -> Verdict:
    verifier = Verifier(head)
    for doc in docs:
        verifier.take(doc)
    return verifier.end()


def test_lines_as_written_hold() -> None:
    docs, head = written(5)
    found = looked(docs, head)
    assert (found.broken, found.lines, found.seq, found.hash) == ("", 5, 5, head.hash)
    assert found.first == found.last == AT
    assert looked([], Chain()).broken == ""


CHANGES: dict[str, tuple[Callable[[list[Doc]], object], str, int]] = {
    "a letter": (lambda docs: docs[2]["facts"].update(rows="3"), "changed", 3),
    "the day": (lambda docs: docs[2].update(day="2026-12-24"), "changed", 3),
    "who": (lambda docs: docs[0].update(actor="staff:tanaka"), "changed", 1),
    "with its own hash made anew": (
        lambda docs: docs[2].update(actor="staff:tanaka") or docs[2].update(hash=hashed(docs[2])),
        "changed",
        4,
    ),
    "dropped": (lambda docs: docs.pop(2), "missing", 3),
    "the first dropped": (lambda docs: docs.pop(0), "missing", 1),
    "the last dropped": (lambda docs: docs.pop(), "end", 5),
    "two exchanged": (lambda docs: docs.insert(1, docs.pop(2)), "missing", 2),
    "two exchanged under each other's number": (
        lambda docs: (docs[1].update(facts=docs[2]["facts"]), docs[2].update(facts={"rows": "1"})),
        "changed",
        2,
    ),
    "one more": (lambda docs: docs.append(docs[4] | {"id": "0000000006", "seq": 6}), "changed", 6),
    "one that claims to be old": (lambda docs: docs.append(docs[4] | {"id": "2026", "seq": 0}), "older", 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_tampered_with_is_found(change: str) -> None:
    docs, head = written(5)
    tamper, why, line = CHANGES[change]
    tamper(docs)
    found = looked(docs, head)
    assert (found.broken, found.at) == (why, line)


def test_each_kind_of_deed_has_its_place() -> None:
    kinds = {
        "roster.read": "view",
        "roster.export": "export",
        "learner.erased": "erase",
        "staff.signed_in": "enter",
        "staff.added": "staff",
        "learner.change": "change",
        "certificate.print": "export",
    }
    assert {action: kind_of(action) for action in kinds} == kinds
