"""修了のしかた: the ways to complete a course, as its author stated them, in words (HTML)."""

from __future__ import annotations

import math

from markupsafe import Markup

from supporter.domain.courses.course import (
    AllSteps,
    AnyOf,
    Attendance,
    Course,
    QuizPassed,
    Requirement,
    StepsOf,
)
from supporter.web.shared.templates import html_of


def ways(course: Course) -> list[tuple[Markup, list[Markup]]]:
    """Each way's name and what it asks for."""
    return [
        (html_of(f"way.{way.way}"), [part for need in way.requires for part in _parts(need, course)])
        for way in course.completion
    ]


def _parts(need: Requirement, course: Course) -> list[Markup]:
    match need:
        case AllSteps():
            return [html_of("need.all_steps")]
        case StepsOf():
            numbers = [module.number for module in course.modules if module.id in need.modules]
            chapters = [html_of("need.chapters", number=number) for number in numbers]
            return [html_of("need.steps_of", chapters=html_of("need.and").join(chapters))]
        case QuizPassed():
            return [html_of("need.test", of_ten=math.ceil(round(need.pass_mark * 10, 6)))]
        case Attendance():
            within = [html_of("need.within", months=need.within_months)] if need.within_months else []
            return [*within, html_of("need.attendance", late=need.late_minutes)]
        case AnyOf():
            return [html_of("need.or").join(part for one in need.requires for part in _parts(one, course))]
    return [html_of("need.reflection")]
