"""当日係: passes made for one training session, which sign in without a password on its day alone."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import NamedTuple

from supporter.domain.accounts.sign_in import SignIn
from supporter.domain.certificates.serials import RANDOM_BYTES, clean_code, new_code
from supporter.domain.checkin.day_pass import DayPass, check_duties, check_label
from supporter.domain.shared.access import Action, Person, Role
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.sessions import NewSignIn, end_all, key_of
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.secrets import digest, new_secret
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

MOST_PASSES = 30


class Made(NamedTuple):
    """A new pass and its code, which nobody can be told again."""

    daypass: DayPass
    code: str


class DayPasses:
    """What trainers and officers hand to the day's staff, and how those come in."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._wrong = doors.guesses(doors.Door.PASS)

    async def make(self, person: Person, session_id: str, label: str, duties: Iterable[str]) -> Made:
        """A pass of that name. Raises `Refused`: access.refused, pass.label, pass.no_duty, pass.too_many."""
        label, wanted = check_label(label), check_duties(duties)
        code, now = new_code(secrets.token_bytes(RANDOM_BYTES)), self._clock.now()

        def unit(tx: Tx) -> Made:
            session = sessions.load_for(tx, person, Action.PASS_MANAGE, session_id)
            if len(tx.find(DayPass.collection, "session", session_id)) >= MOST_PASSES:
                raise Refused("pass.too_many", most=MOST_PASSES)
            made = DayPass(
                id=f"{now:%Y%m%d%H%M%S}{secrets.token_hex(6)}",
                session=session_id,
                municipality=session.municipality,
                label=label,
                duties=wanted,
                code=digest(code),
                by=audit.actor_of(person),
                made_at=now,
            )
            records.save(tx, made)
            self._audit_session(tx, person, made, did="made", duties=" ".join(wanted))
            return Made(made, code)

        return await self._store.run(unit)

    async def all(self, person: Person, session_id: str) -> list[DayPass]:
        """The passes of a class, the newest last. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> list[DayPass]:
            sessions.load_for(tx, person, Action.PASS_MANAGE, session_id)
            return records.find(tx, DayPass, "session", session_id)

        return await self._store.read(unit)

    async def revoke(self, person: Person, session_id: str, id: str) -> None:
        """Let a pass open nothing any more, here and on every phone. Raises `Refused`: access.refused."""
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            sessions.load_for(tx, person, Action.PASS_MANAGE, session_id)
            kept = records.load(tx, DayPass, id)
            if kept is None or kept.session != session_id:
                raise Refused("access.refused")
            if kept.revoked_at is None:
                records.save(tx, kept.model_copy(update={"revoked_at": now}))
                end_all(tx, key_of(kept))
                self._audit_session(tx, person, kept, did="revoked")

        await self._store.run(unit)

    async def enter(self, code: str, address: str) -> NewSignIn:
        """Sign in with what a pass says, until the end of the day; as often as its holder has phones.

        Raises `Refused`: pass.unknown, pass.early, pass.over, rate.limited.
        """
        now, place = self._clock.now(), network(address)
        typed = clean_code(code)

        def unit(tx: Tx) -> NewSignIn:
            kept = next(iter(records.find(tx, DayPass, "code", digest(typed))), None) if typed else None
            session = records.load(tx, TrainingSession, kept.session) if kept else None
            if kept is None or session is None or kept.revoked_at:
                raise Refused("pass.unknown")
            _require_today(session, now.date())
            self._audit_session(tx, kept.person, kept, did="entered")
            return _opened(tx, kept, session, now)

        try:
            return await self._store.run(unit)
        except Refused as refused:
            # Who holds a pass does not wait for what others mistype: the code is too long to be swept.
            if refused.code == "pass.unknown" and self._wrong.too_many(place, now):
                raise Refused("rate.limited") from None
            if refused.code == "pass.unknown":
                self._wrong.count(place, now)
            raise

    async def at_work(self, person: Person, session_id: str, action: Action) -> TrainingSession:
        """The class somebody works at. Raises `Refused('access.refused')`."""
        return await self._store.read(lambda tx: sessions.load_for(tx, person, action, session_id))

    async def own(self, helper: Person) -> tuple[DayPass, TrainingSession]:
        """A helper's pass and class. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> tuple[DayPass, TrainingSession]:
            kept = records.load(tx, DayPass, helper.id) if helper.role is Role.HELPER else None
            if kept is None:
                raise Refused("access.refused")
            return kept, sessions.load(tx, kept.session)

        return await self._store.read(unit)

    async def tidy(self) -> int:
        """Drop the passes of classes whose day is over; returns how many. To be called once a day."""
        today = self._clock.now().date()

        known = [doc["id"] for doc in self._store.scan(DayPass.collection)]

        def unit(tx: Tx) -> int:
            over = [kept for id in known if (kept := records.load(tx, DayPass, id)) and _over(tx, kept, today)]
            for kept in over:
                end_all(tx, key_of(kept))
                tx.delete(DayPass.collection, kept.id)
            return len(over)

        return await self._store.run(unit) if known else 0

    def _audit_session(self, tx: Tx, person: Person, kept: DayPass, **facts: object) -> None:
        actor, subject = audit.actor_of(person), f"helper:{kept.id}"
        audit.record(
            tx,
            self._clock.now(),
            actor,
            Action.PASS_MANAGE,
            subject=subject,
            municipality=kept.municipality,
            session=kept.session,
            **facts,
        )


def _over(tx: Tx, kept: DayPass, today: dt.date) -> bool:
    session = records.load(tx, TrainingSession, kept.session)
    return session is None or session.held_on < today


def _require_today(session: TrainingSession, today: dt.date) -> None:
    if today < session.held_on:
        raise Refused("pass.early", month=session.held_on.month, day=session.held_on.day)
    if today > session.held_on:
        raise Refused("pass.over")


def _opened(tx: Tx, kept: DayPass, session: TrainingSession, now: dt.datetime) -> NewSignIn:
    token = new_secret()
    midnight = dt.datetime.combine(session.held_on + dt.timedelta(days=1), dt.time(), TOKYO)
    records.save(tx, SignIn(id=digest(token), person=key_of(kept), created_at=now, expires_at=midnight, device="work"))
    return NewSignIn(token, kept.person, midnight, True, "", False)
