"""When a course is done, and when a test may be tried: the rules courses and quizzes state, decided here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from supporter.domain.courses.course import (
    AllSteps,
    AnyOf,
    Attendance,
    Course,
    QuizPassed,
    Reflection,
    Requirement,
    StepsOf,
    Way,
)
from supporter.domain.courses.quiz import Quiz
from supporter.domain.shared.calendar import months_before, time_text
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.transcript import Attended


def way_done(course: Course, progress: Progress) -> Way | None:
    """The first way of the course whose every requirement the learner has met, or `None`."""
    for way in course.completion:
        if all(requirement_met(need, way, course, progress) for need in way.requires):
            return way
    return None


def missing_steps(course: Course, progress: Progress) -> tuple[str, ...]:
    """The pages not read yet, in reading order."""
    seen = set(progress.read)
    return tuple(ref for ref in course.step_refs() if ref not in seen)


def still_wrong(quiz: Quiz, correct: int, drawn: int) -> int:
    """How many more right answers would have sufficed (あと何問): 0 when passed."""
    needed = -(-round(quiz.pass_mark * drawn * 1000) // 1000)
    return max(0, needed - correct)


class Retry(NamedTuple):
    """What the quiz's own limits leave of a test: tries `left` (None: as many as one likes), and since when
    or from when it may be tried again, in epoch seconds (0: at once)."""

    left: int | None
    since: int


def retry(quiz: Quiz, progress: Progress) -> Retry:
    """When the test may be tried again; without limits in the file (the default) always and at once."""
    tried = progress.finished(quiz.id)
    left = None if quiz.attempts is None else max(0, quiz.attempts - len(tried))
    if not quiz.waiting_minutes or not tried:
        return Retry(left, 0)
    last = max((answer.at for answer in tried[-1].answers.values()), default=0)
    return Retry(left, last + quiz.waiting_minutes * 60)


def require_attempt_allowed(quiz: Quiz, progress: Progress, now: int) -> None:
    """Raise `Refused` when the limits are reached: test.no_attempts_left, test.wait. `now` is epoch seconds."""
    left, since = retry(quiz, progress)
    if left == 0:
        raise Refused("test.no_attempts_left", attempts=quiz.attempts)
    if now < since:
        raise Refused("test.wait", until=time_text(since, now))


def missed_steps(course: Course, seen: Attended) -> tuple[str, ...]:
    """The pages that a class had begun before somebody came, or not ended when they left, in reading order.

    A class goes through the course in its own order and minutes.
    """
    left_at = sum(step.minutes for _, step in course.steps()) - seen.early
    missed, clock = [], 0.0
    for module, step in course.steps():
        begins, clock = clock, clock + step.minutes
        if begins < seen.late or clock > left_at:
            missed.append(f"{module.id}/{step.id}")
    return tuple(missed)


def still_missed(course: Course, seen: Attended, progress: Progress) -> tuple[str, ...]:
    """What of a class was missed and neither read nor heard in another class since."""
    known = {*progress.read, *heard_steps(course, [one for one in progress.attended if one != seen])}
    return tuple(ref for ref in missed_steps(course, seen) if ref not in known)


def heard_steps(course: Course, classes: Iterable[Attended]) -> set[str]:
    """The pages that somebody was there for."""
    return {ref for seen in classes for ref in set(course.step_refs()).difference(missed_steps(course, seen))}


def requirement_met(need: Requirement, way: Way, course: Course, progress: Progress) -> bool:
    """Whether the learner has done what one requirement of a way asks for."""
    match need:
        case AllSteps():
            return not missing_steps(course, progress)
        case StepsOf():
            return not any(ref.split("/")[0] in need.modules for ref in missing_steps(course, progress))
        case QuizPassed():
            best = progress.best(need.test)
            return best is not None and best.score >= need.pass_mark
        case Attendance():
            return any(_counts(seen, need, way, course, progress) for seen in progress.attended)
        case Reflection():
            return any(seen.reflected for seen in progress.attended)
        case AnyOf():
            return any(requirement_met(one, way, course, progress) for one in need.requires)


def _counts(seen: Attended, need: Attendance, way: Way, course: Course, progress: Progress) -> bool:
    """In time, or what was missed has been read or heard since."""
    in_time = seen.late <= need.late_minutes and seen.early <= need.early_minutes
    heard = in_time or not still_missed(course, seen, progress)
    if not heard or need.within_months is None:
        return heard
    earliest = months_before(seen.at, need.within_months)
    listed = {module for one in way.requires if isinstance(one, StepsOf) for module in one.modules}
    online = (at for ref, at in progress.read_at.items() if not listed or ref.partition("/")[0] in listed)
    return all(at >= earliest for at in online)
