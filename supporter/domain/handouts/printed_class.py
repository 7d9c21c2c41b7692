"""A class on paper: its questions numbered in the order of the day, with the letters of the screen."""

from __future__ import annotations

from supporter.domain.classroom.running_order import Cue, OrderedQuestion, RunningOrder
from supporter.domain.classroom.shown_question import Choice, lettered
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Match, Order, Short
from supporter.domain.shared.document import Value


class PaperQuestion(Value):
    """問`number` (0 for what only readers at home are asked): `page` is where it is asked (5-2; empty without a page).

    `hoped` are the letters of the めやすの答え (ア・ウ or イ→ア→ウ), `marked` those of them that stand for a choice by
    themselves. `own`: made up for this class. `dialogue`: a place of a
    conversation, of which no answer is hoped for; `place` is its number there, `leads` are those that its choices
    lead to.
    """

    number: int
    key: str
    page: str
    title: str
    text: str
    choices: tuple[Choice, ...]
    hoped: str = ""
    marked: tuple[str, ...] = ()
    why: str = ""
    own: bool = False
    dialogue: bool = False
    place: int = 0
    leads: tuple[int, ...] = ()


def paper_questions(order: RunningOrder, session_id: str) -> tuple[PaperQuestion, ...]:
    """Every question that the class is asked on its way, each once, and what it has made up itself. Paper and
    screen have the same letters.
    """
    found: dict[str, PaperQuestion] = {}
    cues = {cue.asked: cue for cue in reversed(order.cues) if cue.asked}
    own = (key for key, asking in order.asks.items() if asking.own and not asking.unsigned)
    for key in dict.fromkeys((*(cue.asked for cue in order.cues if cue.asked), *own)):
        place, title = (order.label(cues[key]), cues[key].step.title.plain) if key in cues else ("", "")
        found[key] = _printed(order.asks[key], place, title, session_id)
        if key in cues and cues[key].leads:
            found[key] = _leading(found[key], order, cues[key])
    return tuple(found.values())


def _leading(one: PaperQuestion, order: RunningOrder, cue: Cue) -> PaperQuestion:
    numbers = [order.numbered(order.at(id)) for id in cue.leads]
    leads = tuple(numbers[int(choice.value)] for choice in one.choices)
    return one.model_copy(update={"place": order.numbered(cue), "leads": leads})


def home_questions(order: RunningOrder, session_id: str) -> tuple[PaperQuestion, ...]:
    """Every question of the course that this class is not asked: for the booklet that people read at home."""
    asked = {cue.asked for cue in order.cues if cue.asked}
    found: dict[str, PaperQuestion] = {}
    for module in order.course.modules:
        for place, step in enumerate(module.steps, 1):
            keys = (block.ref for block in step.blocks if block.kind == "check")
            for key in keys:
                if key in order.asks and key not in asked and key not in found:
                    found[key] = _printed(order.asks[key], f"{module.number}-{place}", step.title.plain, session_id)
    return tuple(found.values())


def _printed(asking: OrderedQuestion, page: str, title: str, session_id: str) -> PaperQuestion:
    question = asking.question
    choices = lettered(question, session_id)
    signs = {choice.value: choice.letter for choice in choices}
    known = () if isinstance(question, Short) else expected(question)
    hoped = tuple(signs[one] for one in known)
    in_order = isinstance(question, Order | Match)
    return PaperQuestion(
        number=asking.number,
        key=asking.key,
        page=page,
        title=title,
        text=question.text.html,
        choices=choices,
        hoped=("→" if in_order else "・").join(hoped),
        marked=() if in_order else hoped,
        why=question.explanation.html,
        own=asking.own,
        dialogue=asking.dialogue,
    )
