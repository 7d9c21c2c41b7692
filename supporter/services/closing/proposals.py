"""What is proposed for each seat of a class: whose record it becomes, and what the course's rule says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.lacking import Lack, of_seat
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.classroom.seat import Seat
from supporter.domain.closing.proposal import Proposal, attendance, proposed, reflected
from supporter.domain.courses.course import Course
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.progress import Progress, fold
from supporter.domain.transcripts.transcript import Attended, Completed, Event
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.closing.record_owner import Owner, owner_of
from supporter.services.shared.clock import Clock
from supporter.services.transcripts.recording import lacking, latest
from supporter.storage import records
from supporter.storage.base import Tx


@dataclass(frozen=True)
class Line:
    """One seat as the finishing page shows it; `proposal` is `None` for who is only counted.

    `certificate` is there only where the municipality of the class has issued it for this class, `lacks` is what
    has still to be told before there can be one.
    """

    seat: Seat
    owner: Owner
    proposal: Proposal | None
    certificate: Certificate | None = None
    lacks: tuple[Lack, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What is confirmed, or would be now."""
        if self.seat.finished:
            return self.seat.finished.outcome
        if self.proposal is None:
            return "counted"
        wanted = self.seat.verdict.outcome if self.seat.verdict else ""
        return wanted or self.proposal.outcome

    @property
    def undecided(self) -> bool:
        """Whether somebody has to say first who it is."""
        return self.seat.finished is None and self.owner.undecided


class Proposals:
    """Only looks, inside the units of others."""

    def __init__(self, library: Library, clock: Clock, orders: RunningOrders) -> None:
        self._library, self._clock, self._orders = library, clock, orders

    def course(self, session: TrainingSession) -> Course:
        """The course of a class, as the town that holds it has it. Raises `Refused('course.unknown')`."""
        library = self._library.of(session.municipality)
        if session.course not in library.courses:
            raise Refused("course.unknown")
        return library.course(session.course)

    def lines(self, session: TrainingSession, ids: Sequence[str], tx: Tx) -> list[Line]:
        """The seats with these ids."""
        seats = (seat for id in ids if (seat := records.load(tx, Seat, id)))
        return [self._line(tx, session, seat) for seat in seats]

    def _line(self, tx: Tx, session: TrainingSession, seat: Seat) -> Line:
        owner = owner_of(tx, session, seat)
        if not owner.how:
            return Line(seat, owner, None, lacks=of_seat(session, seat))
        learner = owner.learner.id if owner.learner else ""
        return Line(seat, owner, self.proposal(tx, session, seat, learner), issued(tx, learner, session))

    def proposal(self, tx: Tx, session: TrainingSession, seat: Seat, learner: str) -> Proposal:
        """What the rule says of a seat whose record is that of `learner` (empty: of nobody yet)."""
        course = self.course(session)
        transcript = latest(tx, learner, course.id) if learner else None
        # As it was before this class: what has been confirmed is proposed again alike.
        events = [one for one in (transcript.events if transcript else ()) if _before(one, session, seat)]
        missing = bool(lacking(tx, learner, course))
        return proposed(course, fold(events) if events else Progress(), self._seen(session, seat), lacking=missing)

    def _seen(self, session: TrainingSession, seat: Seat) -> Attended:
        joined = seat.joined_at or self._clock.now()
        asks = self._orders.of(session).asks
        named = [key for key, asking in asks.items() if not asking.unsigned and not asking.own]
        thought = reflected(session, seat.kind, seat.answers, named)
        return attendance(session, joined, seat.left_at).model_copy(update={"reflected": thought})


def _before(event: Event, session: TrainingSession, seat: Seat) -> bool:
    """Whether an event came before this class was confirmed for the seat."""
    if isinstance(event, Attended):
        return event.session != session.id
    return not (isinstance(event, Completed) and seat.finished and event.at >= int(seat.finished.at.timestamp()))


def issued(tx: Tx, learner: str, session: TrainingSession) -> Certificate | None:
    """The certificate that the municipality of a class has issued for it; an earlier one is none of it."""
    found = records.find(tx, Certificate, "learner", learner) if learner else []
    mine = (one for one in found if one.municipality == session.municipality and one.course == session.course)
    of_class = (one for one in mine if one.completed_on >= session.held_on)
    return next((one for one in of_class if one.status == "issued" and one.erased_on is None), None)
