"""The plain copy of every page, and a course as a booklet: no script, no word about the reader; to keep, to print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.course import Module
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning.course_view import CourseView, course_view, number
from supporter.web.learner.learning.printable_step import Leaf, leaf
from supporter.web.shared import frame, municipality_in_address, templates
from supporter.web.shared.visitor import Visit
from supporter.wiring import App

_SHEETS_A_PAGE = 3.9  # of A4, measured on the course that travels with the product


def routes(app: App) -> Sequence[BaseRoute]:
    """`…/CHAPTER/PAGE/plain`, and `/m/CODE/c/COURSE/print`."""

    async def page(request: Request) -> Response:
        visit, view = await _reader(app, request)
        chapter, step_id = request.path_params["chapter"], request.path_params["page"]
        try:
            module, step = view.course.module(chapter), view.course.step(chapter, step_id)
        except KeyError:
            raise Refused("page.unknown") from None
        title = wording.say("step.tab", page=step.title.plain, chapter=module.number, course=view.course.title.plain)
        look = frame.Look(title, visit.municipality, back=(view.base, templates.html_of("contents")), here="course")
        way = _way(view, f"{chapter}/{step_id}")
        shown = leaf(app, visit, view.course, module, step, way.forward)
        return frame.plain(request, "learner/learning/plain_copy.html", look, leaf=shown, view=view, way=way)

    async def booklet(request: Request) -> Response:
        visit, view = await _reader(app, request)
        title = wording.say("print.tab", course=view.course.title.plain)
        look = frame.Look(title, visit.municipality, back=(view.base, templates.html_of("contents")), here="course")
        date = templates.date(app.clock.now().date(), "both")
        chapters = [Chapter(module, _leaves(app, visit, view, module)) for module in view.course.modules]
        sheets = math.ceil(len(view.course.step_refs()) * _SHEETS_A_PAGE / 10) * 10
        return frame.plain(
            request,
            "learner/learning/booklet.html",
            look,
            view=view,
            chapters=chapters,
            date=date,
            number=number,
            sheets=sheets,
        )

    course = "/m/{code}/c/{course}"
    return [Route(course + "/{chapter}/{page}/plain", page), Route(course + "/print", booklet)]


class Way(NamedTuple):
    """The plain neighbours of a plain page, the contents where there is none."""

    back: str
    forward: str


class Chapter(NamedTuple):
    """One chapter of the booklet."""

    module: Module
    leaves: list[Leaf]


async def _reader(app: App, request: Request) -> tuple[Visit, CourseView]:
    """The same page for everybody: who looks is not asked, nothing was read yet."""
    visit = Visit(await municipality_in_address.named(app, request), READER, None, "")
    return visit, await course_view(app, visit, request.path_params["course"])


def _way(view: CourseView, ref: str) -> Way:
    refs = view.course.step_refs()
    at = refs.index(ref)
    back = f"{view.address(refs[at - 1])}/plain" if at else view.base
    return Way(back, f"{view.address(refs[at + 1])}/plain" if at + 1 < len(refs) else view.base)


def _leaves(app: App, visit: Visit, view: CourseView, module: Module) -> list[Leaf]:
    """The pages of a chapter; past a heavy one leads the next, and past the last one the chapter's end."""
    steps = module.steps
    ends = [f"#{module.id}-{step.id}" for step in steps[1:]] + [f"#{module.id}-end"]
    return [leaf(app, visit, view.course, module, step, end) for step, end in zip(steps, ends, strict=True)]
