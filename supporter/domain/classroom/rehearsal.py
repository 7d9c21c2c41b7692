"""A rehearsal (れんしゅう): the same class with ten imaginary people, kept apart from all that is real."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.classroom.tally import values
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Multiple,
    Order,
    Question,
    Short,
)
from supporter.domain.training.session import TrainingSession

#: Imaginary people who are there from the beginning with a phone; one more comes late, one is on paper.
ON_TIME = 8
_NAMES = "あさひ いずみ うみ えま かえで さくら すみれ そら なぎ"
NAMES = tuple(_NAMES.split())
_SAY = "おはようございます こんにちは いい天気ですね おはようございます"
_WORDS = _SAY.split()
#: A rehearsal that nobody has ended is over after so long.
LASTS = dt.timedelta(days=1)
#: Stands in the id of a rehearsal, behind the id of its class.
REHEARSED = "-re-"
#: What a rehearsal takes over of the plan of its class.
_PLANNED = (
    *("number", "municipality", "programme", "course", "venue", "online", "host", "municipalities"),
    *("trainers", "kind", "minutes", "watcher", "school", "captions", "questions", "otherwise"),
)


class Rehearsal(TrainingSession):
    """`of` is the class that is rehearsed, `by` the member of staff, `made_at` when.

    It lies in a collection of its own: no list, figure or report of classes can come across it.
    """

    collection: ClassVar[str] = "rehearsals"

    v: int = 1
    of: str
    by: str
    made_at: dt.datetime

    def over(self, now: dt.datetime) -> bool:
        """Whether it may be taken away."""
        return self.state == "ended" or not dt.timedelta(0) <= now - self.made_at < LASTS


def rehearsal(session: TrainingSession, by: str, now: dt.datetime, drawn: str, code: str) -> Rehearsal:
    """The class as it is planned, for this moment."""
    plan = {name: getattr(session, name) for name in _PLANNED}
    id = f"{session.id}{REHEARSED}{drawn}"
    begins = now.time().replace(second=0, microsecond=0)
    facts = {"id": id, "of": session.id, "by": by, "made_at": now, "code": code, "held_on": now.date()}
    return Rehearsal.model_validate(plan | facts | {"begins": begins})


def imagined(question: Question, place: int) -> Answer:
    """What the imaginary person of a place answers: two of three as hoped, and of a poll this and that."""
    hoped, otherwise = expected(question), place % 3 == 0
    if isinstance(question, Short):
        return (_WORDS[place % len(_WORDS)],)
    if isinstance(question, Order | Match):
        return tuple(reversed(hoped)) if otherwise else hoped
    choices = values(question)
    if isinstance(question, Multiple):
        return choices[:1] if otherwise or not hoped else hoped
    return hoped if hoped and not otherwise else (choices[place // (3 if hoped else 1) % len(choices)],)
