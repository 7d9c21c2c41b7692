"""One line per transcript for lists and figures: derived, rebuildable, never the truth."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.shared.document import Document
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.transcript import Answered, Checked, Transcript


class Summary(Document):
    """What lists show of one transcript; its id is the transcript's.

    `certificate` is the certificate's id and `session` the training session's, empty where there is none;
    `last_on` is the day the course was last opened: a page, a test begun, a class, or the end.
    """

    collection: ClassVar[str] = "summaries"

    learner: str
    municipality: str
    programme: str
    course: str
    year: int
    steps_read: int = 0
    attempts: int = 0
    best_score: float | None = None
    way: str = ""
    session: str = ""
    completed_on: dt.date | None = None
    certificate: str = ""
    last_on: dt.date | None = None


def summarise(
    transcript: Transcript,
    progress: Progress,
    municipality: str,
    programme: str,
    zone: dt.tzinfo,
    certificate: str = "",
) -> Summary:
    """The summary of a transcript, of which `progress` is the fold.

    Its learner belongs to `municipality` and `programme`; `certificate` is the one issued for it, if any.
    """
    finished = [attempt for attempt in progress.attempts if attempt.finished]
    done = progress.completed
    opened = [event.at for event in transcript.events if not isinstance(event, Answered | Checked)]
    return Summary(
        id=transcript.id,
        learner=transcript.learner,
        municipality=municipality,
        programme=programme,
        course=transcript.course,
        year=transcript.year,
        steps_read=len(progress.read),
        attempts=len(finished),
        best_score=max((attempt.score for attempt in finished), default=None),
        way=done.way if done else "",
        session=progress.attended[-1].session if progress.attended else "",
        completed_on=_day(done.at, zone) if done else None,
        certificate=certificate,
        # Answers are left out: in the middle of a test no summary is written (services.recording).
        last_on=_day(max(opened), zone) if opened else None,
    )


def belonging(kept: Summary | None, municipality: str, programme: str) -> tuple[str, str]:
    """Whose figures count a transcript: those of the town that issued its certificate, else of where its learner is."""
    return (kept.municipality, kept.programme) if kept and kept.certificate else (municipality, programme)


def _day(at: int, zone: dt.tzinfo) -> dt.date:
    return dt.datetime.fromtimestamp(at, zone).date()
