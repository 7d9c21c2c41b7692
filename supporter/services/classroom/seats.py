"""Seats by phone: taken with a card, a number or a name, come back to, moved to another phone and left."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Container
from dataclasses import dataclass

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.serials import RANDOM_BYTES, new_code
from supporter.domain.classroom.join_code import entry_code
from supporter.domain.classroom.seat import Guest, Seat, check_guest, require_place, seat_id
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.shared import doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.rate_limits import GuessLimit
from supporter.services.shared.secrets import digest, same
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx

MOST_PUPILS = 60
#: What is told of a number or of digits that are not one's own.
_GUESSED = ("seat.wrong", "seat.unknown", "seat.taken", "seat.given")
_SECRET = re.compile(r"[0-9a-f]{32,64}")


@dataclass(frozen=True)
class Way:
    """How somebody joins: with a card (`claim`), with its number, with the number and the four digits that
    their phone showed, as the learner who is signed in (`me`), with a name, or with nothing in a school class.

    `move` takes a seat over from another phone.
    """

    claim: str = ""
    number: int = 0
    entry: str = ""
    me: bool = False
    guest: Guest | None = None
    move: bool = False


@dataclass(frozen=True)
class Taken:
    """A seat as its phone is told of it; `claim` is its 引換番号, empty where that is printed on a card."""

    session: TrainingSession
    seat: Seat
    claim: str


class Seats:
    """What phones do with seats. The authority over a seat is the secret that its phone has drawn."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._entry = doors.guesses(doors.Door.ENTRY)
        self._entries, self._numbers = doors.guesses(doors.Door.ENTRIES), doors.guesses(doors.Door.SEATS)

    async def join(
        self,
        person: Person,
        session_id: str,
        way: Way,
        secret: str,
        network: str = "",
        on_line: Container[int] | None = None,
    ) -> Taken:
        """Take a seat for the phone that drew `secret`; sent twice it is one seat.

        A number alone opens a card on which no name stands. Wrong numbers and digits are counted by `network`.
        `on_line` are the seats whose phones are there now: a phone that is gone and has answered nothing takes no
        place from others (`None`: it does).

        Raises `Refused`: session.not_open, session.ended, session.full, seat.unknown, seat.wrong, seat.taken,
        seat.given, seat.resting, name.…, kana.invalid, access.refused.
        """
        require(person, Action.CLASS_JOIN)
        if not _SECRET.fullmatch(secret):
            raise Refused("message.malformed")
        guest = check_guest(way.guest) if way.guest else None
        now = self._clock.now()
        guarded = self._doors(session_id, way, network)
        for door, place in guarded:
            door.refuse(place, now)

        def unit(tx: Tx) -> Taken:
            session = sessions.load(tx, session_id)
            if seat := sessions.by_secret(tx, session_id, secret):
                return _taken(session, seat, secret)
            _require_open(session)
            seat = _find(tx, session, way, person) or _new(tx, session, way, guest, person, on_line)
            if guest and not seat.name and not session.school:
                seat = named(seat, guest)
            seat = _sat_down(session, seat, secret, now, bare=bool(way.number and not way.entry and seat.claim))
            sessions.save_seat(tx, seat)
            return _taken(session, seat, secret)

        try:
            return await self._store.run(unit)
        except Refused as refused:
            if refused.code in _GUESSED:
                for door, place in guarded:
                    door.count(place, now)
            raise

    def _doors(self, session_id: str, way: Way, network: str) -> list[tuple[GuessLimit, tuple[object, ...]]]:
        """Where a wrong number counts, with four digits or without; what a card's QR says is too long to be guessed."""
        if way.claim or not way.number:
            return []
        here = (session_id, network)
        if way.entry:
            return [(self._entry, (session_id, way.number)), (self._entries, here)]
        return [(self._numbers, here)]

    async def rejoin(self, session_id: str, secret: str) -> Taken | None:
        """The seat that a phone's secret opens; `None` where somebody moved it to another phone. Only looks."""

        def unit(tx: Tx) -> Taken | None:
            seat = sessions.by_secret(tx, session_id, secret)
            return _taken(sessions.load(tx, session_id), seat, secret) if seat else None

        return await self._store.read(unit)

    async def leave(self, session_id: str, secret: str) -> None:
        """Let go of a seat from its own phone: who comes with the card takes it again.

        Whom the reception has let in stays present until the reception says otherwise.
        """

        def unit(tx: Tx) -> None:
            seat = sessions.by_secret(tx, session_id, secret)
            if seat and seat.received:
                sessions.save_seat(tx, seat.model_copy(update={"token": "", "kind": "paper"}))
            elif seat:
                sessions.save_seat(tx, seat.model_copy(update={"token": "", "left_at": self._clock.now()}))

        await self._store.run(unit)


def claim_of(session_id: str, secret: str) -> str:
    """The 引換番号 of a seat without a card: drawn from the phone's secret, so that it can be told again."""
    bits = hmac.new(secret.encode(), f"claim/{session_id}".encode(), hashlib.sha256).digest()
    return new_code(bits[:RANDOM_BYTES])


