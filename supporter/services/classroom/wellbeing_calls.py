"""「気分がつらいとき」: the 見守り係 is called quietly; who called is known to this memory alone, and only today.

Nothing of a call is ever stored but how many there were. After a restart a phone that still waits calls again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Call:
    """A seat that asks somebody to come; `seen_at` is when the 見守り係 noticed."""

    session: str
    number: int
    at: dt.datetime
    seen_at: dt.datetime | None = None


class Named(NamedTuple):
    """A call with the name that belongs to the seat, empty where none was given."""

    call: Call
    name: str


#: Told of every change of a call; `None` where it was taken back.
Hear = Callable[[str, int, Call | None], None]


class WellbeingCalls:
    """Calls by session and seat, in memory."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._calls: dict[tuple[str, int], Call] = {}
        self._hearers: list[Hear] = []

    def subscribe(self, hear: Hear) -> None:
        """Have `hear` called with session, number and call."""
        self._hearers.append(hear)

    async def call(self, session_id: str, secret: str, *, again: bool = False) -> Call:
        """係に、そっと来てもらう. A seat that calls twice calls once; `again`: a phone repeats an earlier call.

        Raises `Refused`: seat.moved, help.nobody.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Call:
            session, seat = sessions.load(tx, session_id), sessions.by_secret(tx, session_id, secret)
            if seat is None:
                raise Refused("seat.moved")
            if not session.watcher or not session.under_way:
                raise Refused("help.nobody")
            known = self.of(session_id, seat.number)
            if known is None and not again:
                records.save(tx, session.model_copy(update={"calls": session.calls + 1}))
            return known or Call(session_id, seat.number, now)

        call = await self._store.run(unit)
        self._keep(call)
        return call

    async def take_back(self, session_id: str, secret: str) -> None:
        """The seat no longer asks for anybody."""
        seat = await self._store.read(lambda tx: sessions.by_secret(tx, session_id, secret))
        if seat and self._calls.pop((session_id, seat.number), None):
            self._notify(session_id, seat.number)

    async def open_calls(self, person: Person, session_id: str) -> list[Call]:
        """The calls of a class, the longest waiting first. Raises `Refused('access.refused')`."""
        await self._store.read(lambda tx: sessions.load_for(tx, person, Action.WATCH_WORK, session_id))
        return sorted(self._of_today(session_id), key=lambda call: call.at)

    async def opened(self, person: Person, session_id: str) -> None:
        """Somebody takes up the watch, which is noted; what they see there never is. Raises `Refused`."""

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.WATCH_WORK, session_id)
            actor, town = audit.actor_of(person), session.municipality
            audit.record(tx, self._clock.now(), actor, Action.WATCH_WORK, subject=session_id, municipality=town)

        await self._store.run(unit)

    async def named(self, person: Person, session_id: str) -> list[Named]:
        """The same with names, for the 見守り係 alone. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> list[Named]:
            sessions.load_for(tx, person, Action.WATCH_WORK, session_id)
            calls = sorted(self._of_today(session_id), key=lambda call: call.at)
            seats = (records.load(tx, Seat, seat_id(session_id, call.number)) for call in calls)
            return [Named(call, seat.name if seat else "") for call, seat in zip(calls, seats, strict=True)]

        return await self._store.read(unit)

    async def seen(self, person: Person, session_id: str, number: int) -> None:
        """係が気づきました. Raises `Refused('access.refused')`."""
        await self._store.read(lambda tx: sessions.load_for(tx, person, Action.WATCH_WORK, session_id))
        call = self.of(session_id, number)
        if call and call.seen_at is None:
            self._keep(replace(call, seen_at=self._clock.now()))

    def of(self, session_id: str, number: int) -> Call | None:
        """The call of a seat, `None` if it has none."""
        return next((call for call in self._of_today(session_id) if call.number == number), None)

    def unanswered(self, session_id: str) -> int:
        """How many calls of a class nobody has noticed yet."""
        return sum(call.seen_at is None for call in self._of_today(session_id))

    def _of_today(self, session_id: str) -> list[Call]:
        """The calls of a class; those of yesterday are linked with no seat any more, whoever asks."""
        today = self._clock.now().date()
        known = ((session, call) for (session, _), call in self._calls.items())
        return [call for session, call in known if session == session_id and call.at.date() == today]

    async def tidy(self) -> int:
        """Unlink calls from seats when their day is over; returns how many. To be called once a day."""
        today = self._clock.now().date()
        over = [known for known, call in self._calls.items() if call.at.date() < today]
        for known in over:
            del self._calls[known]
        return len(over)

    def _keep(self, call: Call) -> None:
        self._calls[call.session, call.number] = call
        self._notify(call.session, call.number)

    def _notify(self, session_id: str, number: int) -> None:
        for hear in self._hearers:
            hear(session_id, number, self.of(session_id, number))
