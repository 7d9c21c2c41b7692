"""取り込む: what a laptop brings back is looked at first, and merged once an officer has confirmed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from supporter.domain.offline.offline_class import (
    OfflineCopy,
    ReturnedClass,
    UploadedReturn,
    belongs_together,
    readable_here,
)
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.offline import envelope as sealing
from supporter.services.offline.merge import MergePreview, merge, preview
from supporter.services.shared import audit
from supporter.services.shared.child_process import Apart, ChildFailed, directly
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: Days for which a file waits for an officer.
WAITS = dt.timedelta(days=30)


class OfflineUploads:
    """Trainers may send a file, officers confirm it.

    All raise `Refused`: access.refused, for a file that is not there as well.
    """

    def __init__(self, store: Store, clock: Clock, apart: Apart = directly) -> None:
        self._store, self._clock, self._apart = store, clock, apart

    async def send(self, person: Person, raw: bytes) -> UploadedReturn:
        """Keep a file until an officer confirms it; the same content sent twice is one.

        Raises `Refused`: merge.unreadable, merge.too_large, merge.newer, merge.other_file, merge.unknown,
        merge.altered, merge.done, file.busy.
        """
        require(person, Action.CLASS_TAKE, municipality=person.municipality)
        envelope = sealing.parse(raw, "back")
        taking = await self._store.read(lambda tx: records.load(tx, OfflineCopy, envelope.taking))
        if taking is None:
            raise Refused("merge.unknown")
        sealing.verify(envelope, taking.key)
        require(person, Action.CLASS_TAKE, municipality=taking.municipality)
        made_at, now = envelope.time, self._clock.now()
        envelope = sealing.opened(envelope, key=taking.key)
        try:
            brought = await self._apart(sealing.read, envelope, ReturnedClass)
        except ChildFailed:
            raise Refused("merge.unreadable") from None
        if not readable_here((*brought.seats, *brought.slips, *brought.voices)):
            raise Refused("merge.newer")
        if brought.session != taking.session or not belongs_together(brought):
            raise Refused("merge.unreadable")

        def unit(tx: Tx) -> UploadedReturn:
            session = sessions.load_for(tx, person, Action.CLASS_TAKE, taking.session)
            sent = UploadedReturn(
                id=f"{session.id}:{envelope.content}",
                session=session.id,
                municipality=session.municipality,
                taking=taking.id,
                machine=envelope.machine,
                content=envelope.content,
                body=envelope.body,
                made_at=made_at,
                sent_at=now,
                sent_by=audit.actor_of(person),
                seats=len(brought.came),
            )
            kept = records.load(tx, UploadedReturn, sent.id)
            if kept and kept.state == "done":
                raise Refused("merge.done", file=kept.id)
            records.save(tx, kept or sent)
            self._audit_session(tx, person, session, did="sent", seats=sent.seats, file=sent.content[:16])
            return kept or sent

        return await self._store.run(unit)

    async def all(self, person: Person) -> list[tuple[UploadedReturn, TrainingSession]]:
        """The files of the own municipality, those that wait first."""
        require(person, Action.CLASS_TAKE, municipality=person.municipality)

        def unit(tx: Tx) -> list[tuple[UploadedReturn, TrainingSession]]:
            found = records.find(tx, UploadedReturn, "municipality", person.municipality)
            known = [(one, session) for one in found if (session := records.load(tx, TrainingSession, one.session))]
            return sorted(known, key=lambda pair: (pair[0].state == "done", -pair[0].sent_at.timestamp()))

        return await self._store.read(unit)

    async def waiting(self, person: Person) -> int:
        """How many files of the own municipality wait for an officer."""
        return sum(back.state == "waiting" for back, _ in await self.all(person))

    async def one(self, person: Person, id: str) -> tuple[UploadedReturn, TrainingSession]:
        """A file, without what is in it."""
        return await self._store.read(lambda tx: self._load(tx, person, Action.CLASS_TAKE, id))

    async def preview(self, person: Person, id: str) -> MergePreview:
        """What would become of it, with the names of people, which is noted. Raises `Refused`: merge.running."""

        def unit(tx: Tx) -> MergePreview:
            back, session = self._load(tx, person, Action.CLASS_MERGE, id)
            self._audit_session(tx, person, session, did="seen", seats=back.seats)
            return preview(tx, back, session)

        return await self._store.run(unit)

    async def confirm(self, person: Person, id: str, same: Collection[str], take: Collection[str]) -> UploadedReturn:
        """Merge it: all at once, or nothing. `same` are the matches that the officer has confirmed (`Match.key`),
        `take` the conflicts decided for the laptop (`number:field`). Sent twice it is once.

        Raises `Refused`: merge.running, merge.two_people, merge.changed.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> UploadedReturn:
            back, session = self._load(tx, person, Action.CLASS_MERGE, id)
            if back.state == "done":
                return back
            found = preview(tx, back, session)
            done, people = merge(tx, found, same, take, now, audit.actor_of(person))
            self._audit_session(
                tx,
                person,
                session,
                did="merged",
                seats=done.seats,
                people=people,
                apart=len(found.of_kind("apart")),
                file=back.content[:16],
            )
            return done

        return await self._store.run(unit)

    async def drop(self, person: Person, id: str) -> None:
        """Take a file away that waits; what is merged stays."""

        def unit(tx: Tx) -> None:
            back, session = self._load(tx, person, Action.CLASS_MERGE, id)
            if back.state == "waiting":
                tx.delete(UploadedReturn.collection, back.id)
                self._audit_session(tx, person, session, did="dropped", file=back.content[:16])

        await self._store.run(unit)

    async def tidy(self) -> int:
        """Forget files that nobody has confirmed in time; returns how many. To be called once a day."""
        last = self._clock.now() - WAITS
        due = [
            doc["id"]
            for doc in self._store.scan(UploadedReturn.collection)
            if doc["state"] == "waiting" and dt.datetime.fromisoformat(doc["sent_at"]) < last
        ]
        for id in due:
            await self._store.run(lambda tx, id=id: tx.delete(UploadedReturn.collection, id))  # type: ignore[misc]
        return len(due)

    def _load(self, tx: Tx, person: Person, action: Action, id: str) -> tuple[UploadedReturn, TrainingSession]:
        back = records.load(tx, UploadedReturn, id)
        session = sessions.load_for(tx, person, action, back.session if back else "")
        assert back is not None
        return back, session

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, **facts: object) -> None:
        actor, town = audit.actor_of(person), session.municipality
        audit.record(tx, self._clock.now(), actor, Action.CLASS_MERGE, subject=session.id, municipality=town, **facts)
