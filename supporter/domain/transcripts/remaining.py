"""What is left to do: of all the ways to complete a course, the shortest that can be finished alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from supporter.domain.courses.course import (
    AllSteps,
    AnyOf,
    Attendance,
    Course,
    QuizPassed,
    Requirement,
    StepsOf,
    Way,
)
from supporter.domain.transcripts import completion
from supporter.domain.transcripts.completion import missing_steps, requirement_met, still_missed
from supporter.domain.transcripts.progress import Progress


@dataclass(frozen=True)
class Left:
    """Pages still to read, in reading order, and tests still to pass; `minutes` are those of the pages."""

    steps: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    minutes: float = 0

    @property
    def chapters(self) -> int:
        """How many chapters the pages lie in."""
        return len({ref.partition("/")[0] for ref in self.steps})


def left(course: Course, progress: Progress) -> Left | None:
    """The least that is left without (another) class; `None` where done, or where only a class leads on.

    Who came late to a class reads what was missed there, and nothing of what was heard.
    """
    if progress.completed:
        return None
    ways = [_way_left(course, way, progress) for way in course.completion]
    open_ways = [found for found in ways if found is not None]
    return min(open_ways, key=lambda found: (found.minutes, len(found.tests)), default=None)


def heard_steps(course: Course, progress: Progress) -> tuple[str, ...]:
    """The pages heard in a class, where one of the course's ways goes through a class."""
    if not any(isinstance(need, Attendance) for way in course.completion for need in way.requires):
        return ()
    heard = completion.heard_steps(course, progress.attended)
    return tuple(ref for ref in course.step_refs() if ref in heard)


def _way_left(course: Course, way: Way, progress: Progress) -> Left | None:
    parts = [_left_of(need, way, course, progress) for need in way.requires]
    known = [part for part in parts if part is not None]
    return _together(course, known) if len(known) == len(parts) else None


def _left_of(need: Requirement, way: Way, course: Course, progress: Progress) -> Left | None:
    """What one requirement still asks for; `None` where nobody can meet it alone."""
    if requirement_met(need, way, course, progress):
        return Left()
    unread = missing_steps(course, progress)
    match need:
        case AllSteps():
            return Left(steps=unread)
        case StepsOf():
            return Left(steps=tuple(ref for ref in unread if ref.partition("/")[0] in need.modules))
        case QuizPassed():
            return Left(tests=(need.test,))
        case Attendance():
            # A class that was too long ago for its online part has to be attended again.
            missed = (still_missed(course, seen, progress) for seen in progress.attended)
            fewest = min((found for found in missed if found), key=len, default=None)
            return Left(steps=fewest) if fewest else None
        case AnyOf():
            found = [part for one in need.requires if (part := _left_of(one, way, course, progress)) is not None]
            return min(found, key=lambda part: (len(part.steps), len(part.tests)), default=None)
    return None


def _together(course: Course, parts: Sequence[Left]) -> Left:
    wanted = {ref for part in parts for ref in part.steps}
    steps = [(f"{module.id}/{step.id}", step.minutes) for module, step in course.steps()]
    return Left(
        steps=tuple(ref for ref, _ in steps if ref in wanted),
        tests=tuple(dict.fromkeys(test for part in parts for test in part.tests)),
        minutes=sum(minutes for ref, minutes in steps if ref in wanted),
    )
