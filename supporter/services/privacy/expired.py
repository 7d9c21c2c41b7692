"""What of each kind is older than the first 年度 that a municipality keeps, and how it is destroyed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from functools import partial

from supporter.domain.accounts.learner import KEPT_BY_NAME, Learner
from supporter.domain.administration.affected import Affected
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.survey_ballot import Ballot
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.privacy.retention import Kept
from supporter.domain.shared.audit_entry import EMPTIED, EMPTY, AuditEntry, emptied, emptied_facts, may_be_emptied
from supporter.domain.shared.calendar import TOKYO, fiscal_year
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import TodaysClass
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.privacy.erasure import keep_counted
from supporter.services.shared import audit, giving_way
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx
from supporter.wording import say


async def found(store: Store, kind: Kept, town: str, before: int) -> list[str]:
    """The ids of what is older and still holds what goes; asked again after it went, there are none."""
    looks = {"learning": _learning, "ledger": _people, "classes": _seats, "surveys": _ballots, "audit": _lines}
    return await looks[kind](store, town, before)


async def each(store: Store, collection: str, town: str) -> AsyncIterator[Doc]:
    """Every document of a town, giving way to others: tens of thousands must not hold up somebody's answer."""
    async for doc in giving_way.each(store.scan(collection)):
        if doc["municipality"] == town:
            yield doc


def listed(tx: Tx, kind: Kept, ids: Iterable[str]) -> tuple[str, ...]:
    """The same as a 廃棄目録 tells it, in order and without a name.

    People by number; what they learnt by number, course and 年度; seats and own pages by the number of their class
    and how many; ballots by course, 年度 and how many; lines of the audit log by 年度 and how many.
    """
    if kind == "ledger":
        return tuple(sorted(ids))
    if kind == "learning":
        return tuple(sorted(id.replace(":", " ") for id in ids))
    counted: Counter[str] = Counter()
    for id in ids:
        if kind == "classes" and (seat := records.load(tx, Seat, id)):
            held = records.load(tx, TrainingSession, seat.session)
            counted[held.number if held else seat.session] += 1
        elif kind == "classes" and (class_ := records.load(tx, TrainingSession, _page(id)[0])):
            counted[class_.number] += 1
        elif kind == "surveys" and (ballot := records.load(tx, Ballot, id)):
            counted[f"{ballot.course} {ballot.year}"] += 1
        elif kind == "audit" and (entry := records.load(tx, AuditEntry, id)):
            counted[f"{fiscal_year(entry.day)}"] += 1
    return tuple(f"{what} {count}" for what, count in sorted(counted.items()))


def destroy(tx: Tx, kind: Kept, ids: Iterable[str], today: dt.date) -> None:
    """Take away what is named; of people only the wish is written, which `Erasing` fulfils."""
    for id in ids:
        if kind == "surveys":
            tx.delete(Ballot.collection, id)
        elif kind == "learning":
            _count_alone(tx, id)
        elif kind == "classes" and (seat := records.load(tx, Seat, id)):
            records.save(tx, seat.nameless())
        elif kind == "classes" and (held := records.load(tx, TrainingSession, _page(id)[0])):
            emptied = held.otherwise.without_words(_page(id)[1], say("today.untitled"))
            records.save(tx, held.model_copy(update={"otherwise": emptied}))
        elif kind == "ledger" and (learner := records.load(tx, Learner, id)):
            town = learner.municipality
            wish = ErasureRequest(id=id, municipality=town, asked_on=today, erase_on=today, listed=True)
            records.save(tx, wish)


def empty(tx: Tx, *, town: str, ids: Iterable[str], at: dt.datetime, by: str) -> None:
    """Empty lines of the audit log, with the lists of whose records had left, and say so in the log; what somebody
    else has emptied meanwhile is not told twice.
    """
    lines = [line for id in ids if (line := records.load(tx, AuditEntry, id)) and line.action != EMPTY]
    if not lines:
        return
    for line in lines:
        records.save(tx, emptied(line))
        tx.delete(Affected.collection, line.id)
    audit.record(tx, at, by, EMPTIED, municipality=town, **emptied_facts(lines))


def _count_alone(tx: Tx, id: str) -> None:
    transcript = records.load(tx, Transcript, id)
    learner = records.load(tx, Learner, transcript.learner) if transcript else None
    if transcript and learner:
        keep_counted(tx, transcript, learner)


async def _learning(store: Store, town: str, before: int) -> list[str]:
    summaries = each(store, Summary.collection, town)
    return [doc["id"] async for doc in summaries if doc["year"] < before and (doc["steps_read"] or doc["attempts"])]


async def _people(store: Store, town: str, before: int) -> list[str]:
    """Learners by name, stopped ones too, of whom nothing is as young as the first 年度 that is kept."""
    young = {
        doc["learner"]
        for collection in (Summary.collection, Certificate.collection)
        async for doc in each(store, collection, town)
        if max(doc["year"], _year(doc.get("last_on")), _year(doc.get("completed_on"))) >= before
    }
    learners = each(store, Learner.collection, town)
    old = [doc async for doc in learners if doc["state"] in KEPT_BY_NAME and _year(doc["created_at"]) < before]
    return [doc["id"] for doc in old if doc["id"] not in young]


async def _seats(store: Store, town: str, before: int) -> list[str]:
    """Seats with names, and pages that classes brought along: what is on them nobody has looked through."""
    old: list[str] = []
    async for session in each(store, TrainingSession.collection, town):
        if _year(session["held_on"]) < before:
            old += await store.read(partial(_of_class, session["id"]))
            today = TodaysClass.model_validate(session.get("otherwise") or {})
            title = say("today.untitled")
            old += [f"{session['id']}/{one.ref}" for one in today.pages if today.without_words(one.ref, title) != today]
    return old


def _page(id: str) -> tuple[str, str]:
    """The class and the page of it that an id of `_seats` means."""
    session, _, ref = id.partition("/")
    return session, ref


def _of_class(session: str, tx: Tx) -> list[str]:
    return [doc["id"] for doc in tx.find(Seat.collection, "session", session) if _named(doc)]


async def _ballots(store: Store, town: str, before: int) -> list[str]:
    return [doc["id"] async for doc in each(store, Ballot.collection, town) if doc["year"] < before]


async def _lines(store: Store, town: str, before: int) -> list[str]:
    """The log is in the order of time: below the first line that is kept, nothing is old."""
    old: list[str] = []
    async for doc in giving_way.each(store.scan(AuditEntry.collection)):
        if doc["seq"] and _year(doc["day"]) >= before:
            break
        if doc["municipality"] == town and may_be_emptied(doc):
            old.append(doc["id"])
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