def _taken(session: TrainingSession, seat: Seat, secret: str) -> Taken:
    claim = claim_of(session.id, secret)
    if seat.bare:
        seat = seat.model_copy(update={"name": "", "kana": ""})
    return Taken(session, seat, claim if seat.claim == digest(claim) else "")


def _require_open(session: TrainingSession) -> None:
    if session.state == "planned":
        raise Refused("session.not_open")
    if session.state == "ended":
        raise Refused("session.ended")


def _find(tx: Tx, session: TrainingSession, way: Way, person: Person) -> Seat | None:
    """The seat that a card, a number or an account means; `None` where a new one is to be made."""
    if way.claim:
        return _free(_by_claim(tx, session.id, way.claim), move=way.move)
    if way.number:
        return _by_number(tx, session, way)
    return _of_learner(tx, session.id, person, move=way.move) if way.me else None


def _by_number(tx: Tx, session: TrainingSession, way: Way) -> Seat | None:
    seat = records.load(tx, Seat, seat_id(session.id, way.number))
    if way.entry:
        if seat is None or not seat.entry or not same(seat.entry, way.entry):
            raise Refused("seat.wrong")
        return seat
    if seat is None and session.school and way.number <= MOST_PUPILS:
        return None
    if seat is None:
        raise Refused("seat.unknown")
    seat = _free(seat, move=False)
    if seat.name or seat.kana or seat.learner or seat.application:
        raise Refused("seat.given", number=seat.number)
    return seat


def _free(seat: Seat, *, move: bool) -> Seat:
    if seat.token and not move:
        raise Refused("seat.taken", number=seat.number)
    return seat


def _by_claim(tx: Tx, session_id: str, claim: str) -> Seat:
    found = records.find(tx, Seat, "claim", digest(claim))
    seat = next((seat for seat in found if seat.session == session_id), None)
    if seat is None:
        raise Refused("seat.wrong")
    return seat


def _of_learner(tx: Tx, session_id: str, person: Person, *, move: bool) -> Seat | None:
    if person.role is not Role.LEARNER:
        raise Refused("access.refused")
    mine = (seat for seat in records.find(tx, Seat, "learner", person.id) if seat.session == session_id)
    seat = next(mine, None)
    return _free(seat, move=move) if seat else None


def _new(
    tx: Tx,
    session: TrainingSession,
    way: Way,
    guest: Guest | None,
    person: Person,
    on_line: Container[int] | None,
) -> Seat:
    """A seat for somebody without a card."""
    if not (way.me or guest or session.school):
        raise Refused("name.empty")
    last = next_number(tx, session.id) - 1
    if session.capacity is not None and last >= session.capacity:
        present = sum(_takes_a_place(doc, on_line) for doc in sessions.seat_docs(tx, session.id))
        require_place(session.capacity, present)
    seat = empty_seat(session.id, way.number or last + 1)
    return _named_after(tx, seat, person) if way.me else seat


def _takes_a_place(doc: Doc, on_line: Container[int] | None) -> bool:
    if not doc["joined_at"] or doc["left_at"]:
        return False
    sits = on_line is None or doc["number"] in on_line
    return sits or doc["kind"] == "paper" or bool(doc["answers"]) or bool(doc.get("received") or doc["learner"])


def _named_after(tx: Tx, seat: Seat, person: Person) -> Seat:
    learner = records.load(tx, Learner, person.id)
    if learner is None or learner.state != "active":
        raise Refused("access.refused")
    known = {name: getattr(learner, name) for name in ("name", "kana", "age_band", "municipality")}
    return seat.model_copy(update={**known, "learner": learner.id})


def _sat_down(session: TrainingSession, seat: Seat, secret: str, now: dt.datetime, *, bare: bool) -> Seat:
    """On this phone from now on, with a way back and a 引換番号 where no card has one.

    One that was told to another phone lies here as a digest alone: who moves on is told a new one.
    """
    drawn = seat.drawn + 1 if seat.drawn or not seat.claim else 0
    changes: dict[str, object] = {
        "kind": "phone",
        "token": digest(secret),
        "entry": entry_code(secrets.randbelow(10**6)),
        "claim": digest(claim_of(session.id, secret)) if drawn else seat.claim,
        "drawn": drawn,
        "joined_at": seat.joined_at or now,
        "left_at": seat.left_at if bare and seat.received else None,
        "bare": bare,
    }
    return seat.model_copy(update=changes)


def named(seat: Seat, guest: Guest) -> Seat:
    """The seat with what somebody said of themselves."""
    return seat.model_copy(update=guest.model_dump())


def next_number(tx: Tx, session_id: str) -> int:
    """The number after the highest of a class."""
    last = tx.page(Seat.collection, where={"session": session_id}, order="-id", limit=1).docs
    return last[0]["number"] + 1 if last else 1


def empty_seat(session_id: str, number: int) -> Seat:
    """A seat with which nobody has come yet."""
    return Seat(id=seat_id(session_id, number), session=session_id, number=number, kind="card")
