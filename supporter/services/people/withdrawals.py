"""Three ways to leave, taken by an office on somebody's word: one at once, two when a second look has agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from supporter.domain.accounts.learner import Learner
from supporter.domain.people.withdrawal import Ground, Way, Withdrawal
from supporter.domain.privacy.erasure_request import ErasureRequest, new_request
from supporter.domain.privacy.retention import check_decision
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.attempts import Attempts
from supporter.services.accounts.sessions import end_all, key_of
from supporter.services.people.learner_file import load_here, staff_names
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Asked:
    """A wish that waits for a second look; `may_agree` tells whether it may be the one who asks now."""

    number: str
    name: str
    withdrawal: Withdrawal
    by: str
    may_agree: bool


class Withdrawals:
    """What an office does when somebody wants to leave. Every step is audited with who asked for it."""

    def __init__(self, store: Store, clock: Clock, attempts: Attempts) -> None:
        self._store, self._clock, self._attempts = store, clock, attempts

    async def step_down(self, person: Person, number: str, ground: str) -> None:
        """Off the list of supporters, at once; the records stay. Raises `Refused`: withdrawal.no_ground."""
        why = _ground(ground)

        def unit(tx: Tx) -> None:
            learner = load_here(tx, person, Action.LEARNER_WITHDRAW, number)
            records.save(tx, learner.model_copy(update={"registered": "no"}))
            self._audit(tx, person, "learner.stepped_down", learner, ground=why)

        await self._store.run(unit)

    async def ask(self, person: Person, number: str, way: str, ground: str) -> Withdrawal:
        """Ask for one of the other two; nothing happens before `agree`. Raises `Refused`: withdrawal.no_ground, …"""
        if way not in get_args(Way):
            raise Refused("form.invalid", field="way")
        why = _ground(ground)

        def unit(tx: Tx) -> Withdrawal:
            learner = load_here(tx, person, Action.LEARNER_WITHDRAW, number)
            wish = Withdrawal(
                id=learner.id,
                municipality=learner.municipality,
                way=way,
                ground=why,
                asked_by=audit.actor_of(person),
                asked_on=self._clock.now().date(),
            )
            records.save(tx, wish)
            self._audit(tx, person, Action.LEARNER_WITHDRAW, learner, way=way, ground=why)
            return wish

        return await self._store.run(unit)

    async def agree(self, person: Person, number: str, decision_no: str = "") -> Withdrawal:
        """The second look; that somebody is erased before their time needs a 決裁番号 too.

        Raises `Refused`: withdrawal.second, withdrawal.none, duty.decision.
        """
        today = self._clock.now().date()

        def unit(tx: Tx) -> Withdrawal:
            learner = load_here(tx, person, Action.LEARNER_WITHDRAW, number)
            wish = records.load(tx, Withdrawal, learner.id)
            if wish is None:
                raise Refused("withdrawal.none")
            if not wish.may_agree(audit.actor_of(person), today):
                raise Refused("withdrawal.second")
            tx.delete(Withdrawal.collection, learner.id)
            if wish.way == "stop":
                tx.delete(ErasureRequest.collection, learner.id)
                self._stop(tx, learner)
            else:
                asked = records.load(tx, ErasureRequest, learner.id) or new_request(learner, today)
                number_of = check_decision(decision_no)
                decided = asked.decided(audit.actor_of(person), number_of)
                records.save(tx, decided.model_copy(update={"ground": wish.ground}))
            self._audit(tx, person, "learner.stopped" if wish.way == "stop" else "learner.leave_agreed", learner)
            return wish

        return await self._store.run(unit)

    async def take_back(self, person: Person, number: str) -> None:
        """Undo whatever can be: a wish, thirty days that run, or the stop. Raises `Refused`: leaving.over."""

        def unit(tx: Tx) -> None:
            learner = load_here(tx, person, Action.LEARNER_WITHDRAW, number)
            leaving = records.load(tx, ErasureRequest, learner.id)
            if leaving and leaving.begun:
                raise Refused("leaving.over")
            tx.delete(Withdrawal.collection, learner.id)
            tx.delete(ErasureRequest.collection, learner.id)
            records.save(tx, learner.model_copy(update={"state": "active"}))
            self._audit(tx, person, "learner.withdrawal_undone", learner)

        await self._store.run(unit)

    async def of(self, person: Person, number: str) -> Asked | None:
        """The wish that waits for one learner. Raises `Refused`: access.refused."""

        def unit(tx: Tx) -> Asked | None:
            learner = load_here(tx, person, Action.LEARNER_WITHDRAW, number)
            wish = records.load(tx, Withdrawal, learner.id)
            return self._asked(tx, person, learner, wish) if wish else None

        return await self._store.read(unit)

    async def waiting(self, person: Person) -> list[Asked]:
        """Every wish of the own municipality that waits for a second look. Raises `Refused`: access.refused."""
        require(person, Action.LEARNER_WITHDRAW, municipality=person.municipality)

        def unit(tx: Tx) -> list[Asked]:
            wishes = records.find(tx, Withdrawal, "municipality", person.municipality)
            pairs = ((wish, records.load(tx, Learner, wish.id)) for wish in wishes)
            return [self._asked(tx, person, learner, wish) for wish, learner in pairs if learner]

        return await self._store.read(unit)

    def _asked(self, tx: Tx, person: Person, learner: Learner, wish: Withdrawal) -> Asked:
        staff = wish.asked_by
        by = staff_names(tx, [staff]).get(staff, "")
        agrees = wish.may_agree(audit.actor_of(person), self._clock.now().date())
        return Asked(learner.id, learner.name, wish, by, agrees)

    def _stop(self, tx: Tx, learner: Learner) -> None:
        end_all(tx, key_of(learner))
        self._attempts.reset(tx, key_of(learner))
        records.save(tx, learner.model_copy(update={"state": "stopped", "wants_news": False, "registered": "no"}))

    def _audit(self, tx: Tx, person: Person, action: str, learner: Learner, **facts: object) -> None:
        town, at = learner.municipality, self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=key_of(learner), municipality=town, **facts)


def _ground(ground: str) -> Ground:
    for known in get_args(Ground):
        if ground == known:
            return known  # type: ignore[no-any-return]
    raise Refused("withdrawal.no_ground")
