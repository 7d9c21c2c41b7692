"""消す・やめる: asked for with the PIN, undone by one tap for thirty days, seen by the own office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supporter.domain.accounts.learner import KEPT_BY_NAME, Learner
from supporter.domain.privacy.erasure_request import ErasureRequest, new_request
from supporter.domain.privacy.retention import check_decision
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.learners import Learners, load_for
from supporter.services.accounts.sessions import key_of
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class WaitingErasure:
    """Somebody who asked to be erased, as an officer sees them; `days_left` is less than 0 once the day is past."""

    number: str
    name: str
    erase_on: dt.date
    days_left: int
    decided: bool
    decision_no: str


class ErasureRequests:
    """The thirty days. Everything else goes on as before."""

    def __init__(self, store: Store, clock: Clock, people: Learners) -> None:
        self._store, self._clock, self._people = store, clock, people

    async def of(self, person: Person) -> ErasureRequest | None:
        """The own wish; `None` where there is none, and for everybody but learners."""
        if person.role is not Role.LEARNER:
            return None
        return await self._store.read(lambda tx: records.load(tx, ErasureRequest, person.id))

    async def ask(self, person: Person, pin: str) -> ErasureRequest:
        """To be erased in thirty days; asked twice, the first day counts.

        Raises `Refused`: pin.wrong_left, pin.resting, access.refused.
        """
        await self._people.prove(person, pin)
        today = self._clock.now().date()

        def unit(tx: Tx) -> ErasureRequest:
            learner = load_for(tx, person, Action.LEAVE, person.id)
            if there := records.load(tx, ErasureRequest, learner.id):
                return there
            leaving = new_request(learner, today)
            records.save(tx, leaving)
            self._audit(tx, person, "learner.leave", learner)
            return leaving

        return await self._store.run(unit)

    async def cancel(self, person: Person) -> None:
        """Take it back. Raises `Refused`: leaving.over once the day has come and erasing has begun."""

        def unit(tx: Tx) -> None:
            learner = load_for(tx, person, Action.LEAVE, person.id)
            leaving = records.load(tx, ErasureRequest, learner.id)
            if leaving is None:
                return
            if leaving.begun:
                raise Refused("leaving.over")
            tx.delete(ErasureRequest.collection, learner.id)
            self._audit(tx, person, "learner.stay", learner)

        await self._store.run(unit)

    async def waiting(self, person: Person) -> list[WaitingErasure]:
        """Who of the own municipality asked to be erased, the nearest day first. Raises `Refused`: access.refused."""
        require(person, Action.LEAVING_READ, municipality=person.municipality)
        today = self._clock.now().date()

        def unit(tx: Tx) -> list[WaitingErasure]:
            found = []
            for leaving in records.find(tx, ErasureRequest, "municipality", person.municipality):
                learner = records.load(tx, Learner, leaving.id)
                if learner and learner.state in KEPT_BY_NAME:
                    days, decided = leaving.days_until(today), not leaving.undecided
                    one = (learner.id, learner.name, leaving.erase_on, days, decided, leaving.decision_no)
                    found.append(WaitingErasure(*one))
            return found

        return sorted(await self._store.read(unit), key=lambda one: (one.erase_on, one.number))

    async def decide(self, person: Person, number: str, decision_no: str) -> None:
        """Allow that somebody is erased on their day, though the years of the record are not over.

        Raises `Refused`: access.refused, withdrawal.none, duty.decision.
        """

        def unit(tx: Tx) -> None:
            learner, leaving = _asked(tx, person, number)
            records.save(tx, leaving.decided(audit.actor_of(person), check_decision(decision_no)))
            self._audit(tx, person, "learner.leave_agreed", learner)

        await self._store.run(unit)

    async def undecided(self, person: Person) -> int:
        """How many wishes of the own municipality wait for an officer. Raises `Refused`: access.refused."""
        return sum(not one.decided for one in await self.waiting(person))

    def _audit(self, tx: Tx, person: Person, action: str, learner: Learner) -> None:
        subject, at = key_of(learner), self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=subject, municipality=learner.municipality)


def _asked(tx: Tx, person: Person, number: str) -> tuple[Learner, ErasureRequest]:
    """Who of the own municipality asked to be erased, and the wish, so long as nothing has begun."""
    learner = records.load(tx, Learner, number)
    require(person, Action.LEARNER_WITHDRAW, municipality=learner.municipality if learner else "")
    leaving = records.load(tx, ErasureRequest, number)
    if learner is None or leaving is None or leaving.begun:
        raise Refused("withdrawal.none")
    return learner, leaving
