"""What an office sees when it opens: who sits there, and which completions wait for a hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.staff import Staff
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.summary import Summary
from supporter.services.reporting.entries import Entries
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Waiting:
    """A completion without a certificate; `id` is its summary's."""

    id: str
    number: str
    name: str
    kana: str
    course: str
    completed_on: dt.date


class Office:
    """Work lists, each for one's own municipality."""

    def __init__(self, store: Store, clock: Clock, library: Library, entries: Entries) -> None:
        self._store, self._clock, self._library, self._entries = store, clock, library, entries

    async def own(self, person: Person) -> Staff:
        """The signed-in member of staff, without the password's hash. Raises `Refused('access.refused')`."""
        staff = None
        if person.role not in (Role.READER, Role.LEARNER):
            staff = await self._store.read(lambda tx: records.load(tx, Staff, person.id))
        if staff is None:
            raise Refused("access.refused")
        return staff.without_secrets()

    async def waiting(self, person: Person) -> list[Waiting]:
        """Completions of the own municipality that have no certificate, the oldest first."""
        require(person, Action.CERTIFICATE_CONFIRM, municipality=person.municipality)
        entries = (await self._entries.current()).of_town(person.municipality)
        ids = [entry.id for entry in entries if entry.completed_on and not entry.certificate]
        found = await self._store.read(lambda tx: list(self._waiting(tx, ids)))
        return sorted(found, key=lambda one: (one.completed_on, one.number))

    def _waiting(self, tx: Tx, ids: Iterable[str]) -> Iterable[Waiting]:
        for summary in (found for id in ids if (found := tx.get(Summary.collection, id))):
            learner = tx.get(Learner.collection, summary["learner"])
            if learner is not None and learner["state"] == "active":
                yield Waiting(
                    id=summary["id"],
                    number=learner["id"],
                    name=learner["name"],
                    kana=learner["kana"],
                    course=self._title(summary["course"]),
                    completed_on=dt.date.fromisoformat(summary["completed_on"]),
                )

    def _title(self, course: str) -> str:
        return self._library.course(course).title.plain if course in self._library.courses else course
