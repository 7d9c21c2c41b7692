"""One thing a learner did, recorded in one unit: transcript, completion, summary, certificate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from supporter.domain.accounts.learner import Learner
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared import calendar
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.completion import way_done
from supporter.domain.transcripts.progress import Progress, fold
from supporter.domain.transcripts.summary import Summary, belonging, summarise
from supporter.domain.transcripts.transcript import Answered, Completed, Event, Transcript, new_transcript
from supporter.services.shared.clock import TOKYO
from supporter.services.transcripts.issuing import RandomBytes, issue
from supporter.storage import records
from supporter.storage.base import Tx

#: Given the progress so far, the next event, or None where nothing new happened.
Step = Callable[[Progress], Event | None]


def record(
    tx: Tx, now: dt.datetime, learner_id: str, course: Course, step: Step, random_bytes: RandomBytes
) -> Progress:
    """Append what `step` says, and what follows from it; returns the progress afterwards.

    Raises `Refused`: access.refused, and whatever `step` refuses.
    """
    year = calendar.fiscal_year(now.date())
    transcript = before = latest(tx, learner_id, course.id) or new_transcript(learner_id, course.id, year)
    progress = fold(transcript.events)
    if event := step(progress):
        transcript = transcript.with_event(event)
        progress = fold([event], progress)
    if isinstance(event, Answered) and progress.open(event.attempt):
        # In the middle of a test nothing can be completed and no list changes.
        records.save(tx, transcript)
        return progress
    learner = records.load(tx, Learner, learner_id)
    if learner is None or learner.state != "active":
        raise Refused("access.refused")
    # Asked even where nothing new happened: a page taken out of the course may have been the last one.
    if decision := _decision(tx, learner_id, course, progress, now):
        transcript = transcript.with_event(decision)
        progress = fold([decision], progress)
    if transcript is not before:
        records.save(tx, transcript)
        summary = _summed_up(tx, transcript, progress, learner)
        if summary.completed_on and not summary.certificate and _automatic(tx, learner):
            issue(tx, summary, learner, course, now.date(), random_bytes)
    return progress


def latest(tx: Tx, learner: str, course: str) -> Transcript | None:
    """The learner's newest transcript of the course: a course begun in March goes on in April."""
    found = [doc for doc in tx.find(Transcript.collection, "learner", learner) if doc["course"] == course]
    return Transcript.model_validate(max(found, key=lambda doc: doc["year"])) if found else None


def lacking(tx: Tx, learner: str, course: Course) -> tuple[str, ...]:
    """The courses that come before this one and are not completed yet, in the order the course names them."""
    if not course.prerequisites:
        return ()
    summaries = tx.find(Summary.collection, "learner", learner)
    done = {summary["course"] for summary in summaries if summary["completed_on"]}
    return tuple(id for id in course.prerequisites if id not in done)


def _decision(tx: Tx, learner: str, course: Course, progress: Progress, now: dt.datetime) -> Completed | None:
    """The decision that the course is done, taken once, and not before the courses that come before it."""
    way = None if progress.completed else way_done(course, progress)
    if way is None or lacking(tx, learner, course):
        return None
    best = progress.best(course.test) if course.test else None
    return Completed(way=way.way, version=course.version, score=best.score if best else None, at=int(now.timestamp()))


def _summed_up(tx: Tx, transcript: Transcript, progress: Progress, learner: Learner) -> Summary:
    """The summary as the transcript tells it, with the certificate that has been issued for it.

    It is written only where it differs: most answers change no line of any list.
    """
    kept = records.load(tx, Summary, transcript.id)
    issued = kept.certificate if kept else ""
    town, programme = belonging(kept, learner.municipality, learner.programme)
    summary = summarise(transcript, progress, town, programme, TOKYO, issued)
    if summary != kept:
        records.save(tx, summary)
    return summary


def _automatic(tx: Tx, learner: Learner) -> bool:
    municipality = records.load(tx, Municipality, learner.municipality)
    return municipality is not None and municipality.issue == "automatic"
