"""Training sessions: planned, and set down, by the staff of the municipality that holds them."""

from __future__ import annotations

import re
import secrets

from supporter.content.courses.library import Library
from supporter.domain.classroom.join_code import join_code
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.todays_moves import taken_along
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_number import next_number, same_number
from supporter.domain.training.todays_class import TodaysClass
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import places, sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: What happens in a class, which planning it anew leaves alone.
_KEPT = (
    *("code", "version", "room", "before", "hands", "calls", "voices", "finished_at", "applied", "waiting"),
    *("captions", "questions", "checks", "checks_on", "otherwise"),
)
_TRIES = 100


class Planning:
    """What staff do with training sessions before and after; the room itself is `RoomControl`'s."""

    def __init__(self, store: Store, clock: Clock, library: Library) -> None:
        self._store, self._clock, self._library = store, clock, library

    async def plan(self, person: Person, wanted: TrainingSession, like: str = "") -> TrainingSession:
        """Set a class down under the id its form was given, or change its plan; sent twice it is one class.

        Where the room has more places now, who waits moves up; nobody loses a place. Another day, time or place
        has to be told to everybody who has applied. A new one `like` another class of the town, with the same course,
        takes along what that one does otherwise than its course.
        Without a 実施番号 it gets the next one of the 年度 of its day.
        Raises `Refused`: access.refused, course.unknown, plan.times, plan.until, plan.address, plan.number_taken.
        """
        require(person, Action.TRAINING_PLAN, municipality=wanted.municipality)
        self._check(wanted)
        now = self._clock.now()

        def unit(tx: Tx) -> TrainingSession:
            kept = records.load(tx, TrainingSession, wanted.id)
            if kept is None and records.load(tx, Rehearsal, wanted.id):
                raise Refused("access.refused")
            if kept is not None:
                require(person, Action.TRAINING_PLAN, municipality=kept.municipality)
                happened = {name: getattr(kept, name) for name in _KEPT} | {"version": kept.version + 1}
            else:
                happened = {"code": free_code(tx), "otherwise": _like(tx, person, wanted, like)}
            session = wanted.model_copy(update=happened | {"number": _number(tx, kept, wanted)})
            sessions.save_room(tx, session)
            places.settle(tx, session)
            if kept and _invites(kept) != _invites(session):
                places.untell(tx, session.id)
            audit.record(
                tx,
                now,
                audit.actor_of(person),
                Action.TRAINING_PLAN,
                subject=session.id,
                municipality=session.municipality,
            )
            return session

        return await self._store.run(unit)

    async def planned(self, person: Person, session_id: str) -> TrainingSession:
        """One class of the own municipality. Raises `Refused('access.refused')`."""
        return await self._store.read(lambda tx: sessions.load_for(tx, person, Action.TRAINING_PLAN, session_id))

    async def all(self, person: Person, municipality: str) -> list[TrainingSession]:
        """The classes of a municipality, the latest first. Raises `Refused('access.refused')`."""
        require(person, Action.TRAINING_PLAN, municipality=municipality)
        found = await self._store.read(lambda tx: records.find(tx, TrainingSession, "municipality", municipality))
        return sorted(found, key=lambda session: (session.held_on, session.id), reverse=True)

    async def hold(self, person: Person, session: TrainingSession) -> None:
        """Note a class under its natural id, as it was held. Raises `Refused`: access.refused."""
        require(person, Action.TRAINING_HOLD, municipality=session.municipality)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            records.save(tx, session)
            audit.record(
                tx,
                now,
                audit.actor_of(person),
                Action.TRAINING_HOLD,
                subject=session.id,
                municipality=session.municipality,
            )

        await self._store.run(unit)

    def _check(self, wanted: TrainingSession) -> None:
        if wanted.course not in self._library.courses:
            raise Refused("course.unknown")
        if wanted.begins and wanted.ends and wanted.ends <= wanted.begins:
            raise Refused("plan.times")
        if wanted.apply_until and wanted.apply_until > wanted.held_on:
            raise Refused("plan.until")
        if wanted.online and not re.fullmatch(r"https://[^\s<>\"']+", wanted.online):
            raise Refused("plan.address")


def _number(tx: Tx, kept: TrainingSession | None, wanted: TrainingSession) -> str:
    """The 実施番号, of which a municipality has one in the 年度 of the class. Raises `Refused('plan.number_taken')`."""
    year = fiscal_year(wanted.held_on)
    others = (
        one for one in records.find(tx, TrainingSession, "municipality", wanted.municipality) if one.id != wanted.id
    )
    taken = [one.number for one in others if fiscal_year(one.held_on) == year]
    if not wanted.number:
        return next_number(wanted.held_on, taken)
    as_it_was = kept is not None and kept.number == wanted.number and fiscal_year(kept.held_on) == year
    if not as_it_was and any(same_number(wanted.number, one) for one in taken):
        raise Refused("plan.number_taken", number=wanted.number, free=next_number(wanted.held_on, taken))
    return wanted.number


def _invites(session: TrainingSession) -> tuple[object, ...]:
    """What somebody has to know to come."""
    return (session.held_on, session.begins, session.venue, session.online)


def _like(tx: Tx, person: Person, wanted: TrainingSession, like: str) -> TodaysClass:
    """What a class of the same form is to do otherwise than its course."""
    if not like:
        return wanted.otherwise
    found = sessions.load_for(tx, person, Action.TRAINING_PLAN, like)
    alike = (found.municipality, found.course) == (wanted.municipality, wanted.course)
    return taken_along(found.otherwise) if alike else wanted.otherwise


def free_code(tx: Tx) -> str:
    """Six digits that no other class has ever had: an old flyer must not lead into a new class."""
    for _ in range(_TRIES):
        code = join_code(secrets.randbelow(10**9))
        if not any(tx.find(kind.collection, "code", code) for kind in (TrainingSession, Rehearsal)):
            return code
    raise RuntimeError("no free join code was found")
