"""One page written out for reading alone: worksheets as lines to write on, questions with what is hoped for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from supporter import wording
from supporter.domain.courses.course import Block, Course, Module, Step
from supporter.domain.courses.grading import choice_order, expected
from supporter.domain.courses.quiz import Question
from supporter.web.learner.learning.feedback import Line, lines
from supporter.web.learner.learning.question_form import Option, options, spoken
from supporter.web.learner.learning.step_blocks import block_html
from supporter.web.learner.learning.step_parts import lesson
from supporter.web.shared import frame
from supporter.web.shared.visitor import Visit
from supporter.wiring import App


@dataclass(frozen=True)
class Asked:
    """A question in the order in which its page shows it."""

    question: Question
    options: list[Option]
    hoped: list[Line]


class Part(NamedTuple):
    """A part of a page: HTML, or a question."""

    html: str = ""
    asked: Asked | None = None


@dataclass(frozen=True)
class Leaf:
    """A page of a chapter; `original` is the running text that plain Japanese stands for."""

    module: Module
    step: Step
    parts: list[Part]
    original: tuple[Block, ...]

    @property
    def place(self) -> int:
        """Which page of its chapter this is."""
        return list(self.module.steps).index(self.step) + 1

    @property
    def hints(self) -> list[Block]:
        """What says how a thing is sorted or a worksheet filled in."""
        return [block for block in self.step.blocks if block.kind in ("sort", "model")]

    @property
    def asked(self) -> list[Asked]:
        """Its questions."""
        return [part.asked for part in self.parts if part.asked]


def leaf(app: App, visit: Visit, course: Course, module: Module, step: Step, forward: str) -> Leaf:
    """The page as everybody may read it; `forward` leads past it."""
    shown = lesson(step, wording.language.get())
    parts = [_part(app, visit, course, block, forward) for block in shown.blocks]
    return Leaf(module, step, parts, shown.original)


def _part(app: App, visit: Visit, course: Course, block: Block, forward: str) -> Part:
    if block.kind == "check":
        return Part(asked=_asked(app, visit, course.id, block.ref))
    if block.kind in ("work", "sort"):
        return Part(frame.part(f"learner/learning/plain_{block.kind}.html", block=block))
    return Part(block_html(app, visit, block, forward, now=None))


def _asked(app: App, visit: Visit, course: str, question_id: str) -> Asked:
    quiz, question = app.library.of(visit.reads).check_question(course, question_id)
    order = choice_order(question, question.id, quiz.shuffle)
    return Asked(spoken(question), options(question, order), lines(question, order, expected(question)))
