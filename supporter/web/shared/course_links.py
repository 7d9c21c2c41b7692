"""Links into a course: a page by its address and its name."""

from __future__ import annotations

from markupsafe import Markup

from supporter.domain.courses.course import Course
from supporter.web.shared import templates


def page_of(course: Course, base: str, ref: str) -> tuple[str, Markup] | None:
    """Address and words (5章 2ページ　題) of a page, or `None` where the course has no such page."""
    for module in course.modules:
        for place, step in enumerate(module.steps, start=1):
            if f"{module.id}/{step.id}" == ref:
                title = Markup(step.title.html)
                words = templates.html_of("page.name", chapter=module.number, page=place, title=title)
                return f"{base}/{ref}", words
    return None
