"""Ways to complete a course, from the file's words to the domain's requirements."""

from __future__ import annotations

from typing import Any

from supporter.content.files import shapes
from supporter.content.markdown.prose import Scene
from supporter.domain.courses import course as domain


def check_requirement(requirement: Any, line: int, modules: list[str], scene: Scene) -> None:
    """Note modules that the course does not have, and remember the quizzes that must exist."""
    if isinstance(requirement, shapes.TestKey):
        scene.refer("quiz", requirement.test, line)
    elif isinstance(requirement, shapes.AnyKey):
        for part in requirement.any_of:
            check_requirement(part, line, modules, scene)
    elif isinstance(requirement, shapes.StepsKey):
        for module_id in requirement.steps_of:
            if module_id not in modules:
                scene.findings.error(
                    line,
                    f"steps_of の章「{module_id}」は modules にありません。",
                    "modules にある id を書いてください。",
                )


def way_of(way: shapes.WayShape) -> domain.Way:
    """A way to complete, as the domain has it."""
    return domain.Way(way=way.way, requires=tuple(_requirement(part) for part in way.requires))


def _requirement(part: Any) -> domain.Requirement:
    if isinstance(part, shapes.TestKey):
        return domain.QuizPassed(test=part.test, pass_mark=part.share)
    if isinstance(part, shapes.StepsKey):
        return domain.StepsOf(modules=tuple(part.steps_of))
    if isinstance(part, shapes.AttendanceKey):
        return domain.Attendance(**part.attendance.model_dump())
    if isinstance(part, shapes.AnyKey):
        return domain.AnyOf(requires=tuple(_requirement(inner) for inner in part.any_of))
    return domain.Reflection() if part == "reflection" else domain.AllSteps()
