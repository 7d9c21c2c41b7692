"""What every service of the classroom does inside its units: find a class, refuse, save and tell."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.staff import names_open
from supporter.domain.classroom.anonymous_answer import still_open
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.shared.secrets import digest
from supporter.storage import records
from supporter.storage.base import Doc, Tx

#: What may be done to a rehearsal: nothing that leaves anything behind.
_REHEARSED = (Action.CLASS_RUN, Action.TRAINING_PLAN, Action.RECEPTION_WORK, Action.PAPER_WORK, Action.MODERATION_WORK)
#: Topics: the room moved to a version; seats or answers of a session changed; staff wrote into a seat with a phone.
ROOM, SEATS, ENTERED = "room", "seats", "entered"


def load_for(tx: Tx, person: Person, action: Action, session_id: str) -> TrainingSession:
    """The class `person` may do `action` to; the same refusal for a foreign one and for none."""
    session = find(tx, session_id)
    require(person, action, municipality=session.municipality if session else "", session=session.id if session else "")
    if session is None or (isinstance(session, Rehearsal) and action not in _REHEARSED):
        raise Refused("access.refused", action=action.value)
    return session


def find(tx: Tx, session_id: str) -> TrainingSession | None:
    """The class or the rehearsal of that id; `None` if there is neither."""
    return records.load(tx, TrainingSession, session_id) or records.load(tx, Rehearsal, session_id)


def names_for(tx: Tx, person: Person, action: Action, session_id: str, today: dt.date) -> TrainingSession:
    """The same where names or contacts of participants are shown: a trainer has them for some days, no longer.

    Raises `Refused`: access.refused, session.names_gone.
    """
    session = load_for(tx, person, action, session_id)
    if not reachable(tx, person, session, today):
        raise Refused("session.names_gone")
    return session


def reachable(tx: Tx, person: Person, session: TrainingSession, today: dt.date) -> bool:
    """Whether `person` still needs to reach who takes part: a trainer for as many days as the town says."""
    if person.role is not Role.TRAINER:
        return True
    town = records.load(tx, Municipality, session.municipality)
    return names_open(session.held_on, today, town.trainer_days if town else 0)


def load(tx: Tx, session_id: str) -> TrainingSession:
    """The class of that id. Raises `Refused('session.unknown')`."""
    session = find(tx, session_id)
    if session is None:
        raise Refused("session.unknown")
    return session


def by_code(tx: Tx, code: str) -> TrainingSession:
    """The class with this code, clean as people typed it. Raises `Refused('session.unknown')`."""
    kinds = (TrainingSession, Rehearsal) if code else ()
    found = [session for kind in kinds for session in records.find(tx, kind, "code", code)]
    if not found:
        raise Refused("session.unknown")
    return found[0]


def by_secret(tx: Tx, session_id: str, secret: str) -> Seat | None:
    """The seat that a phone's secret opens in this class, `None` where it opens none (any more)."""
    found = records.find(tx, Seat, "token", digest(secret)) if secret else []
    return next((seat for seat in found if seat.session == session_id), None)


def save_room(tx: Tx, session: TrainingSession) -> None:
    """Save, and tell those who look at the room which version it is, and which questions are not closed for good."""
    records.save(tx, session)
    told = {"session": session.id, "version": session.version, "open": sorted(still_open(session))}
    tx.emit(ROOM, told)


def save_seat(tx: Tx, seat: Seat) -> None:
    """Save, and tell those who count; a screen hears of it without a name or a number."""
    records.save(tx, seat)
    tell_seats(tx, seat.session)


def tell_seats(tx: Tx, session_id: str) -> None:
    """Somebody came, left or answered."""
    tx.emit(SEATS, {"session": session_id})


def seat_docs(tx: Tx, session_id: str) -> list[Doc]:
    """The seats of a class as they lie: there are hundreds, and few of their fields are asked for."""
    return tx.find(Seat.collection, "session", session_id)
