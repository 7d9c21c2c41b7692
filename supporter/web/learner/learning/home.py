"""Home of a municipality: a first word for a newcomer, つづきから for who has begun."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from supporter import wording
from supporter.domain.municipalities.municipality import HEADLINE
from supporter.web.learner.learning.course_view import called, courses, number
from supporter.web.shared import frame
from supporter.web.shared.class_description import near
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE`."""

    @ui.page("/m/{code}")
    async def home(request: Request, code: str) -> None:
        visit = await visit_of(app, request)
        views = await courses(app, visit)
        look = frame.Look(wording.say("home"), visit.municipality, here="home", wide=True, needs_script=False)
        with frame.page(request, look):
            template = "learner/learning/home_back.html" if visit.learner else "learner/learning/home_first.html"
            name = called(visit.learner.name) if visit.learner else ""
            leaving, today = await app.privacy.erasure_requests.of(visit.person), app.clock.now().date()
            facts = {"name": name, "number": number, "leaving": leaving, "today": today}
            facts["events"] = await near(app, visit.municipality.id)
            html = frame.part(template, visit=visit, views=views, standard_headline=HEADLINE, **facts)
            ui.html(html, sanitize=False).classes("stack roomy")
