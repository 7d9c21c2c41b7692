"""A page of a chapter: text, drawings, unscored questions, private worksheet, 前へ and 次へ as real links."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from nicegui import ui
from starlette.requests import Request

from supporter import wording
from supporter.content.courses.library import Library
from supporter.domain.courses.course import Block, Module, Step
from supporter.domain.courses.grading import choice_order
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.completion import way_done
from supporter.services.learning.learning import reads
from supporter.web.learner.learning import answer_socket, feedback, question_form, sorting
from supporter.web.learner.learning.answer_socket import Message, Reply
from supporter.web.learner.learning.course_view import CourseView, course_view, number
from supporter.web.learner.learning.step_blocks import block_html
from supporter.web.learner.learning.step_parts import is_drawing, lesson
from supporter.web.learner.learning.survey import offer
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import Visit, by_token
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App


def register(app: App) -> None:
    """`/m/CODE/c/COURSE/CHAPTER/PAGE`, and what its unscored questions send: `check`."""
    answer_socket.on(app, "check", partial(_checked, app))

    @ui.page("/m/{code}/c/{course}/{chapter}/{page}")
    async def show(request: Request, code: str, course: str, chapter: str, page: str) -> None:
        ref = f"{chapter}/{page}"
        visit = await visit_of(app, request)
        view = await course_view(app, visit, course, ref)
        tested = request.query_params.get("from") == "test" and view.course.test is not None
        try:
            module, step = view.course.module(chapter), view.course.step(chapter, page)
        except KeyError:
            raise Refused("page.unknown") from None
        look = frame.Look(
            wording.say("step.tab", page=step.title.plain, chapter=module.number, course=view.course.title.plain),
            visit.municipality,
            back=(view.test, templates.html_of("test.back")) if tested else (view.base, templates.html_of("contents")),
            here="" if tested else "course",
            footer=False,
            scripts=("answers.js", *(("dialogue.js",) if _talks(step) else ())),
            plain=f"{view.address(ref)}/plain",
            answers=f"{view.address(ref)}/answers",
        )
        with frame.page(request, look, side=True) as places:
            _build(app, visit, view, module, step, places)
        if visit.learner:
            _note_as_read(app, visit, view.course.id, ref)


def _build(app: App, visit: Visit, view: CourseView, module: Module, step: Step, places: frame.Places) -> None:
    place = list(module.steps).index(step) + 1
    shown = lesson(step, wording.language.get())
    facts = {"visit": visit, "view": view, "module": module, "step": step, "place": place, "number": number}
    facts["original"] = shown.original
    if places.side:
        with places.side:
            ui.html(frame.part("learner/learning/side.html", **facts), sanitize=False)
    ui.html(frame.part("learner/learning/step_head.html", **facts), sanitize=False).classes("stack tight")
    ui.html(frame.part("learner/learning/aloud.html"), sanitize=False).classes("aloud-place")
    _offer_before(app, visit, view, f"{module.id}/{step.id}")
    way = _way(view, module, step)
    drawing = next((block for block in shown.blocks if is_drawing(block)), None)
    for block in shown.blocks:
        _block(app, visit, view, block, way, beside=block is drawing)
    ui.html(frame.part("learner/learning/step_foot.html", **facts), sanitize=False).classes("stack")
    with places.below:
        bar = ui.html(frame.part("learner/learning/bottom.html", way=way), sanitize=False, tag="nav").classes(
            "bottom-bar"
        )
        bar.props["aria-label"] = wording.say("bottom.label")


def _offer_before(app: App, visit: Visit, view: CourseView, ref: str) -> None:
    """On the first page, to who has read no other one: what is asked before the course."""
    first = view.course.step_refs()[0]
    before = offer(app, visit, view, "before")
    if before and ref == first and {first}.issuperset(view.progress.read):
        ui.html(frame.part("learner/learning/before.html", offer=before), sanitize=False)


class _Way(NamedTuple):
    """Where 前へ and 次へ lead, and what 次へ is called here."""

    back: str
    forward: str
    words: str


def _way(view: CourseView, module: Module, step: Step) -> _Way:
    refs = view.course.step_refs()
    at = refs.index(f"{module.id}/{step.id}")
    back = view.address(refs[at - 1] if at else None)
    if _completes(view, refs[at]):
        return _Way(back, f"{view.base}/done", "result.onward")
    if at == len(refs) - 1 and view.course.test:
        return _Way(back, view.test, "to_test")
    if step is module.steps[-1]:
        return _Way(back, view.base, "end_chapter")
    return _Way(back, view.address(refs[at + 1]), "next")


def _completes(view: CourseView, ref: str) -> bool:
    """Whether this page is the last thing that a way of the course still asked for."""
    read = replace(view.progress, read=(*view.progress.read, ref), read_at={**view.progress.read_at, ref: 0})
    news = ref not in view.progress.read_at and view.progress.completed is None
    return news and way_done(view.course, read) is not None


def _block(app: App, visit: Visit, view: CourseView, block: Block, way: _Way, *, beside: bool) -> None:
    if block.kind == "check":
        _check(app.library.of(visit.reads), view, block.ref)
    else:
        html = (
            sorting.form(block, view.address(block.ref.rpartition("/")[0]))
            if block.kind == "sort"
            else block_html(app, visit, block, way.forward, now=app.clock.now())
        )
        ui.html(html, sanitize=False).classes("block beside" if beside else "block")


def _talks(step: Step) -> bool:
    return any(block.dialogue for block in step.blocks)


def _check(library: Library, view: CourseView, question_id: str) -> None:
    quiz, question = library.check_question(view.course.id, question_id)
    order, key = choice_order(question, question.id, quiz.shuffle), f"{view.course.id}:check:{question.id}"
    tried = "check.tried" if question.id in view.progress.checks else ""
    answer_socket.form(question_form.form(question, order, key, scored=False, told=tried))


async def _checked(app: App, person: Person, message: Message) -> Reply:
    """Graded for everybody, noted for learners."""
    if message.key[:2] != (message.course, "check") or len(message.key) != 3:
        raise Refused("answer.malformed")
    correct = await app.learning.lessons.check(
        person, message.course, message.key[2], message.answer, message.municipality
    )
    library = app.library.of(reads(person, message.municipality))
    quiz, question = library.check_question(message.course, message.key[2])
    order = choice_order(question, question.id, quiz.shuffle)
    told = "check.saved" if person.role is Role.LEARNER else "check.unsaved"
    return {"html": feedback.feedback(question, order, message.answer, correct, scored=False, saved=None, told=told)}


def _note_as_read(app: App, visit: Visit, course: str, ref: str) -> None:
    """A page counts as read once it stands on the reader's screen, not when a browser fetched it ahead."""

    async def shown() -> None:
        person = await by_token(app, visit.token)
        if person == visit.person:
            await app.learning.lessons.read(person, course, [ref])

    ui.context.client.on_connect(shown)
