"""What of each kind is older than the first 年度 that a municipality keeps, and how it is destroyed."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterable

from supporter.domain.calendar import TOKYO, fiscal_year
from supporter.domain.duty import Kept
from supporter.domain.learner import Learner
from supporter.domain.leaving import Leaving
from supporter.domain.seats import Seat
from supporter.domain.transcript import Transcript
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx

from .erasing import keep_counted

_AT_A_TIME = 500
_APPLICATION = "application:"


async def found(store: Store, kind: Kept, town: str, before: int) -> list[str]:
    """The ids of what is older and still holds what goes; asked again after it went, there are none."""
    if kind == "surveys":
        return await _ballots(store, town, before)
    await asyncio.sleep(0)
    look = {"learning": _learning, "ledger": _people, "classes": _seats}[kind]
    return await store.read(lambda tx: list(look(tx, town, before)))


def destroy(tx: Tx, kind: Kept, ids: Iterable[str], today: dt.date) -> None:
    """Take away what is named; of people only the wish is written, which `Erasing` fulfils."""
    for id in ids:
        if kind == "surveys":
            tx.delete("ballots", id)
        elif kind == "learning":
            _count_alone(tx, id)
        elif kind == "classes" and id.startswith(_APPLICATION):
            tx.delete("applications", id.removeprefix(_APPLICATION))
        elif kind == "classes" and (seat := records.load(tx, Seat, id)):
            records.save(tx, seat.nameless())
        elif kind == "ledger" and (learner := records.load(tx, Learner, id)):
            records.save(tx, Leaving(id=id, municipality=learner.municipality, asked_on=today, erase_on=today))


def _count_alone(tx: Tx, id: str) -> None:
    transcript = records.load(tx, Transcript, id)
    learner = records.load(tx, Learner, transcript.learner) if transcript else None
    if transcript and learner:
        keep_counted(tx, transcript, learner)


def _learning(tx: Tx, town: str, before: int) -> Iterable[str]:
    for doc in tx.find("summaries", "municipality", town):
        if doc["year"] < before and (doc["steps_read"] or doc["attempts"]):
            yield doc["id"]


def _people(tx: Tx, town: str, before: int) -> Iterable[str]:
    """Active learners of whom nothing is as young as the first 年度 that is kept."""
    young = {
        doc["learner"]
        for collection in ("summaries", "certificates")
        for doc in tx.find(collection, "municipality", town)
        if max(doc["year"], _year(doc.get("last_on")), _year(doc.get("completed_on"))) >= before
    }
    for doc in tx.find("learners", "municipality", town):
        if doc["state"] == "active" and doc["id"] not in young and _year(doc["created_at"]) < before:
            yield doc["id"]


def _seats(tx: Tx, town: str, before: int) -> Iterable[str]:
    for session in tx.find("sessions", "municipality", town):
        if _year(session["held_on"]) < before:
            yield from (doc["id"] for doc in tx.find("seats", "session", session["id"]) if _named(doc))
            yield from (f"{_APPLICATION}{doc['id']}" for doc in tx.find("applications", "session", session["id"]))


async def _ballots(store: Store, town: str, before: int) -> list[str]:
    old = []
    for number, doc in enumerate(store.scan("ballots")):
        if doc["municipality"] == town and doc["year"] < before:
            old.append(doc["id"])
        if number % _AT_A_TIME == 0:
            await asyncio.sleep(0)
    return old


def _named(seat: Doc) -> bool:
    kept = Seat.model_validate(seat)
    return kept != kept.nameless()


def _year(text: str | None) -> int:
    """The 年度 of a stored day or moment; 0 for none."""
    if not text:
        return 0
    if "T" not in text:
        return fiscal_year(dt.date.fromisoformat(text))
    return fiscal_year(dt.datetime.fromisoformat(text).astimezone(TOKYO).date())
