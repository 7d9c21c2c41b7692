"""修了のしかた: the ways to complete a course, as its author stated them, in words."""

from __future__ import annotations

import math

from supporter import wording
from supporter.domain.course import AllSteps, AnyOf, Attendance, Course, QuizPassed, Requirement, StepsOf


def ways(course: Course) -> list[tuple[str, list[str]]]:
    """Each way's name and what it asks for."""
    return [
        (wording.say(f"way.{way.way}"), [part for need in way.requires for part in _parts(need, course)])
        for way in course.completion
    ]


def _parts(need: Requirement, course: Course) -> list[str]:
    match need:
        case AllSteps():
            return [wording.say("need.all_steps")]
        case StepsOf():
            numbers = [module.number for module in course.modules if module.id in need.modules]
            chapters = [wording.say("need.chapters", number=number) for number in numbers]
            return [wording.say("need.steps_of", chapters="・".join(chapters))]
        case QuizPassed():
            return [wording.say("need.test", of_ten=math.ceil(round(need.pass_mark * 10, 6)))]
        case Attendance():
            within = [wording.say("need.within", months=need.within_months)] if need.within_months else []
            return [*within, wording.say("need.attendance", late=need.late_minutes)]
        case AnyOf():
            return [wording.say("need.or").join(part for one in need.requires for part in _parts(one, course))]
    return [wording.say("need.reflection")]
