"""Questions as HTML: one template for all six kinds, native controls throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

from supporter import wording
from supporter.domain.courses.grading import choice_order
from supporter.domain.courses.quiz import (
    Match,
    Multiple,
    Order,
    Question,
    Single,
    TrueFalse,
    in_voice,
)
from supporter.domain.courses.rich import Rich
from supporter.web.shared import frame, templates

#: What differs from person to person, filled in afterwards; no text holds Unicode's noncharacters.
BLANKS = {"key": "\ufdd0", "place": "\ufdd1", "time": "\ufdd2", "address": "\ufdd3", "words": "\ufdd4"}

LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"


@dataclass(frozen=True)
class Option:
    """One choice as shown: `value` is what is sent, `letter` what people call it."""

    value: str
    letter: str
    text: Rich
    feedback: Rich | None = None


def options(question: Question, order: Sequence[int]) -> list[Option]:
    """What can be chosen, in the order shown and in the reader's voice; empty for a free text."""
    question = spoken(question)
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


def spoken(question: Question) -> Question:
    """The question as whoever is being answered reads it."""
    return in_voice(question, wording.language.get())


def as_written(question: Question) -> list[Option]:
    """What can be chosen, in the order of the file, as surveys show it."""
    return options(question, choice_order(question, "", shuffle=False))


def form(
    question: Question,
    order: tuple[int, ...],
    key: str,
    *,
    scored: bool,
    place: str = "",
    told: str = "",
    ask: str = "",
    other: bool = False,
) -> str:
    """The question, its controls and 答える. `key` names the answer, `place` says which question of how many.

    `told` is the key of what is said below it, `ask` another word for the socket than answer and check;
    `other` says that another question may be had where this one has a care notice.
    """
    ask = ask or ("answer" if scored else "check")
    return filled(_form(question, order, scored, told, ask, other, templates.manner()), key=key, place=place)


# A class of fifty sees the same questions: what depends on the question and the manner of speaking alone is
# rendered once.
@lru_cache(maxsize=2048)
def _form(question: Question, order: tuple[int, ...], scored: bool, told: str, ask: str, other: bool, _: object) -> str:
    shown = options(question, order)
    facts = {"question": spoken(question), "options": shown, "scored": scored, "told": told, "ask": ask}
    return frame.part("learner/learning/question.html", **facts, other=other, **BLANKS)


def filled(html: str, **facts: str) -> str:
    """`html` with its blanks filled."""
    for name, value in facts.items():
        html = html.replace(BLANKS[name], escape(value))
    return html


def _said(key: str) -> Rich:
    return Rich(plain=wording.say(key), html=templates.html_of(key))
