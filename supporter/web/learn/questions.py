"""Questions and their feedback as HTML: one template for all six kinds, native controls throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from supporter.domain.course import Rich
from supporter.domain.grading import expected
from supporter.domain.quiz import Answer, Match, Multiple, Order, Question, Single, TrueFalse

from .. import frame

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
        words = (("true", "そう思う"), ("false", "そうは思わない"))
        return [
            Option(value, letter, Rich(plain=text, html=text))
            for letter, (value, text) in zip(LETTERS, words, strict=False)
        ]
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


def form(question: Question, order: Sequence[int], key: str, **facts: object) -> str:
    """The question, its controls and 答える. `key` names the answer in the browser's outbox."""
    shown = options(question, order)
    return frame.part("learn/question.html", question=question, options=shown, key=key, **facts)


def feedback(question: Question, order: Sequence[int], answer: Answer, correct: bool, **facts: object) -> str:
    """What was answered, そのとおりです or もう少しです, why, and where to read more."""
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
        **facts,
    )
