"""Noting in a unit that a learner was in a class: by its own staff, for people of the towns that take part."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Learner
from supporter.domain.courses.course import Course
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.transcript import Attended, Event
from supporter.services.shared import audit
from supporter.services.transcripts.issuing import RandomBytes
from supporter.services.transcripts.recording import record
from supporter.storage.base import Tx


def attend(
    tx: Tx,
    now: dt.datetime,
    person: Person,
    session: TrainingSession,
    learner: Learner,
    course: Course,
    seen: Attended,
    random_bytes: RandomBytes,
) -> Progress:
    """Append the class to the transcript, once, and what follows from it. Raises `Refused('access.refused')`."""
    require(person, Action.TRAINING_HOLD, municipality=session.municipality)
    return noted(tx, now, audit.actor_of(person), session, learner, course, seen, random_bytes)


def noted(
    tx: Tx,
    now: dt.datetime,
    by: str,
    session: TrainingSession,
    learner: Learner,
    course: Course,
    seen: Attended,
    random_bytes: RandomBytes,
) -> Progress:
    """The same where it is authorised already; `by` as the audit log names who does it.

    Raises `Refused('access.refused')` for people of other towns.
    """
    if learner.municipality not in taking_part(session):
        raise Refused("access.refused")

    def step(progress: Progress) -> Event | None:
        if any(one.session == seen.session for one in progress.attended):
            return None
        audit.record(
            tx,
            now,
            by,
            "training.attended",
            subject=f"learner:{learner.id}",
            municipality=learner.municipality,
            session=seen.session,
        )
        return seen

    return record(tx, now, learner.id, course, step, random_bytes)
