"""受付: who has come, in whatever order; a tap gives the next 番号札, and a tap too many is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from supporter.domain.accounts.learner import Learner
from supporter.domain.checkin.arrival_list import Expected
from supporter.domain.classroom.lacking import supplied
from supporter.domain.classroom.seat import Guest, Seat, check_guest, seat_id
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.checkin import lookup
from supporter.services.checkin.lookup import Listed
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

_NOBODY = dict.fromkeys(("name", "kana", "age_band", "municipality", "learner", "application"), "")


class Arrivals:
    """What the reception does. All raise `Refused`: access.refused. A class of children is kept without names."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._wrong = doors.guesses(doors.Door.SCAN)

    async def listed(self, person: Person, session_id: str) -> Listed:
        """Look at the list; that somebody has looked is noted."""

        def unit(tx: Tx) -> Listed:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            found = lookup.listed(tx, session)
            self._audit_session(tx, person, session, "viewed", count=len(found.rows))
            return found

        return await self._store.run(unit)

    async def now(self, person: Person, session_id: str) -> Listed:
        """The list after something was done to it, for whoever has looked at it before."""

        def unit(tx: Tx) -> Listed:
            return lookup.listed(tx, sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id))

        return await self._store.read(unit)

    async def arrive(
        self, person: Person, session_id: str, key: str = "", number: int = 0, municipality: str = ""
    ) -> Seat:
        """Who applied has come, or, without a `key`, somebody with the card of that number and no name.

        `municipality` is kept for who applied without telling one that takes part. Sent twice it is one arrival.
        Raises `Refused`: reception.ended, reception.taken, reception.unknown.
        """

        def unit(tx: Tx) -> Seat:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            if not key and not number:
                raise Refused("reception.unknown")
            one = lookup.expected(tx, session, key) if key else None
            towns = taking_part(session)
            if one and municipality in towns and one.municipality not in towns:
                one = one._replace(municipality=municipality)
            return self._seated(tx, person, session, number, one)

        return await self._store.run(unit)

    async def walk_in(self, person: Person, session_id: str, guest: Guest, number: int = 0) -> Seat:
        """Somebody who has not applied; the same form sent again is the same arrival.

        Raises `Refused`: name.…, kana.invalid, reception.ended, reception.taken.
        """
        guest = check_guest(guest.model_copy(update={"certificate": True}))
        now = self._clock.now()

        def unit(tx: Tx) -> Seat:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            again = lookup.same_walk_in(tx, session_id, guest, now)
            return again or self._seated(tx, person, session, number, guest=guest)

        return await self._store.run(unit)

    async def scan(self, person: Person, session_id: str, learner: str, number: int = 0) -> Seat:
        """Somebody has shown their 受講票. Raises `Refused`: reception.…, rate.limited."""
        now = self._clock.now()
        if self._wrong.too_many(person.id, now):
            raise Refused("rate.limited")

        def unit(tx: Tx) -> Seat:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            found = records.load(tx, Learner, learner)
            towns = {session.municipality, *session.municipalities}
            if found is None or found.state != "active" or found.municipality not in towns or session.school:
                raise Refused("reception.no_learner")
            mine = [seat for seat in records.find(tx, Seat, "learner", learner) if seat.session == session_id]
            one = None if mine else lookup.applied(tx, session, found)
            card = mine[0].number if mine else number
            return self._seated(tx, person, session, card, one, learner=found)

        try:
            return await self._store.run(unit)
        except Refused as refused:
            if refused.code == "reception.no_learner":
                self._wrong.count(person.id, now)
            raise

    async def supply(self, person: Person, session_id: str, number: int, guest: Guest) -> Seat:
        """Name or town that somebody who has come still lacks. Raises `Refused`: reception.unknown, lack.…, name.…."""

        def unit(tx: Tx) -> Seat:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            if seat is None or seat.joined_at is None:
                raise Refused("reception.unknown")
            told = supplied(session, seat, guest)
            sessions.save_seat(tx, told)
            self._audit_session(tx, person, session, "supplied", number=number)
            return told

        return await self._store.run(unit)

    async def undo(self, person: Person, session_id: str, number: int) -> None:
        """They have not come after all. Raises `Refused`: reception.answered, reception.unknown."""

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            if seat is None or seat.joined_at is None:
                raise Refused("reception.unknown")
            if seat.answers or seat.token:
                raise Refused("reception.answered", number=number)
            gone = {**_NOBODY, "certificate": False, "walk_in": False, "received": False}
            gone |= {"kind": "card", "joined_at": None, "left_at": None}
            sessions.save_seat(tx, seat.model_copy(update=gone))
            self._audit_session(tx, person, session, "undone", number=number)

        await self._store.run(unit)

    async def left(self, person: Person, session_id: str, number: int, *, back: bool = False) -> None:
        """Somebody leaves before the end, or is back. Raises `Refused('reception.unknown')`."""

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            if seat is None or seat.joined_at is None:
                raise Refused("reception.unknown")
            sessions.save_seat(tx, seat.model_copy(update={"left_at": None if back else self._clock.now()}))
            self._audit_session(tx, person, session, "back" if back else "left", number=number)

        await self._store.run(unit)

    async def together(
        self,
        person: Person,
        session_id: str,
        ids: Iterable[str],
        at: dt.time,
        *,
        numbers: Iterable[int] = (),
        leaving: bool = False,
    ) -> int:
        """Many at once from a sheet of paper, all at one time of day; a time noted before is replaced.

        `ids` are those of rows, `numbers` those of cards that were handed out without a name. Returns how many.
        Raises `Refused`: reception.nobody, reception.times, reception.taken; then nothing is noted at all.
        """
        wanted = {*ids, *(f"n{number}" for number in numbers)}

        def unit(tx: Tx) -> int:
            session = sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            moment = dt.datetime.combine(session.held_on, at, TOKYO)
            listed = lookup.listed(tx, session).rows
            come = {row.id: row.number for row in listed if row.number}
            come |= {f"n{number}": number for number in come.values()}
            if not leaving:
                come |= self._late_entries(tx, person, session, wanted - come.keys(), moment)
            ticked = sorted({come[id] for id in wanted & come.keys()})
            if not ticked:
                raise Refused("reception.nobody")
            for number in ticked:
                lookup.at_time(tx, seat_id(session_id, number), moment, leaving=leaving)
            self._audit_session(
                tx, person, session, "left" if leaving else "arrived", numbers=" ".join(map(str, ticked))
            )
            return len(ticked)

        return await self._store.run(unit)

    def _late_entries(
        self, tx: Tx, person: Person, session: TrainingSession, ids: set[str], moment: dt.datetime
    ) -> dict[str, int]:
        """Those on the sheet of paper who are on no seat yet: by the card alone, or by application."""
        numbers = {id: number for id in ids if id.startswith("n") and (number := whole_number(id[1:])) is not None}
        free = lookup.free_numbers(sessions.seat_docs(tx, session.id))
        unused = (number for number in free if number not in numbers.values())
        waited = {one.key: one for one in lookup.expected_in(tx, session)}
        for id in sorted(ids - numbers.keys()):
            if id not in waited:
                raise Refused("reception.unknown")
            numbers[id] = next(unused)
        for id, number in numbers.items():
            self._seat(tx, session, lookup.card(tx, session, number), waited.get(id), at=moment)
        return numbers

    def _seated(
        self,
        tx: Tx,
        person: Person,
        session: TrainingSession,
        number: int,
        one: Expected | None = None,
        *,
        guest: Guest | None = None,
        learner: Learner | None = None,
    ) -> Seat:
        """On the seat that is theirs already, on that of the card, or on the next one."""
        if session.state == "ended":
            raise Refused("reception.ended")
        seat = lookup.theirs(tx, session, number, one, learner)
        taken = self._seat(tx, session, seat, one, guest=guest, learner=learner)
        if taken != seat:
            self._audit_session(tx, person, session, "arrived", number=taken.number)
        return taken

    def _seat(
        self,
        tx: Tx,
        session: TrainingSession,
        seat: Seat,
        one: Expected | None,
        *,
        guest: Guest | None = None,
        learner: Learner | None = None,
        at: dt.datetime | None = None,
    ) -> Seat:
        """With who sits there now, at a time of the sheet or at this moment."""
        who = {} if session.school else lookup.who(seat, one, guest, learner)
        changes = {"joined_at": seat.joined_at or at or self._clock.now(), "left_at": None, "received": True}
        kind = {"kind": "paper"} if seat.kind == "card" else {}
        taken = seat.model_copy(update={**who, **kind, **changes, "walk_in": seat.walk_in or guest is not None})
        if taken != seat:
            sessions.save_seat(tx, taken)
        return taken

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, did: str, **facts: object) -> None:
        actor, now = audit.actor_of(person), self._clock.now()
        town = session.municipality
        audit.record(tx, now, actor, Action.RECEPTION_WORK, subject=session.id, municipality=town, did=did, **facts)
