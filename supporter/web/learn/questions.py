"""Questions and their feedback as HTML: one template for all six kinds, native controls throughout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from supporter import wording
from supporter.domain.course import Rich
from supporter.domain.grading import expected
from supporter.domain.quiz import Answer, Match, Multiple, Order, Question, Short, Single, TrueFalse

from .. import frame, spoken

#: What differs from person to person, filled in afterwards; no text holds Unicode's noncharacters.
_BLANKS = {"key": "\ufdd0", "place": "\ufdd1", "time": "\ufdd2", "address": "\ufdd3", "words": "\ufdd4"}

LETTERS = "アイウエオカキクケコサシスセソ"


@dataclass(frozen=True)
class Option:
    """One choice as shown: `value` is what is sent, `letter` what people call it."""

    value: str
    letter: str
    text: Rich
    feedback: Rich | None = None


def options(question: Question, order: Sequence[int]) -> list[Option]:
    """What can be chosen, in the order shown; empty for a free text."""
    if isinstance(question, TrueFalse):
        sides = zip(LETTERS, ("true", "false"), strict=False)
        return [Option(value, letter, _said(f"choice.{value}")) for letter, value in sides]
    if isinstance(question, Single | Multiple):
        return [
            Option(str(index), letter, question.choices[index].text, question.choices[index].feedback)
            for letter, index in zip(LETTERS, order, strict=False)
        ]
    if isinstance(question, Order):
        return [Option(str(i), letter, question.items[i]) for letter, i in zip(LETTERS, order, strict=False)]
    if isinstance(question, Match):
        return [Option(str(i), letter, question.pairs[i].right) for letter, i in zip(LETTERS, order, strict=False)]
    return []


def form(question: Question, order: tuple[int, ...], key: str, *, scored: bool, place: str = "") -> str:
    """The question, its controls and 答える. `key` names the answer, `place` says which question of how many."""
    return _filled(_form(question, order, scored, spoken.manner()), key=key, place=place)


def feedback(
    question: Question,
    order: tuple[int, ...],
    answer: Answer,
    correct: bool,
    *,
    scored: bool,
    saved: dt.datetime | None,
    place: str = "",
    more: tuple[str, str] = ("", ""),
    last: bool = False,
) -> str:
    """What was answered, そのとおりです or もう少しです, why, and where to read more.

    `saved` is when the answer came to the disk, `more` the address and words of the page to read again.
    """
    # Free text is never kept in memory beyond its reply.
    render = _feedback.__wrapped__ if isinstance(question, Short) else _feedback
    manner = spoken.manner()
    html: str = render(question, order, answer, correct, scored, saved is not None, bool(more[0]), last, manner)
    time = saved.strftime("%H:%M") if saved else ""
    return _filled(html, time=time, place=place, address=more[0], words=more[1])


# A class of fifty sees the same questions: what depends on the question and the manner of speaking alone is
# rendered once.
@lru_cache(maxsize=2048)
def _form(question: Question, order: tuple[int, ...], scored: bool, _: object) -> str:
    shown = options(question, order)
    return frame.part("learn/question.html", question=question, options=shown, scored=scored, **_BLANKS)


@lru_cache(maxsize=4096)
def _feedback(
    question: Question,
    order: tuple[int, ...],
    answer: Answer,
    correct: bool,
    scored: bool,
    saved: bool,
    more: bool,
    last: bool,
    _: object,
) -> str:
    shown = options(question, order)
    by_value = {option.value: option for option in shown}
    return frame.part(
        "learn/feedback.html",
        question=question,
        correct=correct,
        given=[by_value.get(value) for value in answer] if shown else list(answer),
        hoped=[by_value.get(value) for value in expected(question)] if shown else list(expected(question)),
        others=[option for option in shown if option.feedback and option.value not in answer],
        text_only=not shown,
        scored=scored,
        saved=saved,
        more=more,
        last=last,
        **_BLANKS,
    )


def _said(key: str) -> Rich:
    return Rich(plain=wording.say(key), html=spoken.told(key))


def _filled(html: str, **facts: str) -> str:
    for name, value in facts.items():
        html = html.replace(_BLANKS[name], escape(value))
    return html
