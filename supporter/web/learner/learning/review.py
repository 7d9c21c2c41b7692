"""Looking back at one's own answers: every question of a finished attempt, and nothing to send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.transcripts.progress import Attempt
from supporter.web.learner.learning.attempt import Sheet
from supporter.web.learner.learning.course_view import course_view
from supporter.web.shared import frame, templates, visitor
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/test/review`, of the last attempt or of `?try=N`; a reader is led to the sign-in."""

    async def show(request: Request) -> Response:
        visit = await visitor.visit(app, request)
        if visit.learner is None:
            return RedirectResponse(f"/in?m={visit.municipality.id}")
        view = await course_view(app, visit, request.path_params["course"])
        quiz = view.tested()
        tries = {str(place): one for place, one in enumerate(view.progress.finished(quiz.id), start=1)}
        if not tries:
            return RedirectResponse(view.test)
        wanted = request.query_params.get("try", "")
        place = wanted if wanted in tries else str(len(tries))
        sheet = Sheet(view.course, quiz, view.base, visit.person.id)
        look = frame.Look(
            wording.say("review"), visit.municipality, back=(view.base, templates.html_of("contents")), here="course"
        )
        return frame.plain(
            request,
            "learner/learning/review.html",
            look,
            visit=visit,
            view=view,
            place=place,
            attempt=tries[place],
            judged=sheet.looked_back(tries[place]),
            days={at: _day(one) for at, one in tries.items()},
        )

    return [Route("/m/{code}/c/{course}/test/review", show)]


def _day(attempt: Attempt) -> str:
    """When the last answer came."""
    return wording.day(dt.datetime.fromtimestamp(max(answer.at for answer in attempt.answers.values()), TOKYO))
