"""Ballots (無記名の答え): counted and never joined; only the phone that gave one could find it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, Literal

from supporter.domain.courses.grading import fits
from supporter.domain.courses.quiz import Answer, Multiple, Question, Short, TrueFalse
from supporter.domain.shared.device_secret import answer_id
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.small_numbers import FEWEST

Moment = Literal["before", "after"]


class Ballot(Document):
    """One answer to one question of a survey: no learner, no time, no seat.

    `id` comes from a random that the phone alone keeps (`ballot_id`), `question` tells where it was asked
    (`question_key`), `version` is the survey's, `year` the 年度.
    """

    collection: ClassVar[str] = "survey_ballots"

    question: str
    municipality: str
    course: str
    version: str
    answer: Answer
    year: int
    moment: Moment


def question_key(municipality: str, course: str, survey: str, question: str) -> str:
    """The name of one question in one course of one municipality."""
    return f"{municipality}/{course}/{survey}/{question}"


def ballot_id(random: str, question: str, year: int, moment: Moment) -> str:
    """The id by which the same phone changes its answer within a 年度; `question` is from `question_key`.

    Raises `Refused('answer.malformed')` for a random that no page has given.
    """
    return answer_id(random, f"{question}/{year}/{moment}")


class Counts(Value):
    """How many people answered, and chose each value; `None` where they are fewer than `FEWEST`."""

    answered: int | None
    choices: dict[str, int | None]


def counts(question: Question, answers: Iterable[Answer]) -> Counts:
    """The answers to one question counted; those that the question has no room for any more are passed over."""
    known = [answer for answer in answers if fits(question, answer)]
    chosen = Counter(value for answer in known for value in answer)
    choices = {value: _shown(chosen[value]) for value in _values(question)}
    hidden = [chosen[value] for value, number in choices.items() if number is None]
    # Of people who chose one thing each, the sum tells how many are hidden: never fewer than may be told.
    told = isinstance(question, Multiple) or (len(hidden) != 1 and not 0 < sum(hidden) < FEWEST)
    return Counts(answered=_shown(len(known)) if told else None, choices=choices)


def _shown(number: int) -> int | None:
    return number if number >= FEWEST else None


def _values(question: Question) -> tuple[str, ...]:
    if isinstance(question, TrueFalse):
        return ("true", "false")
    return () if isinstance(question, Short) else tuple(str(at) for at in range(len(getattr(question, "choices", ()))))
