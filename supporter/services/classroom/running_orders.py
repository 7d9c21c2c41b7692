"""The running order of every class: of its course, made once for a town, with what the class does otherwise today."""

from __future__ import annotations

from supporter.content.courses.library import Library
from supporter.domain.classroom.running_order import RunningOrder, running_order
from supporter.domain.classroom.todays_order import todays_order
from supporter.domain.courses.course import Course
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import TodaysClass

#: Classes whose own order is kept ready: those of one day.
_MOST_TODAY = 64


class RunningOrders:
    """By town, course and length; made anew when an author's change has been read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[tuple[str, str, int], tuple[Course, RunningOrder]] = {}
        self._today: dict[str, tuple[RunningOrder, TodaysClass, str, RunningOrder]] = {}

    def of(self, session: TrainingSession) -> RunningOrder:
        """The running order of a class as it is taught today. Raises `Refused('course.unknown')`."""
        course = self.of_course(session)
        if not session.otherwise.changes:
            return course
        made = self._today.get(session.id)
        asked = (course, session.otherwise, session.room.cue)
        if made is None or made[0] is not course or made[1:3] != asked[1:]:
            made = self._today[session.id] = (*asked, todays_order(*asked))
            while len(self._today) > _MOST_TODAY:
                self._today.pop(next(iter(self._today)))
        return made[3]

    def of_course(self, session: TrainingSession) -> RunningOrder:
        """That of its course alone, as the town that holds it has it. Raises `Refused('course.unknown')`."""
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
