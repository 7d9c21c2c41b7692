"""What lists and figures read, in memory: filled once, then kept current by what the store says has changed.

Nothing here is the truth: each entry is made of its documents alone, and made anew as soon as one of them changes.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.merge import Merge
from supporter.domain.reporting.entry import Entry, HeldClass, first_try, packed
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.reporting.joined_people import joined_lines, joined_on
from supporter.services.shared import giving_way
from supporter.storage import records
from supporter.storage.base import CHANGED, Doc, Store, Tx
from supporter.wording.reporting import GONE, STOPPED

#: Learners and sessions looked at in one go: a few milliseconds, so that nobody's click waits for longer.
_LEARNERS, _SESSIONS = 40, 10
_SECONDS_A_DAY, _JST = 86_400, 9 * 3_600

T = TypeVar("T", bound=Hashable)


class Entries:
    """Entries by municipality, and training sessions; `current` brings them up to date first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._filled = False
        self._busy = asyncio.Lock()
        self._towns: dict[str, dict[str, Entry]] = {}
        self._homes: dict[str, dict[str, Entry]] = {}
        self._of: dict[str, list[Entry]] = {}
        self._changed: dict[str, set[str]] = {"learners": set(), "certificates": set(), "sessions": set()}
        self._seen: dict[Hashable, Hashable] = {}
        self._sessions: dict[str, HeldClass] = {}
        self._attended: dict[str, set[str]] = {}
        self.held: dict[str, HeldClass] = {}
        store.subscribe(CHANGED, self._hear)

    async def current(self) -> Entries:
        """These entries, with everything in them that was durable when this was called."""
        async with self._busy:
            if not self._filled:
                await self._note_all()
                self._filled = True
            changed = any(self._changed.values())
            while any(self._changed.values()):
                await self._store.read(self._refresh)
                await giving_way.give_way()
            if changed:
                listed = self._attended
                self.held = {id: held.with_listed(listed.get(id, ())) for id, held in self._sessions.items()}
        return self

    def of_town(self, municipality: str) -> Iterable[Entry]:
        """The courses that were begun or done in one municipality, as they are now, in no order."""
        return (entry for entry in self.on_record(municipality) if entry.until is None)

    def on_record(self, municipality: str) -> Iterable[Entry]:
        """The same, with those that were joined to others since: they counted on days before that."""
        return self._towns.get(municipality, {}).values()

    def of_home(self, municipality: str) -> Iterable[Entry]:
        """The entries of everybody who belongs to it today, in no order: also of who moved in, or began nothing."""
        return self._homes.get(municipality, {}).values()

    def of_learner(self, learner: str) -> list[Entry]:
        """Everything somebody has begun."""
        return [entry for entry in self._of.get(learner, []) if entry.until is None]

    def everywhere(self) -> Iterable[tuple[str, Iterable[Entry]]]:
        """The entries of each municipality that has any."""
        return ((town, self.of_town(town)) for town, entries in sorted(self._towns.items()) if entries)

    async def _note_all(self) -> None:
        async for doc in giving_way.each(self._store.scan(Learner.collection)):
            self._changed["learners"].add(doc["id"])
        self._changed["sessions"].update(doc["id"] for doc in self._store.scan(TrainingSession.collection))

    def _hear(self, changed: Mapping[str, Iterable[str]]) -> None:
        """Note what to look at again: cheap, since a class answers three hundred times a second."""
        if not self._filled and not self._busy.locked():
            return
        self._changed["learners"].update(changed.get(Learner.collection, ()))
        for collection in (Summary.collection, Transcript.collection):
            self._changed["learners"].update(id.partition(":")[0] for id in changed.get(collection, ()))
        self._changed["certificates"].update(changed.get(Certificate.collection, ()))
        self._changed["sessions"].update(changed.get(TrainingSession.collection, ()))
        self._changed["sessions"].update(id.rpartition(":")[0] for id in changed.get(Seat.collection, ()))

    def _refresh(self, tx: Tx) -> None:
        """Look at some of what has changed."""
        for id in _some(self._changed["certificates"], _LEARNERS):
            if certificate := tx.get(Certificate.collection, id):
                self._changed["learners"].add(certificate["learner"])
        for id in _some(self._changed["sessions"], _SESSIONS):
            held = _held(tx, id)
            if held:
                self._sessions[id] = held
            else:
                self._sessions.pop(id, None)
        for id in _some(self._changed["learners"], _LEARNERS):
            self._replace(id, list(self._entries(tx, id)))

    def _replace(self, learner: str, entries: list[Entry]) -> None:
        for old in self._of.pop(learner, ()):
            self._towns.get(old.municipality, {}).pop(old.id, None)
            self._homes.get(old.home, {}).pop(old.id, None)
            for session in old.attended:
                self._attended[session].discard(learner)
        for entry in entries:
            for session in entry.attended:
                self._attended.setdefault(session, set()).add(learner)
            if entry.course:
                self._towns.setdefault(entry.municipality, {})[entry.id] = entry
            if entry.until is None:
                self._homes.setdefault(entry.home, {})[entry.id] = entry
        if entries:
            self._of[learner] = entries

    def _entries(self, tx: Tx, id: str) -> Iterable[Entry]:
        learner = tx.get(Learner.collection, id)
        if learner is None:
            return
        summaries = list(tx.find(Summary.collection, "learner", id))
        merges = [merge for gone in learner.get("merged", ()) if (merge := records.load(tx, Merge, gone))]
        for summary in summaries:
            certificate = tx.get(Certificate.collection, summary["certificate"]) if summary["certificate"] else None
            transcript = tx.get(Transcript.collection, summary["id"])
            entry = self._entry(summary, learner, certificate or {}, transcript["events"] if transcript else [])
            yield replace(entry, since=_later(entry.since, joined_on(merges, summary["id"])))
        for merge in merges:
            for summary, other, certificate, events in joined_lines(tx, merge, learner):
                entry = self._entry(summary, other, certificate, events)
                was = entry.id.rpartition(":")[0]
                since = _later(entry.since, joined_on(merges, was, before=merge.at))
                yield replace(entry, since=since, until=merge.at.astimezone(TOKYO).date())
        if not summaries and learner["state"] == "active":
            yield self._entry(_nothing_begun(learner), learner, {}, [])

    def _entry(self, summary: Doc, learner: Doc, certificate: Doc, events: list[Doc]) -> Entry:
        gone = learner["state"] != "active"
        read = {event["step"]: event["at"] for event in events if event["e"] == "read"}
        tried = first_try(events, _day)
        same = self._same
        return Entry(
            id=summary["id"],
            learner=learner["id"],
            municipality=same(summary["municipality"]),
            programme=same(summary["programme"]),
            course=same(summary["course"]),
            course_title=same(certificate.get("course_title", "")),
            level=same(certificate.get("level", "")),
            year=summary["year"],
            way=same(summary["way"]),
            completed_on=_date(summary["completed_on"]),
            certificate=summary["certificate"],
            serial=certificate.get("serial", ""),
            issued_on=_date(certificate.get("issued_on")),
            reissues=certificate.get("reissued", 0),
            revoked=certificate.get("status") == "revoked",
            revoked_on=_date(certificate.get("revoked_on")),
            handed=bool(certificate.get("handed_over_on")),
            name=_name(learner),
            kana="" if gone else learner["kana"],
            folded="" if gone else f"{learner['folded']} {learner['kana'].replace('　', '')}",
            age_band=same(learner["age_band"]),
            district=same(learner["district"]),
            relation=same(learner["relation"]),
            gone=gone,
            home=same(learner["municipality"]),
            home_programme=same(learner["programme"]),
            registered=same(learner["registered"]),
            wants_news=learner["wants_news"],
            pages=same(tuple(same(page) for page in read)),
            pages_on=packed(map(_day, read.values())),
            attended=tuple(dict.fromkeys(event["session"] for event in events if event["e"] == "attended")),
            since=_recorded(events),
            tried=tried._replace(answers=tuple(map(same, tried.answers))) if tried else None,
        )

    def _same(self, value: T) -> T:
        """One object for all that are equal: towns, pages and answers repeat in every entry."""
        return self._seen.setdefault(value, value)  # type: ignore[return-value]


