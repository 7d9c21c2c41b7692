"""講座: the courses of a town; where there is one alone, its contents at once."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.web.learner.learning.course_view import courses, number
from supporter.web.shared import frame
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c`."""

    async def show(request: Request) -> Response:
        visit = await visit_of(app, request)
        views = await courses(app, visit)
        if len(views) == 1:
            return RedirectResponse(views[0].base)
        look = frame.Look(wording.say("course"), visit.municipality, here="course", wide=True)
        return frame.plain(request, "learner/learning/course_list.html", look, views=views, visit=visit, number=number)

    return [Route("/m/{code}/c", show)]
