"""One line per transcript for lists and figures: derived, rebuildable, never the truth."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from .document import Document
from .progress import fold
from .transcript import Transcript


class Summary(Document):
    """What lists show of one transcript; its id is the transcript's.

    `certificate` is the certificate's id and `session` the training session's, empty where there is none.
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


def summarise(transcript: Transcript, municipality: str, programme: str, zone: dt.tzinfo) -> Summary:
    """The summary of a transcript whose learner belongs to `municipality` and `programme`."""
    progress = fold(transcript.events)
    finished = [attempt for attempt in progress.attempts if attempt.finished]
    done = progress.completed
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
        completed_on=dt.datetime.fromtimestamp(done.at, zone).date() if done else None,
    )
