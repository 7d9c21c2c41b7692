"""わたしのノート: everything written in a browser's worksheets on one page, put there by the browser alone.

The server tells which worksheets there are, and never learns what stands in them (`static/notebook.js`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.web.learner.learning.course_view import CourseView, courses
from supporter.web.shared import frame
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


@dataclass(frozen=True)
class Sheet:
    """A worksheet: the name under which a browser keeps it, its chapter, what it asks, and its page."""

    key: str
    chapter: int
    title: Markup
    plain: str
    address: str


def sheets(view: CourseView) -> Iterator[Sheet]:
    """The worksheets of a course, in reading order."""
    for module, step in view.course.steps():
        address = view.address(f"{module.id}/{step.id}")
        for block in step.blocks:
            if block.kind == "work" and block.title:
                title = Markup(block.title.html)
                yield Sheet(f"{address}:{block.ref}", module.number, title, block.title.plain, address)


def last_sheet(view: CourseView) -> str:
    """The key of the worksheet that stands in the last chapter, where a course asks for one's next step; or none."""
    found = [sheet for sheet in sheets(view) if sheet.chapter == len(view.course.modules)]
    return found[-1].key if found else ""


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/notebook`, for everybody."""

    async def show(request: Request) -> Response:
        visit = await visit_of(app, request)
        views = await courses(app, visit)
        look = frame.Look(
            wording.say("notebook"), visit.municipality, here="notebook", wide=True, scripts=("notebook.js",)
        )
        written = [(view, last_sheet(view), list(sheets(view))) for view in views]
        return frame.plain(request, "learner/learning/notebook.html", look, visit=visit, written=written, views=views)

    return [Route("/m/{code}/notebook", show)]
