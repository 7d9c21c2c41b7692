"""Practice: the questions of one's own tests that went otherwise than hoped, unscored, as often as one likes."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse

from supporter import wording
from supporter.domain.courses.grading import choice_order
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning import answer_socket, feedback, question_form
from supporter.web.learner.learning.answer_socket import Message, Reply
from supporter.web.learner.learning.course_view import course_view
from supporter.web.shared import frame, templates
from supporter.web.shared.course_links import page_of
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE/c/COURSE/test/practice`, and what its questions send: `practise`."""
    answer_socket.on(app, "practise", partial(_practised, app))

    @ui.page("/m/{code}/c/{course}/test/practice")
    async def practice(request: Request, code: str, course: str) -> RedirectResponse | None:
        visit = await visit_of(app, request)
        if visit.learner is None:
            return RedirectResponse(f"/in?m={visit.municipality.id}")
        view = await course_view(app, visit, course)
        quiz = view.tested()
        back = (view.base, templates.html_of("contents"))
        look = frame.Look(
            wording.say("practice"),
            visit.municipality,
            back=back,
            here="course",
            scripts=("answers.js",),
            answers=f"{view.practice}/plain" if view.practice else "",
        )
        with frame.page(request, look):
            head = frame.part("learner/learning/practice.html", visit=visit, view=view)
            ui.html(head, sanitize=False).classes("stack")
            for id in view.missed:
                question = quiz.question(id)
                order, key = choice_order(question, id, quiz.shuffle), f"{view.course.id}:practice:{id}"
                answer_socket.form(question_form.form(question, order, key, scored=False, ask="practise"))
        return None


async def _practised(app: App, person: Person, message: Message) -> Reply:
    if message.key[:2] != (message.course, "practice") or len(message.key) != 3:
        raise Refused("answer.malformed")
    correct = await app.learning.lessons.practise(person, message.course, message.key[2], message.answer)
    library = app.library.of(person.municipality)
    course = library.course(message.course)
    quiz = library.quiz(course.test or "")
    question = quiz.question(message.key[2])
    order = choice_order(question, question.id, quiz.shuffle)
    more = page_of(course, message.base, question.step) or ("", "")
    html = feedback.feedback(
        question, order, message.answer, correct, scored=False, saved=None, told="practice.unsaved", more=more
    )
    return {"html": html}
