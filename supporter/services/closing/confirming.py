"""Confirming one seat: its record made or found, the class noted in it, and what follows by the course's rule."""

from __future__ import annotations

import secrets

from supporter.domain.classroom.outcome import ConfirmedOutcome, Outcome
from supporter.domain.classroom.seat import Seat
from supporter.domain.closing.proposal import judged
from supporter.domain.training.session import TrainingSession
from supporter.services.closing.proposals import Proposals
from supporter.services.closing.record_owner import make, owner_of
from supporter.services.shared.clock import Clock
from supporter.services.transcripts.attendance import noted
from supporter.services.transcripts.issuing import RandomBytes
from supporter.storage import records
from supporter.storage.base import Tx


class Confirming:
    """Inside the units of others, who have authorised it: staff for a whole class, a late-comer for one seat."""

    def __init__(self, proposals: Proposals, clock: Clock, random_bytes: RandomBytes = secrets.token_bytes) -> None:
        self.proposals = proposals
        self._clock, self._random_bytes = clock, random_bytes

    def confirm(self, tx: Tx, by: str, session: TrainingSession, seat: Seat) -> bool:
        """Whether anything changed: not what is confirmed already, nor where staff have to say first who it is.

        `by` as the audit log names who does it. Raises `Refused('course.unknown')`.
        """
        owner = owner_of(tx, session, seat)
        if seat.finished or owner.undecided:
            return False
        now = self._clock.now()
        if not owner.how:
            records.save(tx, seat.model_copy(update={"finished": ConfirmedOutcome(outcome="counted", at=now, by=by)}))
            return True
        course = self.proposals.course(session)
        learner = owner.learner or make(tx, now, by, session, seat, owner.town, course.id)
        proposal = self.proposals.proposal(tx, session, seat, learner.id)
        seen = judged(course, proposal, seat.verdict)
        progress = noted(tx, now, by, session, learner, course, seen, self._random_bytes)
        outcome: Outcome = "completed" if progress.completed else "attended"
        finished = ConfirmedOutcome(outcome=outcome, how=owner.how, at=now, by=by)
        records.save(tx, seat.model_copy(update={"learner": learner.id, "finished": finished}))
        return True
