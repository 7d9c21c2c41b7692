"""消す・やめる: asked for with the PIN, undone by one tap for thirty days, seen by the own office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.accounts.learner import Learner
from supporter.domain.privacy.erasure_request import Leaving, asked
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.learners import People, load_for
from supporter.services.accounts.sessions import key_of
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Leaver:
    """Somebody who asked to be erased, as an officer sees them."""

    number: str
    name: str
    erase_on: dt.date
    days_left: int


class Leavings:
    """The thirty days. Everything else goes on as before."""

    def __init__(self, store: Store, clock: Clock, people: People) -> None:
        self._store, self._clock, self._people = store, clock, people

    async def of(self, person: Person) -> Leaving | None:
        """The own wish; `None` where there is none, and for everybody but learners."""
        if person.role is not Role.LEARNER:
            return None
        return await self._store.read(lambda tx: records.load(tx, Leaving, person.id))

    async def ask(self, person: Person, pin: str) -> Leaving:
        """To be erased in thirty days; asked twice, the first day counts.

        Raises `Refused`: pin.wrong_left, pin.resting, access.refused.
        """
        await self._people.prove(person, pin)
        today = self._clock.now().date()

        def unit(tx: Tx) -> Leaving:
            learner = load_for(tx, person, Action.LEAVE, person.id)
            if there := records.load(tx, Leaving, learner.id):
                return there
            leaving = asked(learner, today)
            records.save(tx, leaving)
            self._tell(tx, person, "learner.leave", learner)
            return leaving

        return await self._store.run(unit)

    async def stay(self, person: Person) -> None:
        """Take it back. Raises `Refused`: leaving.over once the day has come and erasing has begun."""

        def unit(tx: Tx) -> None:
            learner = load_for(tx, person, Action.LEAVE, person.id)
            leaving = records.load(tx, Leaving, learner.id)
            if leaving is None:
                return
            if leaving.begun:
                raise Refused("leaving.over")
            tx.delete(Leaving.collection, learner.id)
            self._tell(tx, person, "learner.stay", learner)

        await self._store.run(unit)

    async def waiting(self, person: Person) -> list[Leaver]:
        """Who of the own municipality asked to be erased, the nearest day first. Raises `Refused`: access.refused."""
        require(person, Action.LEAVING_READ, municipality=person.municipality)
        today = self._clock.now().date()

        def unit(tx: Tx) -> list[Leaver]:
            found = []
            for leaving in records.find(tx, Leaving, "municipality", person.municipality):
                learner = records.load(tx, Learner, leaving.id)
                if learner and learner.state in ("active", "stopped"):
                    found.append(Leaver(learner.id, learner.name, leaving.erase_on, leaving.days_left(today)))
            return found

        return sorted(await self._store.read(unit), key=lambda one: (one.erase_on, one.number))

    def _tell(self, tx: Tx, person: Person, action: str, learner: Learner) -> None:
        subject, at = key_of(learner), self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=subject, municipality=learner.municipality)
