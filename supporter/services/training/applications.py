"""Applications as staff keep them: the list of a class, entered for who called or wrote, answered, tidied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from supporter.domain.accounts.learner import Notice
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application, Wanted, check_wanted, kept_until, twins
from supporter.domain.training.session import TrainingSession
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.form_tokens import FormId
from supporter.services.training import places, sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

Change = Callable[[Tx, TrainingSession, Application], None]


class Applications:
    """What staff of the host do; each deed and each look is in the audit log. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def all(self, person: Person, session_id: str) -> list[Application]:
        """Every application of a class, in the order in which they came.

        配慮の希望 are left out for who may not read them, contacts for trainers once the class is some days over.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> list[Application]:
            session = sessions.load_for(tx, person, Action.APPLICATION_MANAGE, session_id)
            reached = sessions.reachable(tx, person, session, now.date())
            found = [_as_seen(one, person, session, reached) for one in places.of(tx, session_id)]
            self._audit_session(tx, person, session, "listed", rows=len(found))
            return found

        return await self._store.run(unit)

    async def for_reception(self, person: Person, session_id: str) -> list[Application]:
        """Who is expected or waits, by kana, with their 配慮の希望: for the staff of the day."""
        now = self._clock.now()

        def unit(tx: Tx) -> list[Application]:
            session = sessions.load_for(tx, person, Action.NEEDS_READ, session_id)
            found = [one.model_copy(update={"contact": ""}) for one in places.of(tx, session_id) if one.stands]
            actor, town = audit.actor_of(person), session.municipality
            audit.record(tx, now, actor, Action.NEEDS_READ, subject=session.id, municipality=town, rows=len(found))
            return sorted(found, key=lambda one: (one.kana or one.name, one.order))

        return await self._store.run(unit)

    async def enter(
        self,
        person: Person,
        session_id: str,
        wanted: Wanted,
        how: Literal["spoken", "paper"],
        shown: FormId | None = None,
        *,
        another: bool = False,
    ) -> Application:
        """Put down who called (`spoken`: they have heard the answer) or wrote by FAX; sent twice it is one.

        Raises `Refused`: name.…, kana.…, session.ended, and apply.twice where somebody of that name has applied,
        unless it is `another` person.
        """
        wanted, now = check_wanted(wanted), self._clock.now()

        def unit(tx: Tx) -> Application:
            session = sessions.load_for(tx, person, Action.APPLICATION_MANAGE, session_id)
            id = places.form_id(session_id, shown or "", wanted)
            if kept := records.load(tx, Application, id):
                return kept
            if session.state == "ended":
                raise Refused("session.ended")
            same = twins(wanted, places.of(tx, session_id))
            if same and not another:
                raise Refused("apply.twice", numbers="、".join(one.number for one in same))
            notice = Notice(how=how, at=now, by=audit.actor_of(person))
            entered = places.give(tx, session, places.Entry(id, wanted, "proxy", notice, told=how == "spoken"))
            self._audit_session(tx, person, session, "entered", application=entered.id)
            return entered

        return await self._store.run(unit)

    async def withdraw(self, person: Person, application_id: str) -> None:
        """Give a place back; who waits moves up and has to be told."""

        def change(tx: Tx, session: TrainingSession, one: Application) -> None:
            if one.stands:
                places.withdraw(tx, session, one)

        await self._alter(person, application_id, "withdrawn", change)

    async def restore(self, person: Person, application_id: str) -> None:
        """Take a withdrawal back."""

        def change(tx: Tx, session: TrainingSession, one: Application) -> None:
            if not one.stands:
                places.restore(tx, session, one)

        await self._alter(person, application_id, "restored", change)

    async def tell(self, person: Person, application_id: str, *, told: bool) -> None:
        """Note whether somebody has been told where they stand."""

        def change(tx: Tx, session: TrainingSession, one: Application) -> None:
            records.save(tx, one.model_copy(update={"told": told}))

        await self._alter(person, application_id, "told" if told else "untold", change)

    async def untold(self, person: Person) -> list[tuple[TrainingSession, int]]:
        """Coming classes of the own municipality whose applicants have still to be told, and how many."""
        require(person, Action.APPLICATION_MANAGE, municipality=person.municipality)
        today = self._clock.now().date()

        def unit(tx: Tx) -> list[tuple[TrainingSession, int]]:
            held = tx.find(TrainingSession.collection, "municipality", person.municipality)
            ahead = [TrainingSession.model_validate(doc) for doc in held if doc["held_on"] >= today.isoformat()]
            counts = [(one, sum(not each.told for each in places.of(tx, one.id))) for one in ahead]
            return sorted(((one, count) for one, count in counts if count), key=lambda pair: pair[0].held_on)

        return await self._store.read(unit)

    async def tidy(self) -> int:
        """Forget 配慮の希望 from the day after the class, and names when their years are over; returns how many.

        To be called once a day.
        """
        today = self._clock.now().date()
        due = [doc["id"] for doc in self._store.scan(TrainingSession.collection) if doc["held_on"] < today.isoformat()]
        return sum([await self._store.run(partial(self._tidied, session_id=id, today=today)) for id in due])

    async def _alter(self, person: Person, application_id: str, did: str, change: Change) -> None:
        def unit(tx: Tx) -> None:
            one = records.load(tx, Application, application_id)
            session = sessions.load_for(tx, person, Action.APPLICATION_MANAGE, one.session if one else "")
            assert one is not None
            change(tx, session, one)
            self._audit_session(tx, person, session, did, application=one.id)

        await self._store.run(unit)

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, did: str, **more: object) -> None:
        actor, facts = audit.actor_of(person), {"did": did, **more}
        _record(tx, self._clock.now(), actor, session, facts)

    def _tidied(self, tx: Tx, session_id: str, today: dt.date) -> int:
        session = records.load(tx, TrainingSession, session_id)
        kept = places.of(tx, session_id)
        if session is None or session.held_on >= today:
            return 0
        if today > kept_until(session):
            for one in kept:
                tx.delete(Application.collection, one.id)
            changed, did = kept, "disposed"
        else:
            changed, did = [one for one in kept if one.needs or one.needs_text], "needs forgotten"
            for one in changed:
                records.save(tx, one.without_needs())
        if changed:
            _record(tx, self._clock.now(), audit.COMMAND, session, {"did": did, "rows": len(changed)})
        return len(changed)


def _record(tx: Tx, at: dt.datetime, actor: str, session: TrainingSession, facts: Mapping[str, object]) -> None:
    about, town = session.id, session.municipality
    audit.record(tx, at, actor, Action.APPLICATION_MANAGE, subject=about, municipality=town, **facts)


def _as_seen(one: Application, person: Person, session: TrainingSession, reached: bool) -> Application:
    if not may(person, Action.NEEDS_READ, municipality=session.municipality):
        one = one.without_needs()
    if not reached:
        one = one.model_copy(update={"contact": ""})
    return one
