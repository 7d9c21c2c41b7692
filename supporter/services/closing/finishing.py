"""After a class: a proposal for each seat by the course's rule, changed by staff, confirmed in one press, once."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from functools import partial

from supporter.content.courses.library import Library
from supporter.domain.classroom.lacking import supplied
from supporter.domain.classroom.outcome import ANOTHER, StaffDecision
from supporter.domain.classroom.seat import Guest, Seat, seat_id
from supporter.domain.offline.offline_class import LaptopClass
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.closing.confirming import Confirming
from supporter.services.closing.proposals import Line, Proposals
from supporter.services.closing.record_owner import owner_of
from supporter.services.closing.undo import take_back
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.services.transcripts.issuing import RandomBytes
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: What is done to one seat in a unit; whether anything changed.
Deed = Callable[[Tx, Person, TrainingSession, Seat], bool]

#: Seats in one unit: so that three hundred never hold up somebody else's answer.
AT_A_TIME = 20
MOST_REASON = 200


class Finishing:
    """What the staff of the municipality that holds a class do after it. All raise `Refused`: access.refused.

    A class that was taken along is finished where it came from (finish.away): serials count there.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        clock: Clock,
        orders: RunningOrders,
        random_bytes: RandomBytes = secrets.token_bytes,
    ) -> None:
        self._store, self._clock, self._random_bytes = store, clock, random_bytes
        self._proposals = Proposals(library, clock, orders)
        self.confirming = Confirming(self._proposals, clock, random_bytes)

    async def lines(self, person: Person, session_id: str) -> tuple[TrainingSession, list[Line]]:
        """Everybody who came, in the order of their numbers. Raises `Refused`: finish.not_ended."""
        session, ids = await self._store.read(lambda tx: self._begin(tx, person, session_id))
        found: list[Line] = []
        async for part in giving_way.parts(ids, AT_A_TIME):
            found += await self._store.read(partial(self._proposals.lines, session, part))
        return session, found

    async def opened(self, person: Person, session_id: str) -> tuple[TrainingSession, list[Line]]:
        """The same for the page that shows names; that it was looked at is noted.

        Raises as `lines` does, and session.names_gone for a trainer once the class is some days over.
        """
        today = self._clock.now().date()

        def unit(tx: Tx) -> None:
            sessions.names_for(tx, person, Action.CLASS_FINISH, session_id, today)
            session, ids = self._begin(tx, person, session_id)
            self._audit_session(tx, person, session, "seen", seats=len(ids))

        await self._store.run(unit)
        return await self.lines(person, session_id)

    async def decide(
        self, person: Person, session_id: str, number: int, outcome: str = "", reason: str = "", same: str = ""
    ) -> None:
        """Change a proposal before it is confirmed, and say whether a namesake is the same person.

        Raises `Refused`: finish.not_ended, finish.done, finish.who, finish.reason, form.invalid.
        """
        if outcome not in ("", "completed", "attended"):
            raise Refused("form.invalid", field="outcome")
        reason = " ".join(reason.split())[:MOST_REASON]
        if outcome and not reason:
            raise Refused("finish.reason")

        def unit(tx: Tx) -> None:
            session, _ = self._begin(tx, person, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            if seat is None or seat.joined_at is None:
                raise Refused("seat.unknown")
            if seat.finished:
                raise Refused("finish.done")
            known = {one.id for one in owner_of(tx, session, seat).namesakes}
            if known and same not in {ANOTHER, *known}:
                raise Refused("finish.who")
            verdict = StaffDecision(outcome=outcome, reason=reason if outcome else "", same=same if known else "")
            records.save(tx, seat.model_copy(update={"verdict": verdict}))
            self._audit_session(tx, person, session, "decided", seat=number, outcome=outcome, reason=verdict.reason)

        await self._store.run(unit)

    async def supply(self, person: Person, session_id: str, number: int, guest: Guest) -> None:
        """Name, フリガナ or town that a seat lacks, also when it was confirmed as counted alone: then it stands among
        those to be confirmed again.

        Raises `Refused`: finish.not_ended, seat.unknown, lack.…, name.…, kana.invalid.
        """

        def unit(tx: Tx) -> None:
            session, _ = self._begin(tx, person, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            if seat is None or seat.joined_at is None:
                raise Refused("seat.unknown")
            records.save(tx, supplied(session, seat, guest).model_copy(update={"finished": None}))
            if seat.finished:
                records.save(tx, session.model_copy(update={"finished_at": None}))
            self._audit_session(tx, person, session, "supplied", seat=number)
            sessions.tell_seats(tx, session.id)

        await self._store.run(unit)

    async def confirm(self, person: Person, session_id: str) -> int:
        """Confirm everybody who is decided; returns how many that were. Sent twice it is once.

        Raises `Refused`: finish.not_ended, course.unknown.
        """
        return await self._each(person, session_id, self._confirm, "confirmed")

    async def undo(self, person: Person, session_id: str) -> int:
        """Take back what no certificate has followed from; returns for how many."""
        return await self._each(person, session_id, self._undo, "undone")

    async def _each(self, person: Person, session_id: str, deed: Deed, did: str) -> int:
        """`deed` for every seat, some at a time; each time one line in the log that says for how many."""
        _, ids = await self._store.read(lambda tx: self._begin(tx, person, session_id))

        def some(part: Sequence[str], tx: Tx) -> int:
            session, _ = self._begin(tx, person, session_id)
            seats = [seat for id in part if (seat := records.load(tx, Seat, id))]
            changed = [seat for seat in seats if deed(tx, person, session, seat)]
            if changed:
                finished_at = self._clock.now() if did == "confirmed" else None
                records.save(tx, session.model_copy(update={"finished_at": finished_at}))
                self._audit_session(tx, person, session, did, seats=len(changed))
                sessions.tell_seats(tx, session.id)
            return len(changed)

        done = 0
        async for part in giving_way.parts(ids, AT_A_TIME):
            done += await self._store.run(partial(some, part))
        return done

    def _confirm(self, tx: Tx, person: Person, session: TrainingSession, seat: Seat) -> bool:
        return self.confirming.confirm(tx, audit.actor_of(person), session, seat)

    def _undo(self, tx: Tx, person: Person, session: TrainingSession, seat: Seat) -> bool:
        course, now = self._proposals.course(session), self._clock.now()
        return take_back(tx, now, person, session, seat, course, self._random_bytes)

    def _begin(self, tx: Tx, person: Person, session_id: str) -> tuple[TrainingSession, list[str]]:
        """The class, and the seats with which somebody came."""
        session = sessions.load_for(tx, person, Action.CLASS_FINISH, session_id)
        if session.state != "ended":
            raise Refused("finish.not_ended")
        if tx.get(LaptopClass.collection, session_id):
            raise Refused("finish.away")
        return session, [doc["id"] for doc in sessions.seat_docs(tx, session_id) if doc["joined_at"]]

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, did: str, **facts: object) -> None:
        actor, town = audit.actor_of(person), session.municipality
        audit.record(
            tx, self._clock.now(), actor, Action.CLASS_FINISH, subject=session.id, municipality=town, did=did, **facts
        )
