"""Claiming: who was made for a seat of a class receives the record with the 引換番号, once, within a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.password_rules import check_pin
from supporter.domain.certificates.serials import name_hint
from supporter.domain.classroom.join_code import clean_claim, clean_seat_number
from supporter.domain.classroom.lacking import Lack, of_seat, supplied
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import months_after
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.accounts.attempts import Attempts
from supporter.services.accounts.sign_up import put_card
from supporter.services.closing.confirming import Confirming
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.secrets import Hasher, digest
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

MONTHS = 12


@dataclass(frozen=True)
class Claimable:
    """So much of a record that its owner knows it, and nobody else learns who it is."""

    number: int
    course: str
    held_on: dt.date
    municipality: str
    name_hint: str
    outcome: Outcome


class Lacking(NamedTuple):
    """What has still to be told, and the towns that take part: code and name."""

    what: tuple[Lack, ...]
    towns: tuple[tuple[str, str], ...]


class Claims:
    """Wrong ones are counted by address and number, and those of an address that tries a hundred of them together.

    A right one is taken all the same: fifty random bits are not swept, and a hall shares one address.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        clock: Clock,
        hasher: Hasher,
        attempts: Attempts,
        confirming: Confirming,
    ) -> None:
        self._store, self._library, self._clock = store, library, clock
        self._hasher, self._attempts, self._confirming = hasher, attempts, confirming

    async def look(self, person: Person, number: str, code: str, address: str = "") -> Claimable:
        """What a 番号札 belongs to.

        Raises `Refused`: claim.wrong, pin.resting, claim.waiting, claim.taken, claim.counted, claim.over, and
        claim.lacking where `lacking` and `supply` go on.
        """
        require(person, Action.RECORD_CLAIM)
        session, seat, learner = await self._whose(number, code, address)
        course = self._library.of(session.municipality).courses.get(session.course)
        town = await self._store.read(lambda tx: records.load(tx, Municipality, learner.municipality))
        return Claimable(
            number=seat.number,
            course=course.title.plain if course else session.course,
            held_on=session.held_on,
            municipality=town.name if town else "",
            name_hint=name_hint(learner.name),
            outcome=seat.finished.outcome if seat.finished else "attended",
        )

    async def take(self, person: Person, number: str, code: str, pin: str, address: str = "") -> str:
        """Choose a PIN; returns the code of the new 受講票, which signs in. Sent twice it is claim.taken.

        Raises `Refused` as `look` does, and pin.weak.
        """
        require(person, Action.RECORD_CLAIM)
        _, seat, learner = await self._whose(number, code, address)
        hash = await self._hasher.hash(check_pin(pin, learner.id))
        now = self._clock.now()

        def unit(tx: Tx) -> str:
            still = records.load(tx, Learner, learner.id)
            if still is None or still.state != "active" or still.pin_hash:
                raise Refused("claim.taken")
            subject = f"learner:{still.id}"
            facts = {"session": seat.session}
            audit.record(tx, now, subject, "learner.claimed", subject=subject, municipality=still.municipality, **facts)
            return put_card(tx, still.model_copy(update={"pin_hash": hash}))[1]

        return await self._store.run(unit)

    async def lacking(self, person: Person, number: str, code: str, address: str = "") -> Lacking:
        """What its owner has still to tell, and the towns among which to choose. Raises `Refused` as `look` does."""
        require(person, Action.RECORD_CLAIM)
        session, seat, _ = await self._found(number, code, address)
        found = await self._store.read(lambda tx: [records.load(tx, Municipality, id) for id in taking_part(session)])
        return Lacking(of_seat(session, seat), tuple((town.id, town.name) for town in found if town))

    async def supply(self, person: Person, number: str, code: str, guest: Guest, address: str = "") -> None:
        """Tell the name or the town that was lacking. Once the class is confirmed, so is this seat, by the same rule;
        a namesake is looked at by staff first.

        Raises `Refused` as `look` does, and lack.…, name.…, kana.invalid.
        """
        require(person, Action.RECORD_CLAIM)
        _, found, _ = await self._found(number, code, address)

        def unit(tx: Tx) -> None:
            seat, session = records.load(tx, Seat, found.id), records.load(tx, TrainingSession, found.session)
            if seat is None or session is None:
                raise Refused("claim.wrong")
            told = supplied(session, seat, guest).model_copy(update={"finished": None})
            records.save(tx, told)
            by, town = "card", session.municipality
            now = self._clock.now()
            audit.record(tx, now, by, "record.supplied", subject=session.id, municipality=town, seat=seat.number)
            if seat.finished and not self._confirming.confirm(tx, by, session, told):
                records.save(tx, session.model_copy(update={"finished_at": None}))
            sessions.tell_seats(tx, session.id)

        await self._store.run(unit)

    async def _whose(self, number: str, code: str, address: str) -> tuple[TrainingSession, Seat, Learner]:
        """The seat, and whose record it has become."""
        session, seat, learner = await self._found(number, code, address)
        ask = {"department": await self._department(session)}
        if of_seat(session, seat):
            raise Refused("claim.lacking", **ask)
        if seat.finished is None:
            raise Refused("claim.waiting")
        if learner is None or not seat.finished.how:
            raise Refused("claim.counted", **ask)
        if learner.pin_hash:
            raise Refused("claim.taken")
        return session, seat, learner

    async def _found(self, number: str, code: str, address: str) -> tuple[TrainingSession, Seat, Learner | None]:
        now = self._clock.now()
        place, claim = _read(number, code)
        found = await self._store.read(lambda tx: _seat_of(tx, place, claim))
        if found is None:
            refusal = await self._store.run(lambda tx: self._wrong(tx, now, place, address))
            raise Refused("claim.wrong", **refusal.facts) if refusal.code == "pin.wrong_left" else refusal
        if months_after(found[0].held_on, MONTHS) < now.date():
            raise Refused("claim.over", department=await self._department(found[0]))
        return found

    def _wrong(self, tx: Tx, now: dt.datetime, place: int, address: str) -> Refused:
        tried = self._attempts.of(f"claim:{place}:{network(address)}", address)
        counted = self._attempts.count(tx, now, tried)
        if not counted.rests:
            self._attempts.failed(tx, now, tried)
        return counted.refusal

    async def _department(self, session: TrainingSession) -> str:
        town = await self._store.read(lambda tx: records.load(tx, Municipality, session.municipality))
        return town.department if town else ""


def _read(number: str, code: str) -> tuple[int, str]:
    """What was typed; a number or a code that can be none is wrong like any other."""
    try:
        place = clean_seat_number(number)[0]
    except Refused:
        return 0, ""
    try:
        return place, clean_claim(code)
    except Refused:
        return place, ""


def _seat_of(tx: Tx, number: int, claim: str) -> tuple[TrainingSession, Seat, Learner | None] | None:
    found = records.find(tx, Seat, "claim", digest(claim)) if claim else []
    seat = next((one for one in found if number in (one.number, one.printed) and one.joined_at), None)
    session = records.load(tx, TrainingSession, seat.session) if seat else None
    if seat is None or session is None:
        return None
    learner = records.load(tx, Learner, seat.learner) if seat.learner else None
    return session, seat, learner if learner and learner.state == "active" else None
