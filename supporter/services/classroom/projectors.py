"""Projectors: a screen shows six digits, a trainer binds it to a class, and from then on its keys work."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from supporter.domain.accounts.staff import Staff
from supporter.domain.classroom.projector_binding import ProjectorBinding
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.sessions import person_of
from supporter.services.shared import doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.secrets import digest
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

Wake = Callable[[], None]

#: Topic: a binding was changed elsewhere, so that its screen has to look again.
WALLS = "walls"


@dataclass
class _OpenScreen:
    """A screen on the line: its digits while it waits, the class it follows, and how to wake it."""

    wake: Wake
    network: str
    since: dt.datetime
    digits: str = ""
    session: str = ""


class Projectors:
    """Which screen shows which class. Bindings are stored, so that a server started anew goes on showing."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._lit: dict[str, _OpenScreen] = {}
        self._hearers: list[Callable[[str], None]] = []
        self._wrong = doors.guesses(doors.Door.SCREEN)
        store.subscribe(WALLS, lambda told: self._wake(told["wall"]))

    async def connect(self, secret: str, wake: Wake, address: str = "") -> None:
        """A screen is on the line; `wake` is called when it is bound or let go.

        One that is bound always is; of those that wait one network has so many. Raises `Refused`: rate.limited.
        """
        id, place, now = digest(secret), network(address), self._clock.now()
        if not await self._store.read(lambda tx: self._session(tx, id)):
            waiting = [lit.network for other, lit in self._lit.items() if not lit.session and other != id]
            full = len(waiting) >= doors.ALL_WAITING_SCREENS or waiting.count(place) >= doors.WAITING_SCREENS
            if full:
                raise Refused("rate.limited")
        self._lit[id] = _OpenScreen(wake, place, now)

    def waited_too_long(self, secret: str) -> bool:
        """Whether a screen has waited for its class for so long that nobody stands before it any more."""
        lit = self._lit.get(digest(secret))
        waited = self._clock.now() - lit.since if lit and not lit.session else dt.timedelta()
        return waited >= doors.SCREEN_WAITS

    def disconnect(self, secret: str, wake: Wake) -> None:
        """That line has ended; a newer one of the same screen stays."""
        lit = self._lit.get(digest(secret))
        if lit is not None and lit.wake is wake:
            del self._lit[digest(secret)]
            self._notify(lit.session)

    async def state(self, secret: str) -> tuple[str, str]:
        """The class that a screen on the line follows, or else the digits that it is to show."""
        id = digest(secret)
        session = await self._store.read(lambda tx: self._session(tx, id))
        lit = self._lit.get(id)
        if lit is None:
            return (session.id if session else ""), ""
        lit.digits = "" if session else lit.digits or self._free()
        if lit.session != (session.id if session else ""):
            before, lit.session = lit.session, session.id if session else ""
            if not lit.session:
                lit.since = self._clock.now()
            self._notify(before)
            self._notify(lit.session)
        return lit.session, lit.digits

    async def bind(self, person: Person, session_id: str, digits: str) -> None:
        """このスクリーンを使う. Raises `Refused`: access.refused, session.ended, wall.unknown, wall.resting."""
        now = self._clock.now()
        if self._wrong.too_many(person.id, now):
            raise Refused("wall.resting")
        found = next((id for id, lit in self._lit.items() if lit.digits and lit.digits == digits), "")

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            if session.state == "ended":
                raise Refused("session.ended")
            if not found:
                raise Refused("wall.unknown")
            records.save(tx, ProjectorBinding(id=found, session=session_id, by=person.id))

        try:
            await self._store.run(unit)
        except Refused as refused:
            if refused.code == "wall.unknown":
                self._wrong.count(person.id, now)
            raise
        self._wake(found)

    async def release(self, person: Person, session_id: str) -> None:
        """No screen shows this class any more. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> list[str]:
            sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            bound = [doc["id"] for doc in tx.find(ProjectorBinding.collection, "session", session_id)]
            for id in bound:
                tx.delete(ProjectorBinding.collection, id)
            return bound

        for id in await self._store.run(unit):
            self._wake(id)

    async def presser(self, secret: str) -> tuple[Person, str]:
        """In whose name the keys of a screen are pressed, and in which class. Raises `Refused('wall.unknown')`."""
        id, today = digest(secret), self._clock.now().date()

        def unit(tx: Tx) -> tuple[Person, str]:
            binding, session = records.load(tx, ProjectorBinding, id), self._session(tx, id)
            staff = records.load(tx, Staff, binding.by) if binding else None
            if session is None or staff is None or not staff.serves_on(today):
                raise Refused("wall.unknown")
            return person_of(staff), session.id

        return await self._store.read(unit)

    def showing(self, session_id: str) -> int:
        """How many screens on the line show a class."""
        return sum(1 for lit in self._lit.values() if lit.session == session_id)

    def subscribe(self, hear: Callable[[str], None]) -> None:
        """Have `hear` called with a class whenever one more or one less screen shows it."""
        self._hearers.append(hear)

    def _wake(self, id: str) -> None:
        if lit := self._lit.get(id):
            lit.wake()

    def _session(self, tx: Tx, id: str) -> TrainingSession | None:
        binding = records.load(tx, ProjectorBinding, id)
        session = sessions.find(tx, binding.session) if binding else None
        return session if binding and binding.follows(session, self._clock.now()) else None

    def _free(self) -> str:
        taken = {lit.digits for lit in self._lit.values()}
        while (digits := f"{secrets.randbelow(10**6):06d}") in taken:
            pass
        return digits

    def _notify(self, session_id: str) -> None:
        for hear in self._hearers if session_id else ():
            hear(session_id)
