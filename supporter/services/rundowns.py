"""The running order of every course, made once from what the library holds now."""

from __future__ import annotations

from supporter.content.library import Library
from supporter.domain.course import Course
from supporter.domain.quiz import Question
from supporter.domain.refused import Refused
from supporter.domain.rundown import Rundown, rundown


class Rundowns:
    """By course; made anew when an author's change has been read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[str, tuple[Course, Rundown]] = {}

    def of(self, course_id: str) -> Rundown:
        """The running order of a course. Raises `Refused('course.unknown')`."""
        course = self._library.courses.get(course_id)
        if course is None:
            raise Refused("course.unknown")
        made = self._made.get(course_id)
        if made is None or made[0] is not course:
            made = self._made[course_id] = (course, rundown(course, self._checks(course), self._polls(course)))
        return made[1]

    def _checks(self, course: Course) -> dict[str, Question]:
        return {id: self._library.check_question(course.id, id)[1] for id in _checked(course)}

    def _polls(self, course: Course) -> list[Question]:
        """What the surveys of the course ask."""
        surveys = (self._library.quiz(id) for id in (course.before_after, course.survey) if id)
        return [question for survey in surveys for question in survey.questions]


def _checked(course: Course) -> list[str]:
    return [block.ref for _, step in course.steps() for block in step.blocks if block.kind == "check"]
