"""消す・やめる: thirty days in which everything goes on and can be undone, then only what must be counted stays.

What goes: the name, its reading and the copy for searching, age band, district, contact, every
secret and known device, and what was learnt: pages, answers, scores. What stays, without a name: the number and
dates of certificates, so that they can be verified; that somebody attended a class and completed a course, so
that the figures of a year and of a class stay what they were.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.document import Document, Value
from supporter.domain.transcripts.transcript import Attended, Completed, Event, Transcript, Withdrawn

GRACE = dt.timedelta(days=30)


class ErasureRequest(Document):
    """Somebody's wish to be erased; `id` is the learner's. Once `begun`, nothing turns it back.

    One that came before the years of the record are over `needs_decision`: nothing goes before an officer has said
    so (`decided_by`, with the 決裁番号). Wishes of older programs were promised without. `ground` is who asked;
    `listed` tells that a 廃棄目録 names it, so that it needs no line of its own.
    """

    collection: ClassVar[str] = "erasure_requests"

    municipality: str
    asked_on: dt.date
    erase_on: dt.date
    begun: bool = False
    needs_decision: bool = False
    decided_by: str = ""
    decision_no: str = ""
    ground: str = "self"
    listed: bool = False

    @property
    def undecided(self) -> bool:
        """Whether an officer has still to decide."""
        return self.needs_decision and not self.decided_by

    def due(self, today: dt.date) -> bool:
        """Whether the day has come, and whoever has to has agreed."""
        return self.begun or (today >= self.erase_on and not self.undecided)

    def decided(self, by: str, decision_no: str) -> ErasureRequest:
        """The wish as an officer has allowed it."""
        return self.model_copy(update={"decided_by": by, "decision_no": decision_no})

    def days_left(self, today: dt.date) -> int:
        """Days until then; 0 on the day itself."""
        return max(self.days_until(today), 0)

    def days_until(self, today: dt.date) -> int:
        """The same for whoever has to decide: less than 0 once the day is past and nobody has."""
        return (self.erase_on - today).days


class ErasureLine(Value):
    """A line of the ledger that outlives every backup: who was erased, by number, and when."""

    learner: str
    municipality: str
    on: dt.date

    def means(self, learner: Learner) -> bool:
        """Whether `learner` is whom this line tells of: a number may have been drawn again, here or elsewhere."""
        return learner.municipality == self.municipality and learner.created_at.date() <= self.on


def new_request(learner: Learner, today: dt.date) -> ErasureRequest:
    """The wish, uttered today, of which an officer has to decide."""
    return ErasureRequest(
        id=learner.id,
        municipality=learner.municipality,
        asked_on=today,
        erase_on=today + GRACE,
        needs_decision=True,
    )


def forgotten(learner: Learner) -> Learner:
    """What is left of a learner: that there was one, where, and that the purposes had been told."""
    return Learner(
        id=learner.id,
        municipality=learner.municipality,
        programme=learner.programme,
        name="",
        folded="",
        registered="no",
        pin_hash="",
        notice=learner.notice.without_source(),
        created_at=learner.created_at,
        state="erased",
    )


def nameless(certificate: Certificate, today: dt.date) -> Certificate:
    """The certificate as it was issued, without the name."""
    return certificate.model_copy(update={"name": "", "paper": "", "erased_on": today})


def only_counted(transcript: Transcript) -> Transcript:
    """The transcript without what was read and answered: attendance and completion, which figures count."""
    return transcript.model_copy(update={"events": tuple(_counted(transcript.events))})


def _counted(events: tuple[Event, ...]) -> list[Event]:
    kept = [event for event in events if isinstance(event, Attended | Withdrawn | Completed)]
    return [event.model_copy(update={"score": None}) if isinstance(event, Completed) else event for event in kept]
