"""The test as plain forms, for browsers that cannot do the page itself: a question, its feedback, the result.

Each form names its attempt and question, so that one from another tab or from a page before is told and
changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.quiz import Quiz
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.domain.transcripts.progress import Attempt
from supporter.services.municipalities import spoken_facts
from supporter.web.learner.learning import plain_question
from supporter.web.learner.learning.attempt import Care, Sheet
from supporter.web.learner.learning.course_view import CourseView, course_view
from supporter.web.learner.learning.plain_question import Given, Typed
from supporter.web.learner.learning.quiz import standing
from supporter.web.shared import error_pages, forms, frame, templates
from supporter.web.shared.visitor import Visit
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App

#: Told on the page itself.
_HERE = (
    "answer.unknown_question",
    "answer.malformed",
    "test.no_other",
    "test.wait",
    "test.no_attempts_left",
    "course.prerequisite",
    "disk.full",
)


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/test/plain`, and with `?try=N&question=ID` the feedback to an answer."""

    async def show(request: Request) -> Response:
        page = await _page(app, request)
        if page.visit.learner is None:
            return page.reader()
        asked = request.query_params
        tried, question = page.tried(asked.get("try", "")), asked.get("question", "")
        if tried and question in tried.answers and question in page.known:
            return page.feedback(tried, question, kept=asked.get("told") == "kept")
        return page.now("test.stale" if asked.get("told") == "stale" else "")

    async def send(request: Request) -> Response:
        page = await _page(app, request)
        typed = await forms.several(request)
        plain_question.require_owner(page.visit, typed)
        if page.visit.learner is None:
            raise Refused("access.refused" if page.visit.person.id else "signin.needed")
        if "exchange" in typed:
            return await _exchange(app, page, typed)
        return await (_answer if "question" in typed else _begin)(app, page, typed)

    address = "/m/{code}/c/{course}/test/plain"
    return [Route(address, show), Route(address, send, methods=["POST"])]


async def _begin(app: App, page: _Page, typed: Typed) -> Response:
    """Another try, unless one has begun or ended since the form was shown."""
    shown = whole_number(typed.get("attempt", [""])[-1])
    if shown != len(page.view.progress.attempts):
        return page.lead(**({} if page.view.progress.open_attempt(page.quiz) else {"told": "stale"}))
    try:
        await app.learning.lessons.begin(page.visit.person, page.view.course.id)
    except Refused as refused:
        return page.refused(refused)
    return page.lead()


async def _exchange(app: App, page: _Page, typed: Typed) -> Response:
    """Another question instead of one with a care notice."""
    number, id = whole_number(typed.get("attempt", [""])[-1]) or 0, typed.get("question", [""])[-1]
    try:
        await app.learning.lessons.exchange(page.visit.person, page.view.course.id, number, id)
    except Refused as refused:
        return page.refused(refused)
    return page.lead()


async def _answer(app: App, page: _Page, typed: Typed) -> Response:
    attempt, id = page.tried(typed.get("attempt", [""])[-1]), typed["question"][-1]
    if attempt is None or id not in attempt.questions or id not in page.known:
        return page.refused(Refused("answer.unknown_question"))
    sent = plain_question.given(page.quiz.question(id), typed)
    if sent.fix and id not in attempt.answers:
        return page.question(attempt, id, sent, sent.fix, 422)
    try:
        receipt = await app.learning.lessons.answer(
            page.visit.person, page.view.course.id, attempt.number, id, sent.answer
        )
    except Refused as refused:
        return page.refused(refused, attempt, id, sent)
    told = {"told": "kept"} if receipt.again and receipt.answer != sent.answer else {}
    return page.lead(**{"try": str(attempt.number), "question": id, **told})


@dataclass(frozen=True)
class _Page:
    """One look at the test, at epoch second `at`."""

    request: Request
    visit: Visit
    view: CourseView
    quiz: Quiz
    at: int

    @property
    def known(self) -> set[str]:
        """The questions that the quiz still has."""
        return {question.id for question in self.quiz.questions}

    @property
    def _sheet(self) -> Sheet:
        return Sheet(self.view.course, self.quiz, self.view.base, self.visit.person.id)

    def tried(self, number: str) -> Attempt | None:
        """The attempt of this number, if it is one at this test."""
        found = self.view.progress.attempt(whole_number(number) or 0)
        return found if found and found.quiz == self.quiz.id else None

    def now(self, problem: str = "", status: int = 200) -> Response:
        """Where the learner is: at a question, at the result of the last try, or before the first; `problem` is a
        key."""
        return self._standing(templates.html_of(problem) if problem else "", status)

    def _standing(self, problem: str, status: int) -> Response:
        if attempt := self.view.progress.open_attempt(self.quiz):
            return self.question(attempt, attempt.next_question or "", Given(), problem, status)
        html = standing(self.visit, self.view, self.quiz, self.at)
        return self._show(html, problem, status, "post", attempt=len(self.view.progress.attempts))

    def question(self, attempt: Attempt, id: str, sent: Given, problem: str = "", status: int = 200) -> Response:
        """One question, with what was chosen and why it was not taken."""
        html = self._sheet.plain_question(attempt, id, sent)
        care = self._sheet.plain_care(attempt, id)
        return self._show(html, problem, status, "post", care, attempt=attempt.number, question=id)

    def feedback(self, attempt: Attempt, id: str, *, kept: bool) -> Response:
        """What the answer on the disk was; `kept` where another one came after it."""
        problem = templates.html_of("test.kept") if kept else ""
        return self._show(self._sheet.feedback(attempt, id), problem, 200, "get")

    def reader(self) -> Response:
        """For who has not signed in."""
        html = frame.part("learner/learning/quiz_reader.html", visit=self.visit, view=self.view, quiz=self.quiz)
        return self._show(html, "", 200, "")

    def refused(
        self, refused: Refused, attempt: Attempt | None = None, id: str = "", sent: Given | None = None
    ) -> Response:
        """Why it was not taken, on the page itself. Raises what belongs to no page of a test."""
        if refused.code not in _HERE:
            raise refused
        facts = {"department": spoken_facts.department(self.visit.municipality), **refused.facts}
        words, status = templates.sentence(refused.code, **facts), error_pages.STATUS.get(refused.code, 422)
        if attempt and sent:
            return self.question(attempt, id, sent, words, status)
        return self._standing(words, status)

    def lead(self, **asked: str) -> Response:
        """To the page that shows what is on the disk: loaded again or gone back to, it sends nothing."""
        address = f"{self.view.test}/plain"
        return RedirectResponse(f"{address}?{urlencode(asked)}" if asked else address, 303)

    def _show(
        self, html: str, problem: str, status: int, method: str, care: Care | None = None, **hidden: object
    ) -> Response:
        look = frame.Look(
            wording.say("test.tab", course=self.view.course.title.plain),
            self.visit.municipality,
            back=(self.view.base, templates.html_of("contents")),
            here="course",
            footer=False,
        )
        return frame.plain(
            self.request,
            "learner/learning/plain_test.html",
            look,
            status=status,
            visit=self.visit,
            view=self.view,
            html=html,
            problem=problem,
            method=method,
            care=care,
            hidden=hidden,
        )


async def _page(app: App, request: Request) -> _Page:
    visit = await visit_of(app, request)
    view = await course_view(app, visit, request.path_params["course"])
    return _Page(request, visit, view, view.tested(), int(app.clock.now().timestamp()))
