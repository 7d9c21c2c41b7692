"""What a laptop writes of an ended class for the way back, in an order that is always the same, and its forgetting."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in, sealable
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.seat import Seat
from supporter.domain.offline.offline_class import LaptopClass, ReturnedClass
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.control import seal_slips
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import COLLECTIONS, Tx


def closed_for_good(tx: Tx, session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """Nothing can be undone any more, and no slip finds its phone. Raises `Refused('export.not_ended')`."""
    if session.state != "ended" or (session.before and session.before.may_undo(now)):
        raise Refused("export.not_ended")
    session = session.model_copy(update={"before": None})
    asked = frozenset(
        key for key in session.room.phases if tx.find(AnonymousAnswer.collection, "asked", asked_in(session.id, key))
    )
    session = seal_slips(tx, session, sealable(session, asked))
    records.save(tx, session)
    return session


def body_of(tx: Tx, session: TrainingSession, brought: LaptopClass) -> ReturnedClass:
    """Everything that happened: whoever came, what was answered, asked and counted."""
    seats = (seat for seat in records.find(tx, Seat, "session", session.id) if seat.joined_at)
    slips = (
        slip
        for key in session.room.phases
        for slip in records.find(tx, AnonymousAnswer, "asked", asked_in(session.id, key))
    )
    return ReturnedClass(
        session=session.id,
        taken_at=brought.taken_at,
        brought_at=brought.brought_at,
        room=session.room,
        hands=session.hands,
        calls=session.calls,
        questions=tuple(made for made in session.otherwise.questions if made.key in session.room.phases),
        seats=tuple(_of_nobody_here(tx, seat) for seat in seats),
        slips=tuple(sorted(slips, key=lambda slip: slip.id)),
        voices=tuple(voice.unlinked() for voice in records.find(tx, HallQuestion, "session", session.id)),
    )


def _of_nobody_here(tx: Tx, seat: Seat) -> Seat:
    """Without the way back of a phone, and without a record that was made on this machine."""
    made = bool(seat.learner) and tx.get(Learner.collection, seat.learner) is not None
    changes = {"token": "", "entry": "", "verdict": None, "finished": None}
    return seat.model_copy(update=changes | ({"learner": ""} if made else {}))


def forget(tx: Tx, session: TrainingSession) -> None:
    """Take the class and everybody in it out of this folder."""
    for key in session.room.phases:
        for slip in tx.find(AnonymousAnswer.collection, "asked", asked_in(session.id, key)):
            tx.delete(AnonymousAnswer.collection, slip["id"])
    made = {doc["learner"] for doc in sessions.seat_docs(tx, session.id) if doc["learner"]}
    for learner in made:
        _delete(tx, "learner", learner)
        tx.delete(Learner.collection, learner)
    _delete(tx, "session", session.id)
    _delete(tx, "of", session.id)  # its rehearsals
    tx.delete(TrainingSession.collection, session.id)
    tx.delete(LaptopClass.collection, session.id)


def _delete(tx: Tx, field: str, value: str) -> None:
    """Everything that is found by `field`, in whichever collection."""
    for collection in (name for name, fields in COLLECTIONS.items() if field in fields):
        for doc in tx.find(collection, field, value):
            tx.delete(collection, doc["id"])
