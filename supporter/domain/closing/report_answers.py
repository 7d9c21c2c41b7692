"""What a class answered, for its report: questions by name against what their author hoped, and polls without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from supporter.domain.classroom.running_order import OrderedQuestion, RunningOrder
from supporter.domain.classroom.tally import Tally
from supporter.domain.closing.asked import Result
from supporter.domain.closing.report import Poll, Row
from supporter.domain.courses.grading import expected, fits, grade
from supporter.domain.courses.quiz import (
    Answer,
    Multiple,
    Question,
    Short,
    Single,
    TrueFalse,
)


class Words(NamedTuple):
    """How the report calls the two askings of one question, and the sides of a question of yes or no."""

    before: str
    after: str
    sides: Mapping[str, str]


def results(
    order: RunningOrder, given: Mapping[str, Sequence[Answer]], hands: Mapping[str, Mapping[str, int]]
) -> tuple[Result, ...]:
    """The questions of the course that were answered by name or by raised hands, in its order."""
    asked = (one for one in order.asks.values() if not _counted(one) and not isinstance(one.question, Short))
    found = (result_of(one.question, given.get(one.key, ()), hands.get(one.key, {})) for one in asked)
    return tuple(one for one in found if one.answered)


def polls(order: RunningOrder, tallies: Mapping[str, Tally], words: Words) -> tuple[tuple[Poll, ...], tuple[Poll, ...]]:
    """What has no answer that was hoped for: before and after, and once, with what a class made up itself."""
    both, once = [], []
    for asking in order.asks.values():
        if not _counted(asking) or isinstance(asking.question, Short):
            continue
        if asking.compare:
            rows = [(words.before, tallies.get(asking.compare)), (words.after, tallies.get(asking.key))]
            both += _poll(asking, rows, words.sides)
        elif asking.key == asking.question.id:
            once += _poll(asking, [("", tallies.get(asking.key))], words.sides)
    return tuple(both), tuple(once)


def _counted(asking: OrderedQuestion) -> bool:
    """Whether answers are counted choice by choice, and none of them is right."""
    return asking.unsigned or asking.own or asking.dialogue


def result_of(question: Question, given: Sequence[Answer], hands: Mapping[str, int]) -> Result:
    """How many answered, and how many as the author hoped.

    Raised hands tell who chose one thing; of several things they do not tell who chose all of them.
    """
    known = [answer for answer in given if fits(question, answer)]
    right = sum(grade(question, answer) for answer in known)
    raised = hands if isinstance(question, Single | TrueFalse) else {}
    return Result(
        text=question.text.plain,
        answered=len(known) + sum(raised.values()),
        right=right + sum(n for value, n in raised.items() if (value,) == expected(question)),
    )


def _poll(asking: OrderedQuestion, rows: Sequence[tuple[str, Tally | None]], sides: Mapping[str, str]) -> list[Poll]:
    given = [(label, tally) for label, tally in rows if tally is not None and tally.everybody]
    if not given:
        return []
    choices = _choices(asking.question, sides)
    bars = tuple(
        Row(
            label=label,
            answered=tally.everybody,
            counts=None if tally.hidden else tuple(tally.counts.get(value, 0) for value in choices),
        )
        for label, tally in given
    )
    many = isinstance(asking.question, Multiple)
    return [Poll(text=asking.question.text.plain, choices=tuple(choices.values()), rows=bars, many=many)]


def _choices(question: Question, sides: Mapping[str, str]) -> Mapping[str, str]:
    if isinstance(question, TrueFalse):
        return sides
    return {str(at): choice.text.plain for at, choice in enumerate(getattr(question, "choices", ()))}
