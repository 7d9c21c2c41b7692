"""Surveys as plain forms: before the course, after it, and at its end; nobody has to, and no name goes along."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.quiz import Answer, Quiz, Short
from supporter.domain.shared.refused import Refused
from supporter.services.learning.surveys import KINDS, Kind
from supporter.web.learner.learning import question_form
from supporter.web.learner.learning.course_view import CourseView, course_view
from supporter.web.shared import error_pages, forms, frame, templates
from supporter.web.shared.visitor import Visit
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App

_A_MINUTE = 3  # questions
_HERE = ("survey.empty", "rate.limited", "answer.malformed", "disk.full")  # told on the page itself


@dataclass(frozen=True)
class Offer:
    """An invitation to a survey: its address, how many questions and minutes, and how the phone knows it."""

    kind: Kind
    address: str
    count: int
    minutes: int
    mark: str


def offer(app: App, visit: Visit, view: CourseView, kind: Kind) -> Offer | None:
    """The invitation to this survey of the course, if it has one."""
    survey = app.learning.surveys.asked(visit.municipality.id, view.course.id, kind)
    if survey is None:
        return None
    count = len(survey.questions)
    mark = f"{visit.municipality.id}:{view.course.id}:{kind}"
    return Offer(kind, f"{view.base}/{kind}", count, -(-count // _A_MINUTE), mark)


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/before`, `/after` and `/survey`."""
    return [
        Route(f"/m/{{code}}/c/{{course}}/{kind}", partial(handler, app, kind), methods=[method])
        for kind in KINDS
        for method, handler in (("GET", _show), ("POST", _send))
    ]


async def _show(app: App, kind: Kind, request: Request) -> Response:
    page = await _page(app, kind, request)
    if "sent" in request.query_params:
        more = offer(app, page.visit, page.view, "survey") if kind == "after" else None
        return page.answer("learner/learning/survey_thanks.html", {"more": more})
    return page.form(secrets.token_hex(32))


async def _send(app: App, kind: Kind, request: Request) -> Response:
    page = await _page(app, kind, request)
    typed = await forms.several(request)
    random = typed.get("random", [""])[-1]
    answers = _answers(page.survey, typed)
    address = request.client.host if request.client else ""
    try:
        await app.learning.surveys.cast(
            page.visit.person, page.visit.municipality.id, page.view.course.id, kind, answers, random, address
        )
    except Refused as refused:
        if refused.code not in _HERE:
            raise
        return page.form(random, answers, refused)
    return RedirectResponse(f"{page.view.base}/{kind}?sent=yes", 303)


async def _page(app: App, kind: Kind, request: Request) -> _Page:
    visit = await visit_of(app, request)
    view = await course_view(app, visit, request.path_params["course"])
    survey = app.learning.surveys.asked(visit.municipality.id, view.course.id, kind)
    if survey is None:
        raise Refused("page.unknown")
    return _Page(request, kind, visit, view, survey)


@dataclass(frozen=True)
class _Page:
    """One look at a survey."""

    request: Request
    kind: Kind
    visit: Visit
    view: CourseView
    survey: Quiz

    def form(
        self, random: str, answers: Mapping[str, Answer] | None = None, refused: Refused | None = None
    ) -> Response:
        """The questions, with what was answered and why it was not taken."""
        asked = [(question, question_form.as_written(question)) for question in self.survey.questions]
        facts = {"asked": asked, "random": random, "answers": answers or {}, "problem": ""}
        if refused:
            facts["problem"] = templates.sentence(refused.code, **refused.facts)
        return self.answer(
            "learner/learning/survey.html", facts, error_pages.STATUS.get(refused.code, 422) if refused else 200
        )

    def answer(self, template: str, facts: Mapping[str, object], status: int = 200) -> Response:
        """A page of this survey."""
        leads = self._leads()
        look = frame.Look(
            wording.say("survey.tab"),
            self.visit.municipality,
            back=(leads, templates.html_of("back")),
            scripts=("survey.js",),
        )
        told = {"visit": self.visit, "view": self.view, "kind": self.kind, "survey": self.survey, "leads": leads}
        return frame.plain(self.request, template, look, status=status, **told, **facts)

    def _leads(self) -> str:
        """Where one goes on: to the first page, or back to the completion."""
        if self.kind == "before":
            return self.view.address(self.view.course.step_refs()[0])
        return f"{self.view.base}/done" if self.view.progress.completed else self.view.base


def _answers(survey: Quiz, typed: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    """What was answered, by question id; a text as one line, and what was left out not at all."""
    found: dict[str, Answer] = {}
    for question in survey.questions:
        given = tuple(typed.get(f"a-{question.id}", ()))
        if isinstance(question, Short):
            given = tuple(line for text in given if (line := " ".join(text.split())))
        if given:
            found[question.id] = given
    return found
