"""The test: one question a time, its feedback at once, the result at the end; all in one form."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from supporter import wording
from supporter.domain.courses.quiz import Quiz
from supporter.domain.shared.access import Person
from supporter.domain.shared.calendar import time_text
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.completion import retry, still_wrong
from supporter.domain.transcripts.progress import Attempt
from supporter.services.municipalities import spoken_facts
from supporter.web.learner.learning import answer_socket
from supporter.web.learner.learning.answer_socket import Message, Reply
from supporter.web.learner.learning.attempt import Sheet
from supporter.web.learner.learning.course_view import CourseView, course_view
from supporter.web.shared import frame, templates, visitor
from supporter.web.shared.course_links import page_of
from supporter.web.shared.visitor import Visit
from supporter.wiring import App

_MOST_PAGES = 3  # pages worth re-reading: more would read as a scolding


def register(app: App) -> None:
    """`/m/CODE/c/COURSE/test`, and what its form sends: `begin`, `exchange` and `answer`."""

    @ui.page("/m/{code}/c/{course}/test")
    async def test(request: Request, code: str, course: str) -> None:
        visit = await visitor.visit(app, request)
        view = await course_view(app, visit, course)
        quiz = view.tested()
        look = frame.Look(
            wording.say("test.tab", course=view.course.title.plain),
            visit.municipality,
            back=(view.base, templates.html_of("contents")),
            here="course",
            footer=False,
            scripts=("answers.js",),
            answers=f"{view.test}/plain",
        )
        with frame.page(request, look):
            if visit.learner:
                ui.html(frame.part("learner/learning/aloud.html"), sanitize=False).classes("aloud-place")
                ui.html(frame.part("learner/learning/owner.html", visit=visit), sanitize=False).props["hidden"] = True
                answer_socket.form(_opening(visit, view, quiz, _now(app)))
            else:
                html = frame.part("learner/learning/quiz_reader.html", visit=visit, view=view, quiz=quiz)
                ui.html(html, sanitize=False).classes("stack roomy")

    async def begin(person: Person, message: Message) -> Reply:
        attempt = await app.learning.lessons.begin(person, message.course)
        library = app.library.of(person.municipality)
        quiz = library.quiz(attempt.quiz)
        return {"html": Sheet(library.course(message.course), quiz, message.base, person.id).question(attempt)}

    async def exchange(person: Person, message: Message) -> Reply:
        number, question = _attempt_and_question(message)
        attempt = await app.learning.lessons.exchange(person, message.course, number, question)
        library = app.library.of(person.municipality)
        quiz = library.quiz(attempt.quiz)
        return {"html": Sheet(library.course(message.course), quiz, message.base, person.id).question(attempt)}

    async def answer(person: Person, message: Message) -> Reply:
        number, question = _attempt_and_question(message)
        receipt = await app.learning.lessons.answer(person, message.course, number, question, message.answer)
        library = app.library.of(person.municipality)
        quiz = library.quiz(receipt.attempt.quiz)
        sheet = Sheet(library.course(message.course), quiz, message.base, person.id)
        onward = sheet.question(receipt.attempt) if receipt.attempt.next_question else ""
        if not onward:
            visit = await visitor.visitor(app, message.municipality, person)
            view = await course_view(app, visit, message.course)
            onward = _result(visit, view, quiz, receipt.attempt, _now(app))
        return {"html": sheet.feedback(receipt.attempt, question), "next": onward}

    answer_socket.on(app, "begin", begin)
    answer_socket.on(app, "exchange", exchange)
    answer_socket.on(app, "answer", answer)


def _opening(visit: Visit, view: CourseView, quiz: Quiz, now: int) -> str:
    """Where the learner is: in the middle, at the result of the last try, or before the first."""
    if attempt := view.progress.open_attempt(quiz):
        return Sheet(view.course, quiz, view.base, visit.person.id).question(attempt)
    return standing(visit, view, quiz, now)


def standing(visit: Visit, view: CourseView, quiz: Quiz, now: int) -> str:
    """The result of the last try, or what is said before the first; `now` is epoch seconds."""
    if tried := view.progress.finished(quiz.id):
        return _result(visit, view, quiz, tried[-1], now)
    count = quiz.pick or len(quiz.questions)
    return frame.part("learner/learning/quiz_intro.html", visit=visit, view=view, quiz=quiz, count=count)


def _attempt_and_question(message: Message) -> tuple[int, str]:
    match message.key:
        case (course, number, question) if course == message.course and number.isascii() and number.isdecimal():
            return int(number[:9]), question
        case _:
            raise Refused("answer.malformed")


def _result(visit: Visit, view: CourseView, quiz: Quiz, attempt: Attempt, now: int) -> str:
    wrong = [q for q in quiz.questions if q.id in attempt.answers and not attempt.answers[q.id].correct]
    pages = dict.fromkeys(page for question in wrong if (page := page_of(view.course, view.base, question.step)))
    unread = view.left.steps if view.left else ()
    left, since = retry(quiz, view.progress)
    return frame.part(
        "learner/learning/result.html",
        view=view,
        quiz=quiz,
        attempt=attempt,
        short=still_wrong(quiz, attempt.correct, len(attempt.questions)),
        marks=[attempt.answers[id].correct for id in attempt.questions],
        pages=list(pages)[:_MOST_PAGES],
        unread=len(unread),
        unread_pages=[page for ref in unread[:_MOST_PAGES] if (page := page_of(view.course, view.base, ref))],
        left=left,
        until=time_text(since, now) if now < since else "",
        department=spoken_facts.department(visit.municipality),
    )


def _now(app: App) -> int:
    return int(app.clock.now().timestamp())
