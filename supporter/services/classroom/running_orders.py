"""The running order of every course, made once from what the library holds now for a town."""

from __future__ import annotations

from supporter.content.courses.library import Library
from supporter.domain.classroom.running_order import RunningOrder, running_order
from supporter.domain.courses.course import Course
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession


class RunningOrders:
    """By town, course and length; made anew when an author's change has been read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[tuple[str, str, int], tuple[Course, RunningOrder]] = {}

    def of(self, session: TrainingSession) -> RunningOrder:
        """The running order of a class, as the town that holds it has it. Raises `Refused('course.unknown')`."""
        library = self._library.of(session.municipality)
        course = library.courses.get(session.course)
        if course is None:
            raise Refused("course.unknown")
        place = ("" if library is self._library else session.municipality, course.id, session.minutes)
        made = self._made.get(place)
        if made is None or made[0] is not course:
            made = self._made[place] = (
                course,
                running_order(course, _checks(library, course), _polls(library, course), session.minutes),
            )
        return made[1]


def _checks(library: Library, course: Course) -> dict[str, Question]:
    return {id: library.check_question(course.id, id)[1] for id in _checked(course)}


def _polls(library: Library, course: Course) -> list[Question]:
    """What the surveys of the course ask."""
    surveys = (library.quiz(id) for id in (course.before_after, course.survey) if id)
    return [question for survey in surveys for question in survey.questions]


def _checked(course: Course) -> list[str]:
    return [block.ref for _, step in course.steps() for block in step.blocks if block.kind == "check"]
