"""Applying for a class from the public page: the coming classes of a town, a place, and giving it back."""

from __future__ import annotations

from supporter.domain.accounts.learner import Learner, Notice
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application, Wanted, check_wanted, may_apply, rank
from supporter.domain.training.session import TrainingSession
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.form_tokens import FormId
from supporter.services.shared.network import network
from supporter.services.training import places
from supporter.storage import records
from supporter.storage.base import Store, Tx


class Applying:
    """What everybody may do, with an account or without. A hall or an office shares one address."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._forms, self._wrong = doors.uses(doors.Use.APPLY), doors.guesses(doors.Door.CANCEL)

    async def coming(self, municipality: str) -> list[TrainingSession]:
        """Classes that the town holds or takes part in and that are told to everybody, the next one first."""
        today = self._clock.now().date()
        found = await self._store.read(lambda tx: records.find(tx, TrainingSession, "listing", "public"))
        near = [one for one in found if municipality in (one.municipality, *one.municipalities)]
        ahead = [one for one in near if one.held_on >= today and one.state != "ended"]
        return sorted(ahead, key=lambda one: (one.held_on, str(one.begins), one.id))

    async def shown(self, session_id: str) -> TrainingSession:
        """One class of the public list. Raises `Refused('event.unknown')`."""
        return await self._store.read(lambda tx: _listed(tx, session_id))

    def takes(self, session: TrainingSession) -> bool:
        """Whether one may apply today."""
        return may_apply(session, self._clock.now().date())

    async def apply(
        self, person: Person, session_id: str, wanted: Wanted, shown: FormId | None = None, address: str = ""
    ) -> tuple[Application, int]:
        """A place or a turn on the waiting list, and which turn (0: a place). Sent twice it is one application.

        `shown` is the form that this browser was shown. Learners who apply under their own name have one
        application in a class. Raises `Refused`: event.unknown, apply.closed, rate.limited, name.…, kana.…,
        form.invalid.
        """
        require(person, Action.APPLICATION_MAKE)
        wanted, now = check_wanted(wanted), self._clock.now()
        self._forms.take(address, now)

        def unit(tx: Tx) -> tuple[Application, int]:
            session = _listed(tx, session_id)
            learner = person.id if _is_own(tx, person, wanted) else ""
            id = _own_id(session_id, learner) if learner else places.form_id(session_id, shown or "", wanted)
            kept = records.load(tx, Application, id)
            if kept is None or (learner and not kept.stands):
                if not may_apply(session, now.date()):
                    raise Refused("apply.closed")
                notice = Notice(how="screen", at=now, by=audit.actor_of(person))
                kept = places.give(tx, session, places.Entry(id, wanted, "public", notice, learner=learner))
            return kept, rank(kept, places.of(tx, session_id))

        return await self._store.run(unit)

    async def own(self, person: Person, session_id: str) -> tuple[Application, int] | None:
        """The signed-in learner's own application, and its turn; `None` where there is none that stands."""
        if person.role is not Role.LEARNER:
            return None

        def unit(tx: Tx) -> tuple[Application, int] | None:
            kept = records.load(tx, Application, _own_id(session_id, person.id))
            return (kept, rank(kept, places.of(tx, session_id))) if kept and kept.stands else None

        return await self._store.read(unit)

    async def withdraw(self, session_id: str, number: str, name: str, address: str = "") -> Application:
        """Give a place back by the number that was told and the name (or its kana); twice is once.

        Raises `Refused`: event.unknown, apply.not_found, rate.limited.
        """
        now, tried_from = self._clock.now(), (session_id, network(address))
        if self._wrong.too_many(tried_from, now):
            raise Refused("rate.limited")

        def unit(tx: Tx) -> Application:
            session = _listed(tx, session_id)
            found = next((one for one in places.of(tx, session_id) if one.number == number and one.is_of(name)), None)
            if found is None or session.held_on < now.date():
                raise Refused("apply.not_found")
            if found.stands:
                places.withdraw(tx, session, found)
            return found

        try:
            return await self._store.run(unit)
        except Refused as refused:
            if refused.code == "apply.not_found":
                self._wrong.count(tried_from, now)
            raise


def _own_id(session_id: str, learner: str) -> str:
    return f"{session_id}:learner:{learner}"


def _listed(tx: Tx, session_id: str) -> TrainingSession:
    session = records.load(tx, TrainingSession, session_id)
    if session is None or session.listing != "public":
        raise Refused("event.unknown")
    return session


def _is_own(tx: Tx, person: Person, wanted: Wanted) -> bool:
    """Whether the signed-in learner applies for themselves, and not for who shares the telephone."""
    learner = records.load(tx, Learner, person.id) if person.role is Role.LEARNER else None
    return learner is not None and fold(learner.name) == fold(wanted.name)