def _recorded(events: list[Doc]) -> dt.date | None:
    """The day on which a completion was written down, where that was not when it was reached."""
    standing: Doc | None = None
    for event in events:
        if event["e"] == "completed":
            standing = standing or event
        elif event["e"] == "withdrawn" and event["completed"]:
            standing = None
    return _day(standing["noted_at"]) if standing and standing.get("noted_at") else None


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max(filter(None, (one, other)), default=None)


def _held(tx: Tx, id: str) -> HeldClass | None:
    doc = tx.get(TrainingSession.collection, id)
    if doc is None:
        return None
    doc = TrainingSession.model_validate(doc).model_dump(mode="json")  # older ones lack what came later
    seats = [seat for seat in tx.find(Seat.collection, "session", id) if seat["joined_at"]]
    return HeldClass(
        id=id,
        number=doc["number"],
        municipality=doc["municipality"],
        municipalities=tuple(doc["municipalities"]),
        programme=doc["programme"],
        course=doc["course"],
        kind=doc["kind"],
        held_on=dt.date.fromisoformat(doc["held_on"]),
        venue=doc["venue"],
        online=bool(doc["online"]),
        host=doc["host"],
        trainers=tuple(doc["trainers"]),
        capacity=doc["capacity"],
        ended=doc["room"]["state"] == "ended",
        came=len(seats),
        on_paper=sum(seat["kind"] != "phone" for seat in seats),
        seated=frozenset(seat["learner"] for seat in seats if seat["learner"]),
    )


def _nothing_begun(learner: Doc) -> Doc:
    """The summary of whoever has begun no course, under an id that no transcript has."""
    where = {name: learner[name] for name in ("municipality", "programme")}
    return {
        "id": f"{learner['id']}:",
        "course": "",
        "year": 0,
        "way": "",
        "completed_on": None,
        "certificate": "",
        **where,
    }


def _some(ids: set[str], most: int) -> list[str]:
    return [ids.pop() for _ in range(min(most, len(ids)))]


@lru_cache(maxsize=8192)
def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _day(at: int) -> dt.date:
    """The day of a moment in Japan, which knows no summer time."""
    return _ordinal((at + _JST) // _SECONDS_A_DAY)


@lru_cache(maxsize=8192)
def _ordinal(days: int) -> dt.date:
    return dt.date(1970, 1, 1) + dt.timedelta(days=days)


def _name(learner: Doc) -> str:
    """As a roster tells it: of people whose use has been stopped, and of erased ones, no name."""
    return str(learner["name"]) if learner["state"] == "active" else STOPPED if learner["name"] else GONE
