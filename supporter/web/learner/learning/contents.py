"""The table of contents of a course: chapters, what is done, what is left."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from supporter import wording
from supporter.web.learner.learning.completion_ways import ways
from supporter.web.learner.learning.course_view import course_view, number
from supporter.web.shared import frame
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE/c/COURSE`."""

    @ui.page("/m/{code}/c/{course}")
    async def contents(request: Request, code: str, course: str) -> None:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, course)
        lacking = await app.learning.lessons.lacking(visit.person, view.course.id)
        title = wording.say("contents.title", course=view.course.title.plain)
        with frame.page(request, frame.Look(title, visit.municipality, here="course", wide=True, needs_script=False)):
            facts = {"lacking": lacking, "ways": ways(view.course), "number": number, "typed": ""}
            html = frame.part("learner/learning/contents.html", visit=visit, view=view, **facts)
            ui.html(html, sanitize=False).classes("stack roomy")
