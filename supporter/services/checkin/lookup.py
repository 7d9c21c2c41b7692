"""What a reception looks up and changes inside its units: who is expected, the list, the next card, whose seat."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from supporter.domain.accounts.learner import Learner
from supporter.domain.checkin.arrival_list import Expected, Row, is_like, rows, same_person
from supporter.domain.classroom.seat import Guest, Seat, has_full_name, seat_id
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.seats import empty_seat, named
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Doc, Tx

#: Within so long the same walk-in is the same press; two namesakes come with cards of their own.
SENT_AGAIN = dt.timedelta(minutes=10)


class Listed(NamedTuple):
    """The class, everybody on its list, and the number of the 番号札 on top of the pile."""

    session: TrainingSession
    rows: list[Row]
    next: int


def listed(tx: Tx, session: TrainingSession) -> Listed:
    """The list of a class."""
    docs = sessions.seat_docs(tx, session.id)
    seats = (Seat.model_validate(doc) for doc in docs if doc["joined_at"])
    return Listed(session, rows(session, expected_in(tx, session), seats), next(free_numbers(docs)))


def theirs(tx: Tx, session: TrainingSession, number: int, one: Expected | None, learner: Learner | None) -> Seat:
    """The seat on which they have come already, else the card of that number, else the next one.

    Raises `Refused('reception.taken')`.
    """
    docs = sessions.seat_docs(tx, session.id)
    if one and (mine := next((doc for doc in docs if _is_of(doc, one)), None)):
        return Seat.model_validate(mine)
    return card(tx, session, number or next(free_numbers(docs)), learner)


def card(tx: Tx, session: TrainingSession, number: int, learner: Learner | None = None) -> Seat:
    """The seat of that number, for somebody who has not come yet. Raises `Refused('reception.taken')`."""
    seat = records.load(tx, Seat, seat_id(session.id, number)) or empty_seat(session.id, number)
    own = learner is not None and seat.learner == learner.id
    # What somebody on a phone wants to be called is no name yet: the reception may say who it is.
    if not own and seat.joined_at and (seat.application or seat.learner or seat.full_name):
        raise Refused("reception.taken", number=number)
    return seat


def free_numbers(docs: Iterable[Doc]) -> Iterator[int]:
    """The cards that nobody has come with, the lowest first, then the numbers after the highest."""
    known = {doc["number"]: doc["joined_at"] for doc in docs}
    yield from sorted(number for number, joined_at in known.items() if joined_at is None)
    yield from itertools.count(max(known, default=0) + 1)


def same_walk_in(tx: Tx, session_id: str, guest: Guest, now: dt.datetime) -> Seat | None:
    """Who has just come under this name without an application: the same form, sent again after a lost line."""
    for doc in sessions.seat_docs(tx, session_id):
        if doc["walk_in"] and all(doc[part] == getattr(guest, part) for part in ("name", "kana", "municipality")):
            seat = Seat.model_validate(doc)
            if seat.joined_at and now - seat.joined_at < SENT_AGAIN:
                return seat
    return None


def expected_in(tx: Tx, session: TrainingSession) -> list[Expected]:
    """Everybody with a place, and those who wait for one; nobody in a class of children, who give no names."""
    if session.school:
        return []
    return [_expected(one) for one in records.find(tx, Application, "session", session.id) if one.name and one.stands]


def expected(tx: Tx, session: TrainingSession, key: str) -> Expected:
    """Who has applied under this id. Raises `Refused('reception.unknown')`."""
    for one in expected_in(tx, session):
        if one.key == key:
            return one
    raise Refused("reception.unknown")


def applied(tx: Tx, session: TrainingSession, learner: Learner) -> Expected | None:
    """The application that can only be this learner's, and with which nobody has come."""
    come = {doc.get("application") for doc in sessions.seat_docs(tx, session.id)}
    waited = [one for one in expected_in(tx, session) if one.key not in come]
    own = next((one for one in waited if one.learner == learner.id), None)
    return own or same_person(waited, learner.name, learner.kana, learner.municipality)


def who(seat: Seat, one: Expected | None, guest: Guest | None, learner: Learner | None) -> dict[str, object]:
    """Who sits there: as the account says, else as they said, else as they applied."""
    known: dict[str, object] = {"application": one.key if one else seat.application}
    if learner:
        account = {name: getattr(learner, name) for name in ("name", "kana", "age_band", "municipality")}
        return {**known, **account, "learner": learner.id}
    if guest:
        return {**known, **named(seat, guest).model_dump(include=set(Guest.model_fields))}
    parts = ("name", "kana", "age_band", "municipality", "learner")
    return {**known, **{part: getattr(one, part) for part in parts}} if one else known


def at_time(tx: Tx, id: str, moment: dt.datetime, *, leaving: bool) -> None:
    """Note when somebody came, or left. Raises `Refused`: reception.times."""
    seat = records.load(tx, Seat, id)
    if seat is None:
        raise Refused("reception.unknown")
    noted = {"left_at": moment} if leaving else {"joined_at": moment, "received": True}
    changed = seat.model_copy(update=noted)
    if changed.joined_at and changed.left_at and changed.left_at < changed.joined_at:
        raise Refused("reception.times", number=seat.number)
    sessions.save_seat(tx, changed)


def _expected(one: Application) -> Expected:
    return Expected(
        key=one.id,
        name=one.name,
        kana=one.kana,
        municipality=one.municipality,
        needs="、".join(filter(None, (*one.needs, one.needs_text))),
        waiting=one.state == "waiting",
        age_band=one.age_band,
        learner=one.learner,
    )


def _is_of(doc: Doc, one: Expected) -> bool:
    """Whether somebody has come on this seat with the application, or has joined by the same name on a phone."""
    application = doc.get("application")
    if one.learner and doc["learner"] == one.learner:
        return True
    if application or not has_full_name(doc):
        return bool(application == one.key)
    return bool(doc["joined_at"]) and is_like(one, doc["name"], doc["kana"], doc["municipality"])
