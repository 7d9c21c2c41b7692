"""What an answer was, as HTML: the own answer, the hoped one, why, and where to read more; never a cross."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Multiple,
    Order,
    Question,
    Short,
)
from supporter.domain.courses.rich import Rich
from supporter.web.learner.learning.question_form import BLANKS, filled, options, spoken
from supporter.web.shared import frame, templates

#: Two ways to say what an answer was, by turns.
RIGHT, ALMOST = ("right.0", "right.1"), ("almost.0", "almost.1")


@dataclass(frozen=True)
class Line:
    """One line of an answer as people read it.

    `mark` is the letter of a choice or the place in an order, `left` the side to which the text was matched.
    Of several choices `fits` says whether this one does.
    """

    text: Rich
    mark: str = ""
    left: Rich | None = None
    feedback: Rich | None = None
    fits: bool | None = None
    value: str = ""


def lines(question: Question, order: Sequence[int], answer: Answer) -> list[Line]:
    """An answer line by line; what the question has dropped since is passed over."""
    question = spoken(question)
    if isinstance(question, Short):
        return [Line(Rich(plain=text, html=escape(text))) for text in answer]
    shown = {option.value: option for option in options(question, order)}
    kept = [(place, shown[value]) for place, value in enumerate(answer) if value in shown]
    if isinstance(question, Order):
        return [Line(option.text, mark=str(place + 1)) for place, option in kept]
    if isinstance(question, Match):
        there = [(question.pairs[place], one) for place, one in kept if place < len(question.pairs)]
        return [Line(one.text, mark=one.letter, left=pair.left) for pair, one in there]
    fits = {value: value in expected(question) for value in shown} if isinstance(question, Multiple) else {}
    return [
        Line(one.text, one.letter, feedback=one.feedback, fits=fits.get(one.value), value=one.value) for _, one in kept
    ]


def phrase(question: Question, correct: bool) -> str:
    """The key of the words for right or almost: two by turns, the same ones for a question every time."""
    turns = RIGHT if correct else ALMOST
    return turns[hashlib.sha256(question.id.encode()).digest()[0] % len(turns)]


def judged(
    question: Question, order: tuple[int, ...], answer: Answer, correct: bool, more: tuple[str, str] = ("", "")
) -> str:
    """The own answer and what there is to say of it, below a heading of the second level."""
    render = _judged.__wrapped__ if isinstance(question, Short) else _judged
    html: str = render(question, order, answer, correct, bool(more[0]), templates.manner())
    return filled(html, address=more[0], words=more[1])


def feedback(
    question: Question,
    order: tuple[int, ...],
    answer: Answer,
    correct: bool,
    *,
    scored: bool,
    saved: dt.datetime | None,
    told: str = "",
    place: str = "",
    more: tuple[str, str] = ("", ""),
    last: bool = False,
) -> str:
    """What stands in the question's place once it is answered.

    `saved` is when the answer came to the disk, `more` the address and words of the page to read again, `told` the key
    of what is said where nothing is scored.
    """
    # Free text is never kept in memory beyond its reply.
    render = _feedback.__wrapped__ if isinstance(question, Short) else _feedback
    manner = templates.manner()
    html: str = render(question, order, answer, correct, scored, told, bool(more[0]), last, manner)
    time = saved.strftime("%H:%M") if saved else ""
    return filled(html, time=time, place=place, address=more[0], words=more[1])


@lru_cache(maxsize=4096)
def _judged(question: Question, order: tuple[int, ...], answer: Answer, correct: bool, more: bool, _: object) -> str:
    facts = _facts(question, order, answer, correct)
    return frame.part("learner/learning/judged.html", **facts, more=more, level=3, focus=False, **BLANKS)


@lru_cache(maxsize=4096)
def _feedback(
    question: Question,
    order: tuple[int, ...],
    answer: Answer,
    correct: bool,
    scored: bool,
    told: str,
    more: bool,
    last: bool,
    _: object,
) -> str:
    facts = _facts(question, order, answer, correct)
    others = [option for option in options(question, order) if option.feedback and option.value not in answer]
    more_facts = {"others": others, "scored": scored, "told": told, "more": more, "last": last}
    return frame.part(
        "learner/learning/feedback.html", **facts, **more_facts, level=2 if scored else 3, focus=True, **BLANKS
    )


def _facts(question: Question, order: tuple[int, ...], answer: Answer, correct: bool) -> dict[str, object]:
    return {
        "question": spoken(question),
        "correct": correct,
        "phrase": phrase(question, correct),
        "own": lines(question, order, answer),
        "hoped": lines(question, order, expected(question)),
        "answer": answer,
    }
