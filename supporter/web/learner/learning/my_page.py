"""マイページ: 受講票, certificates, courses, what is kept of oneself, and the way out."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse

from supporter import wording
from supporter.web.learner.learning.certificate_view import follow_up, proofs
from supporter.web.learner.learning.course_view import courses
from supporter.web.shared import frame
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE/my`; a reader is led to the sign-in."""

    @ui.page("/m/{code}/my")
    async def my(request: Request, code: str) -> RedirectResponse | None:
        visit = await visit_of(app, request)
        if visit.learner is None:
            return RedirectResponse(f"/in?m={visit.municipality.id}")
        views = await courses(app, visit)
        mine = await proofs(app, visit)
        with frame.page(
            request, frame.Look(wording.say("my"), visit.municipality, here="my", wide=True, needs_script=False)
        ):
            html = frame.part(
                "learner/learning/my_page.html",
                visit=visit,
                views=views,
                proofs=mine,
                follow_up=follow_up,
                classes=await app.privacy.own_data.classes(visit.person),
                leaving=await app.privacy.erasure_requests.of(visit.person),
                stayed="stayed" in request.query_params,
                today=app.clock.now().date(),
            )
            ui.html(html, sanitize=False).classes("stack roomy")
        return None
