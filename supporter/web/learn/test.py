"""The test: one question a time, its feedback at once, the result at the end; all in one form."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from supporter import wording
from supporter.domain.completion import missing_steps, still_wrong
from supporter.domain.course import Course
from supporter.domain.grading import choice_order
from supporter.domain.progress import Attempt
from supporter.domain.quiz import Answer, Question, Quiz
from supporter.domain.refused import Refused
from supporter.wiring import App

from .. import frame
from ..who import Visit, by_token
from ..who import visit as visit_of
from . import questions
from .answering import AnswerForm
from .views import CourseView, course_view

_MOST_PAGES = 3  # pages worth re-reading (guide §5.3)


def register(app: App) -> None:
    """`/m/CODE/c/COURSE/test`."""

    @ui.page("/m/{code}/c/{course}/test")
    async def test(request: Request, code: str, course: str) -> None:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, course)
        if not view.course.test:
            raise Refused("page.unknown")
        quiz = app.library.quiz(view.course.test)
        look = frame.Look(
            wording.say("test.tab", course=view.course.title.plain),
            visit.municipality,
            back=(view.base, wording.say("contents")),
            footer=False,
        )
        with frame.page(request, look):
            if visit.learner:
                Sheet(app, visit, view, quiz).open()
            else:
                html = frame.part("learn/test_reader.html", visit=visit, view=view, quiz=quiz)
                ui.html(html, sanitize=False).classes("stack roomy")


class Sheet:
    """One learner's test on one page: it holds which question stands there, never any truth."""

    def __init__(self, app: App, visit: Visit, view: CourseView, quiz: Quiz) -> None:
        self._app, self._visit, self._view, self._quiz = app, visit, view, quiz
        self._form = AnswerForm()
        self._form.on_answer(self._answered, self._go_on)
        self._attempt: Attempt | None = view.progress.open_attempt(quiz)
        self._question = self._attempt.next_question if self._attempt else None

    def open(self) -> None:
        """Show where the learner is: in the middle, at the result of the last try, or before the first."""
        if self._question:
            self._ask()
        elif tried := [a for a in self._view.progress.attempts if a.quiz == self._quiz.id and a.finished]:
            self._show_result(tried[-1], self._view)
        else:
            html = frame.part("learn/test_intro.html", view=self._view, quiz=self._quiz, count=self._count)
            self._form.show(html)

    @property
    def _course(self) -> Course:
        return self._view.course

    @property
    def _count(self) -> int:
        return self._quiz.pick or len(self._quiz.questions)

    async def _go_on(self) -> None:
        """つぎの問題へ, はじめる, もう一度ためす: the first open question, or the result."""
        if self._attempt and self._attempt.finished and self._question:
            self._question = None
            self._show_result(self._attempt, await course_view(self._app, self._visit, self._course.id))
            return
        if self._attempt is None or self._attempt.finished:
            person = await by_token(self._app, self._visit.token)
            self._attempt = await self._app.learning.begin(person, self._course.id)
        self._question = self._attempt.next_question
        self._ask()

    async def _answered(self, answer: Answer) -> None:
        if self._attempt is None or self._question is None:
            raise Refused("answer.unknown_question")
        person = await by_token(self._app, self._visit.token)
        receipt = await self._app.learning.answer(person, self._course.id, self._attempt.number, self._question, answer)
        # As it is on the disk now, answers of another tab included: going on needs no further look.
        self._attempt = receipt.attempt
        question = self._quiz.question(self._question)
        html = questions.feedback(
            question,
            self._order(question),
            receipt.answer,
            receipt.correct,
            saved=receipt.at,
            place=self._place(),
            more=self._more(question),
            scored=True,
            last=receipt.attempt.finished,
        )
        self._form.show(html)

    def _ask(self) -> None:
        assert self._attempt and self._question
        question = self._quiz.question(self._question)
        key = f"{self._course.id}:{self._attempt.number}:{question.id}"
        self._form.show(questions.form(question, self._order(question), key, place=self._place(), scored=True))

    def _order(self, question: Question) -> tuple[int, ...]:
        assert self._attempt
        return choice_order(question, f"{self._visit.person.id}/{self._attempt.number}", self._quiz.shuffle)

    def _place(self) -> str:
        assert self._attempt and self._question
        at = self._attempt.questions.index(self._question) + 1
        return wording.say("test.place", all=len(self._attempt.questions), at=at)

    def _more(self, question: Question) -> list[tuple[str, str]]:
        return [page for page in [page_of(self._view, question.step)] if page]

    def _show_result(self, attempt: Attempt, view: CourseView) -> None:
        wrong = [q for q in self._quiz.questions if q.id in attempt.answers and not attempt.answers[q.id].correct]
        pages = dict.fromkeys(page for question in wrong if (page := page_of(view, question.step)))
        unread = [page for ref in missing_steps(view.course, view.progress) if (page := page_of(view, ref))]
        html = frame.part(
            "learn/result.html",
            view=view,
            attempt=attempt,
            short=still_wrong(self._quiz, attempt.correct, len(attempt.questions)),
            pages=list(pages)[:_MOST_PAGES],
            unread=unread,
        )
        self._form.show(html)


def page_of(view: CourseView, ref: str) -> tuple[str, str] | None:
    """Address and words (5章 2ページ　題) of a page, or `None` where the course has no such page."""
    for module in view.course.modules:
        for place, step in enumerate(module.steps, start=1):
            if f"{module.id}/{step.id}" == ref:
                words = wording.say("page.name", chapter=module.number, page=place, title=step.title.plain)
                return view.address(ref), words
    return None
