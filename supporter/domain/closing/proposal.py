"""Finishing a class: what is proposed for each seat by the course's rule, and what follows from the word of staff."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from supporter.domain.checkin.attendance import early_minutes, late_minutes
from supporter.domain.classroom.outcome import Outcome, StaffDecision
from supporter.domain.courses.course import Course
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.completion import way_done
from supporter.domain.transcripts.progress import Progress, fold
from supporter.domain.transcripts.remaining import Left, left
from supporter.domain.transcripts.transcript import Attended


class Proposal(NamedTuple):
    """What the rule says of a seat; `left` is what is missing where it says no, `before` that the course was
    completed earlier already."""

    outcome: Outcome
    seen: Attended
    left: Left | None = None
    before: bool = False


def attendance(session: TrainingSession, joined_at: dt.datetime, left_at: dt.datetime | None) -> Attended:
    """The class as a transcript keeps it, before it is known who thought about it."""
    return Attended(
        session=session.id,
        late=late_minutes(session, joined_at),
        early=early_minutes(session, left_at),
        at=int(joined_at.timestamp()),
    )


def reflected(session: TrainingSession, kind: str, answers: Collection[str], named: Collection[str]) -> bool:
    """Whether taking part counts as the reflection (ふり返り) that a course may ask for instead of its test.

    Who answered a question of the class did. Where none was asked by name, or was counted by raised hands
    that tell nobody apart, being there is enough for those who hold no phone, or for all.
    """
    asked = set(session.room.phases) & set(named)
    if not asked:
        return True
    return bool(set(answers) & set(named)) or (kind == "paper" and bool(session.hands))


def missing_chapters(
    course: Course, session: TrainingSession, joined_at: dt.datetime | None, left_at: dt.datetime | None
) -> int:
    """How many chapters somebody would have to go through afterwards, for having come late or left early.

    Who waits for a class that has not begun yet is not late.
    """
    seen = attendance(session, joined_at, left_at) if joined_at and session.room.started_at else None
    if seen is None or not (seen.late or seen.early):
        return 0
    still = proposed(course, Progress(), seen.model_copy(update={"reflected": True})).left
    return still.chapters if still else 0


def proposed(course: Course, progress: Progress, seen: Attended, *, lacking: bool = False) -> Proposal:
    """What the rule says of somebody who was there; `lacking`: another course comes before this one."""
    if progress.completed:
        return Proposal("completed", seen, before=True)
    after = fold([seen], progress)
    if way_done(course, after) and not lacking:
        return Proposal("completed", seen)
    return Proposal("attended", seen, left=left(course, after))


def judged(course: Course, proposal: Proposal, verdict: StaffDecision | None) -> Attended:
    """What the transcript is to keep, so that the rule says what staff decided.

    Who is to have completed was there all the time and thought about it; of who is not, nothing counts as heard.
    """
    wanted = verdict.outcome if verdict else ""
    if not wanted or wanted == proposal.outcome:
        return proposal.seen
    if wanted == "completed":
        return proposal.seen.model_copy(update={"late": 0, "early": 0, "reflected": True})
    whole = int(sum(step.minutes for _, step in course.steps())) + 1
    return proposal.seen.model_copy(update={"early": whole, "reflected": False})
