"""The questions of a page as one plain form, for browsers that cannot do the page itself; and the page kept as read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.course import Module, Step
from supporter.domain.courses.grading import choice_order
from supporter.domain.courses.quiz import Question, Quiz
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning import feedback, plain_question
from supporter.web.learner.learning.course_view import CourseView, course_view
from supporter.web.learner.learning.plain_question import Given
from supporter.web.learner.learning.step_parts import lesson
from supporter.web.shared import error_pages, forms, frame, templates
from supporter.web.shared.visitor import Visit
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App

_HERE = ("answer.malformed", "disk.full")  # told on the page itself


def routes(app: App) -> Sequence[BaseRoute]:
    """`…/CHAPTER/PAGE/answers`."""

    async def show(request: Request) -> Response:
        return (await _page(app, request)).form({})

    async def send(request: Request) -> Response:
        page = await _page(app, request)
        typed = await forms.several(request)
        plain_question.require_owner(page.visit, typed)
        sent = {question.id: plain_question.given(question, typed) for _, question in page.asked}
        if any(one.fix for one in sent.values()):
            return page.form(sent, page.lacking(sent), 422)
        try:
            return await _take(app, page, sent)
        except Refused as refused:
            if refused.code not in _HERE:
                raise
            words = templates.sentence(refused.code, **refused.facts)
            return page.form(sent, words, error_pages.STATUS.get(refused.code, 422))

    address = "/m/{code}/c/{course}/{chapter}/{page}/answers"
    return [Route(address, show), Route(address, send, methods=["POST"])]


async def _take(app: App, page: _Page, sent: Mapping[str, Given]) -> Response:
    """Judged for everybody; noted for learners, and so is that they read the page."""
    visit, view = page.visit, page.view
    told = "check.saved" if visit.learner else "check.unsaved"
    judged = []
    for quiz, question in page.asked:
        answer = sent[question.id].answer
        correct = await app.learning.lessons.check(
            visit.person, view.course.id, question.id, answer, visit.municipality.id
        )
        order = choice_order(question, question.id, quiz.shuffle)
        judged.append(feedback.feedback(question, order, answer, correct, scored=False, saved=None, told=told))
    done = False
    if visit.learner:
        progress = await app.learning.lessons.read(visit.person, view.course.id, [page.ref])
        done = progress.completed is not None and view.progress.completed is None
    return page.answer(judged=judged, taken=True, done=done)


@dataclass(frozen=True)
class _Page:
    """One look at the questions of a page."""

    request: Request
    visit: Visit
    view: CourseView
    module: Module
    step: Step
    asked: list[tuple[Quiz, Question]]

    @property
    def ref(self) -> str:
        return f"{self.module.id}/{self.step.id}"

    def form(self, sent: Mapping[str, Given], problem: str = "", status: int = 200) -> Response:
        """The questions, with what was chosen and why it was not taken."""
        beside = len(self.asked) > 1
        shown = [
            plain_question.controls(
                question, choice_order(question, question.id, quiz.shuffle), sent.get(question.id, Given()), fix=beside
            )
            for quiz, question in self.asked
        ]
        return self.answer(status, questions=shown, problem=problem)

    def lacking(self, sent: Mapping[str, Given]) -> str:
        """What is to be done first; of several questions each says it itself."""
        return templates.html_of("plain.lacking") if len(self.asked) > 1 else next(iter(sent.values())).fix

    def answer(self, status: int = 200, **facts: object) -> Response:
        """The page, whatever stands on it."""
        view = self.view
        refs = view.course.step_refs()
        following = refs.index(self.ref) + 1
        last = f"{view.test}/plain" if view.course.test else view.base
        look = frame.Look(
            wording.say(
                "step.tab", page=self.step.title.plain, chapter=self.module.number, course=view.course.title.plain
            ),
            self.visit.municipality,
            back=(view.base, templates.html_of("contents")),
            here="course",
        )
        return frame.plain(
            self.request,
            "learner/learning/plain_answers.html",
            look,
            status=status,
            visit=self.visit,
            view=view,
            module=self.module,
            step=self.step,
            place=list(self.module.steps).index(self.step) + 1,
            here=view.address(self.ref),
            forward=f"{view.address(refs[following])}/plain" if following < len(refs) else last,
            words="next" if following < len(refs) else "to_test" if view.course.test else "end_chapter",
            **{"problem": "", "questions": (), "judged": (), "taken": False, "done": False, **facts},
        )


async def _page(app: App, request: Request) -> _Page:
    visit = await visit_of(app, request)
    chapter, step_id = request.path_params["chapter"], request.path_params["page"]
    view = await course_view(app, visit, request.path_params["course"])
    try:
        module, step = view.course.module(chapter), view.course.step(chapter, step_id)
    except KeyError:
        raise Refused("page.unknown") from None
    library = app.library.of(visit.reads)
    blocks = lesson(step, wording.language.get()).blocks
    asked = [library.check_question(view.course.id, block.ref) for block in blocks if block.kind == "check"]
    return _Page(request, visit, view, module, step, asked)
