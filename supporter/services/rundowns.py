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
            made = self._made[course_id] = (course, rundown(course, self._checks(course), self._polls()))
        return made[1]

    def _checks(self, course: Course) -> dict[str, Question]:
        return {id: self._library.check_question(course.id, id)[1] for id in _checked(course)}

    def _polls(self) -> list[Question]:
        """What surveys ask: unscored questions of files from which no page of any course takes one."""
        checked = {id for course in self._library.courses.values() for id in _checked(course)}
        surveys = (quiz for quiz in self._library.quizzes.values() if not quiz.scored)
        return [
            question
            for quiz in surveys
            if not any(question.id in checked for question in quiz.questions)
            for question in quiz.questions
        ]


def _checked(course: Course) -> list[str]:
    return [block.ref for _, step in course.steps() for block in step.blocks if block.kind == "check"]
