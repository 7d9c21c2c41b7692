"""A log whose lines hold each other: whatever is changed, dropped or exchanged is found, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from supporter.domain.shared.audit_entry import (
    EMPTIED,
    AuditEntry,
    Chain,
    Verdict,
    Verifier,
    chained,
    emptied,
    emptied_facts,
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


def cleared(*numbers: int, town: str = "312011") -> tuple[list[Doc], Chain]:
    """Five lines of a town, of which these are empty as their years are over, the line that says so, one more."""
    head, lines = Chain(), []
    for number in range(5):
        line, head = chained(entry(municipality="312011", facts={"rows": str(number)}), head)
        lines.append(line)
    gone = [lines[number - 1] for number in numbers]
    told, head = chained(entry(EMPTIED, municipality=town, facts=emptied_facts(gone)), head)
    last, head = chained(entry(municipality="312011"), head)
    kept = [emptied(line) if line in gone else line for line in lines]
    return [line.model_dump(mode="json") for line in (*kept, told, last)], head


@pytest.mark.parametrize("numbers", [(1,), (5,), (2, 3, 5), (1, 2, 3, 4, 5)])
def test_lines_emptied_after_their_years_leave_the_chain_whole(numbers: tuple[int, ...]) -> None:
    docs, head = cleared(*numbers)
    assert looked(docs, head).broken == "" and looked(docs, head).lines == 7
    held = [docs[number - 1] for number in numbers]
    assert {(doc["actor"], doc["subject"], str(doc["facts"])) for doc in held} == {("", "", "{}")}
    assert docs[5]["facts"]["count"] == str(len(numbers))


IN_SECRET: dict[str, tuple[Callable[[list[Doc]], object], int]] = {
    "one more": (lambda docs: docs[0].update(emptied(AuditEntry.model_validate(docs[0])).model_dump(mode="json")), 1),
    "a word left in it": (lambda docs: docs[1].update(actor="staff:tanaka"), 2),
    "of another town": (lambda docs: docs[1].update(municipality="313025"), 2),
    "under another hash": (lambda docs: docs[1].update(hash="0" * 64), 3),
    "the line that says so": (lambda docs: docs[5]["facts"].update(lines="3"), 6),
}


@pytest.mark.parametrize("change", IN_SECRET)
def test_a_line_emptied_in_secret_is_found(change: str) -> None:
    docs, head = cleared(2, 3)
    tamper, line = IN_SECRET[change]
    tamper(docs)
    found = looked(docs, head)
    assert (found.broken, found.at) == ("changed", line)


@pytest.mark.parametrize("lines", ["", "2", "2-4", "3-2", "1-99999999999", "2 x", "-3", "²-3"])
def test_a_line_that_tells_of_others_accounts_for_none(lines: str) -> None:
    docs, _ = cleared(2, 3)
    head = Chain()
    for place, doc in enumerate(docs):
        if doc["action"] == EMPTIED:
            doc["facts"]["lines"] = lines
        if place >= 5:
            line, head = chained(AuditEntry.model_validate(doc), head)
            docs[place] = line.model_dump(mode="json")
        else:
            head = Chain(seq=doc["seq"], hash=doc["hash"])
    assert (looked(docs, head).broken, looked(docs, head).at) == ("changed", 2)


def test_each_kind_of_deed_has_its_place() -> None:
    kinds = {
        "roster.read": "view",
        "roster.export": "export",
        "learner.erased": "erase",
        "audit.emptied": "erase",
        "staff.signed_in": "enter",
        "staff.added": "staff",
        "learner.change": "change",
        "certificate.print": "export",
    }
    assert {action: kind_of(action) for action in kinds} == kinds
