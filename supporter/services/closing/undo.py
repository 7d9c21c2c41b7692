"""Taking back what was confirmed of a seat, as long as no certificate has followed from it."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.course import Course
from supporter.domain.shared.access import Person
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Attended, Completed, Event, Transcript, Withdrawn
from supporter.services.shared import audit
from supporter.services.transcripts.issuing import RandomBytes
from supporter.services.transcripts.recording import latest, record
from supporter.storage import records
from supporter.storage.base import Tx


def take_back(
    tx: Tx,
    now: dt.datetime,
    person: Person,
    session: TrainingSession,
    seat: Seat,
    course: Course,
    random_bytes: RandomBytes,
) -> bool:
    """The seat as it was before; `False` where nothing was confirmed, or its certificate is out."""
    if seat.finished is None:
        return False
    learner = records.load(tx, Learner, seat.learner) if seat.finished.how else None
    kept = seat.learner
    if learner is not None:
        transcript = latest(tx, learner.id, course.id)
        if transcript is None or _issued_since(tx, transcript, session):
            return False
        _withdraw(tx, now, person, session, learner, course, transcript, random_bytes)
        kept = _kept(tx, seat, learner)
    records.save(tx, seat.model_copy(update={"finished": None, "learner": kept}))
    return True


def _withdraw(
    tx: Tx,
    now: dt.datetime,
    person: Person,
    session: TrainingSession,
    learner: Learner,
    course: Course,
    transcript: Transcript,
    random_bytes: RandomBytes,
) -> None:
    followed = _followed(transcript, session)

    def step(progress: Progress) -> Event | None:
        if not any(one.session == session.id for one in progress.attended):
            return None
        return Withdrawn(session=session.id, completed=followed, at=int(now.timestamp()))

    record(tx, now, learner.id, course, step, random_bytes)
    audit.record(
        tx,
        now,
        audit.actor_of(person),
        "training.withdrawn",
        subject=f"learner:{learner.id}",
        municipality=learner.municipality,
        session=session.id,
    )


def _kept(tx: Tx, seat: Seat, learner: Learner) -> str:
    """Whose seat it is from now on: who was made for it and has not come yet goes again, as if never made."""
    how = seat.finished.how if seat.finished else ""
    if how == "made" and not learner.pin_hash:
        for transcript in records.find(tx, Transcript, "learner", learner.id):
            tx.delete(Transcript.collection, transcript.id)
            tx.delete(Summary.collection, transcript.id)
        tx.delete(Learner.collection, learner.id)
        return ""
    return "" if how == "matched" else learner.id


def _followed(transcript: Transcript, session: TrainingSession) -> bool:
    """Whether the decision that the course is done came with or after this class."""
    here = False
    for event in transcript.events:
        if isinstance(event, Attended | Withdrawn) and event.session == session.id:
            here = isinstance(event, Attended)
        elif isinstance(event, Completed) and here:
            return True
    return False


def _issued_since(tx: Tx, transcript: Transcript, session: TrainingSession) -> bool:
    summary = records.load(tx, Summary, transcript.id)
    return bool(summary and summary.certificate) and _followed(transcript, session)
