"""What a reception looks up and changes inside its units: the list, the next card, and whose seat it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from supporter.domain.learner import Learner
from supporter.domain.reception import Expected, Row, rows, same_person
from supporter.domain.refused import Refused
from supporter.domain.seats import Guest, Seat, seat_id
from supporter.domain.training import TrainingSession
from supporter.storage import records
from supporter.storage.base import Doc, Tx

from . import rooms
from .expecting import expected_in
from .seats import empty_seat, named, next_number


class Listed(NamedTuple):
    """The class, everybody on its list, and the number of the 番号札 on top of the pile."""

    session: TrainingSession
    rows: list[Row]
    next: int


def listed(tx: Tx, session: TrainingSession) -> Listed:
    """The list of a class."""
    docs = rooms.seat_docs(tx, session.id)
    seats = (Seat.model_validate(doc) for doc in docs if doc["joined_at"])
    return Listed(session, rows(session, expected_in(tx, session), seats), _next(tx, session.id, docs))


def theirs(tx: Tx, session: TrainingSession, number: int, one: Expected | None, learner: Learner | None) -> Seat:
    """The seat of an application with which somebody has come, else the card of that number, else the next.

    Raises `Refused('reception.taken')`.
    """
    docs = rooms.seat_docs(tx, session.id)
    if one and (mine := next((doc for doc in docs if doc.get("application") == one.key), None)):
        return Seat.model_validate(mine)
    number = number or _next(tx, session.id, docs)
    seat = records.load(tx, Seat, seat_id(session.id, number)) or empty_seat(session.id, number)
    own = learner is not None and seat.learner == learner.id
    # A name without kana is what somebody on a phone wants to be called: the reception may say who it is.
    if not own and seat.joined_at and (seat.application or seat.learner or seat.kana):
        raise Refused("reception.taken", number=number)
    return seat


def expected(tx: Tx, session: TrainingSession, key: str) -> Expected:
    """Who has applied under this id. Raises `Refused('reception.unknown')`."""
    for one in expected_in(tx, session):
        if one.key == key:
            return one
    raise Refused("reception.unknown")


def applied(tx: Tx, session: TrainingSession, learner: Learner) -> Expected | None:
    """The application that can only be this learner's, and with which nobody has come."""
    come = {doc.get("application") for doc in rooms.seat_docs(tx, session.id)}
    waited = (one for one in expected_in(tx, session) if one.key not in come)
    return same_person(waited, learner.name, learner.kana, learner.municipality)


def who(seat: Seat, one: Expected | None, guest: Guest | None, learner: Learner | None) -> dict[str, object]:
    """Who sits there: as the account says, else as they said, else as they applied."""
    known: dict[str, object] = {"application": one.key if one else seat.application}
    if learner:
        account = {name: getattr(learner, name) for name in ("name", "kana", "age_band", "municipality")}
        return {**known, **account, "learner": learner.id}
    if guest:
        return {**known, **named(seat, guest).model_dump(include=set(Guest.model_fields) - {"certificate"})}
    return {**known, "name": one.name, "kana": one.kana, "municipality": one.municipality} if one else known


def at_time(tx: Tx, id: str, moment: dt.datetime, *, leaving: bool) -> None:
    """Note when somebody came, or left. Raises `Refused`: reception.times."""
    seat = records.load(tx, Seat, id)
    if seat is None:
        raise Refused("reception.unknown")
    changed = seat.model_copy(update={"left_at" if leaving else "joined_at": moment})
    if changed.joined_at and changed.left_at and changed.left_at < changed.joined_at:
        raise Refused("reception.times", number=seat.number)
    rooms.save_seat(tx, changed)


def _next(tx: Tx, session_id: str, docs: Iterable[Doc]) -> int:
    """The lowest card that nobody has come with, else the number after the highest."""
    free = (doc["number"] for doc in docs if doc["joined_at"] is None)
    return min(free, default=0) or next_number(tx, session_id)
