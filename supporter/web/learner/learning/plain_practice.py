"""Practice in plain forms, for browsers that cannot do the page itself: one question a page, as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.grading import choice_order
from supporter.domain.courses.quiz import Question, Quiz
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning import feedback, plain_question
from supporter.web.learner.learning.course_view import CourseView, course_view
from supporter.web.learner.learning.plain_question import Given
from supporter.web.shared import forms, frame, templates
from supporter.web.shared.course_links import page_of
from supporter.web.shared.visitor import Visit
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/test/practice/plain`, with `?question=ID` one that is not the first."""

    async def show(request: Request) -> Response:
        page = await _page(app, request)
        if page.visit.learner is None:
            return RedirectResponse(f"/in?m={page.visit.municipality.id}", 303)
        return page.ask(request.query_params.get("question", ""))

    async def send(request: Request) -> Response:
        page = await _page(app, request)
        typed = await forms.several(request)
        plain_question.require_owner(page.visit, typed)
        if page.visit.learner is None:
            raise Refused("access.refused" if page.visit.person.id else "signin.needed")
        id = typed.get("question", [""])[-1]
        if id not in page.view.missed:
            return page.ask("", problem=templates.sentence("answer.unknown_question"), status=422)
        sent = plain_question.given(page.quiz.question(id), typed)
        if sent.fix:
            return page.ask(id, sent, sent.fix, 422)
        correct = await app.learning.lessons.practise(page.visit.person, page.view.course.id, id, sent.answer)
        return page.judge(id, sent, correct)

    address = "/m/{code}/c/{course}/test/practice/plain"
    return [Route(address, show), Route(address, send, methods=["POST"])]


@dataclass(frozen=True)
class _Page:
    """One look at the questions that were missed."""

    request: Request
    visit: Visit
    view: CourseView
    quiz: Quiz

    @property
    def _address(self) -> str:
        return f"{self.view.test}/practice/plain"

    def ask(self, id: str, sent: Given | None = None, problem: str = "", status: int = 200) -> Response:
        """The question of that id, or the first one, with what was chosen and why it was not taken."""
        ids = self.view.missed
        if not ids:
            return self._show("", "", status, problem=problem)
        question = self.quiz.question(id if id in ids else ids[0])
        html = plain_question.controls(question, self._order(question), sent or Given(), place=self._place(question))
        return self._show(html, question.id, status, problem=problem)

    def judge(self, id: str, sent: Given, correct: bool) -> Response:
        """What there is to say of the answer; nothing of it is kept."""
        question = self.quiz.question(id)
        more = page_of(self.view.course, self.view.base, question.step) or ("", "")
        html = feedback.feedback(
            question,
            self._order(question),
            sent.answer,
            correct,
            scored=False,
            saved=None,
            told="practice.unsaved",
            more=more,
        )
        return self._show(html, id, 200, judged=True)

    def _order(self, question: Question) -> tuple[int, ...]:
        return choice_order(question, question.id, self.quiz.shuffle)

    def _place(self, question: Question) -> str:
        ids = self.view.missed
        return templates.html_of("test.place", all=len(ids), at=ids.index(question.id) + 1)

    def _show(self, html: str, id: str, status: int, problem: str = "", judged: bool = False) -> Response:
        ids = self.view.missed
        following = ids[ids.index(id) + 1 :] if id in ids else ()
        look = frame.Look(
            wording.say("practice"),
            self.visit.municipality,
            back=(self.view.base, templates.html_of("contents")),
            here="course",
        )
        return frame.plain(
            self.request,
            "learner/learning/plain_practice.html",
            look,
            status=status,
            visit=self.visit,
            view=self.view,
            here=self._address,
            html=html,
            id=id,
            forward=f"{self._address}?question={quote(following[0])}" if following else "",
            judged=judged,
            problem=problem,
        )


async def _page(app: App, request: Request) -> _Page:
    visit = await visit_of(app, request)
    view = await course_view(app, visit, request.path_params["course"])
    return _Page(request, visit, view, view.tested())
