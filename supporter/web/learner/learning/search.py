"""さがす: pages of a course by words of them, for everybody; what was searched for is kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.search import LONGEST, search
from supporter.web.learner.learning.course_view import course_view
from supporter.web.shared import frame, templates
from supporter.web.shared.course_links import page_of
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/search?q=…`."""

    async def show(request: Request) -> Response:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, request.path_params["course"])
        typed = request.query_params.get("q", "")[:LONGEST]
        found = [(page_of(view.course, view.base, one.ref), one) for one in search(view.course, typed)]
        back = (view.base, templates.html_of("contents"))
        look = frame.Look(wording.say("search"), visit.municipality, back=back, here="course")
        return frame.plain(
            request, "learner/learning/search.html", look, visit=visit, view=view, typed=typed, found=found
        )

    return [Route("/m/{code}/c/{course}/search", show)]
