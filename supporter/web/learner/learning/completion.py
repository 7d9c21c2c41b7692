"""修了: congratulation, the certificate to see and keep, one small step to take."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse

from supporter import wording
from supporter.web.learner.learning.certificate_view import follow_up, proofs, recorded, way_of
from supporter.web.learner.learning.course_view import called, course_view
from supporter.web.learner.learning.notebook import last_sheet
from supporter.web.learner.learning.survey import offer
from supporter.web.shared import frame, progress_rings
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE/c/COURSE/done`; who is not there yet is led to the contents."""

    @ui.page("/m/{code}/c/{course}/done")
    async def done(request: Request, code: str, course: str) -> RedirectResponse | None:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, course)
        if visit.learner is None or view.progress.completed is None:
            return RedirectResponse(view.base)
        proof = next((one for one in await proofs(app, visit) if one.certificate.course == view.course.id), None)
        look = frame.Look(wording.say("done.tab"), visit.municipality, needs_script=False)
        with frame.page(request, look):
            html = frame.part(
                "learner/learning/completion.html",
                visit=visit,
                view=view,
                name=called(visit.learner.name),
                full_name=visit.learner.name,
                proof=proof,
                way=way_of(visit.municipality, proof.certificate if proof else None),
                recorded=recorded(view),
                follow_up=follow_up(view),
                flower=progress_rings.rosette(len(view.course.modules), "rosette opens"),
                watermark=progress_rings.rosette(len(view.course.modules)),
                step=last_sheet(view),
                offers=[one for kind in ("after", "survey") if (one := offer(app, visit, view, kind))],
            )
            ui.html(html, sanitize=False).classes("stack roomy")
        return None
