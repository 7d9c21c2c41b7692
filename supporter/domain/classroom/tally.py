"""What a class has answered, counted: phones, paper and shows of hands in the same bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.same_words import in_cloud, merged
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.courses.grading import expected, fits
from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Multiple,
    Order,
    Question,
    Short,
    Single,
    TrueFalse,
)
from supporter.domain.shared.document import Value
from supporter.domain.shared.small_numbers import FEWEST

#: Answers by phone or on paper, each with how often it was given.
Given = Mapping[tuple[SeatKind, Answer], int]

#: The two bars of a question in which things are put in order or in pairs.
SOLVED, OTHERWISE = "solved", "otherwise"


class People(Value):
    """Who is in the room: so many by phone, so many on paper."""

    phone: int = 0
    paper: int = 0

    @property
    def all(self) -> int:
        """Everybody."""
        return self.phone + self.paper


class Tally(Value):
    """The answers to one question: how many for each value (or text), and who has answered.

    `hands` are people without a number: they are in the bars, and not among the people of the class who have
    answered. With `hidden` the numbers of the values are not to be
    shown: too few have said how they feel.
    """

    key: str
    counts: dict[str, int]
    phone: int = 0
    paper: int = 0
    hands: int = 0
    hidden: bool = False

    @property
    def answered(self) -> int:
        """Everybody with a number who has answered."""
        return self.phone + self.paper

    @property
    def everybody(self) -> int:
        """With those who raised a hand."""
        return self.answered + self.hands


def tally(asking: OrderedQuestion, given: Given, hands: Mapping[str, int]) -> Tally:
    """The answers to one question; those that it has no room for any more are passed over.

    Texts come in the order of how often they were written, and then of themselves: never in that of who wrote first.
    In a word cloud the same words are one text.
    """
    question = asking.question
    counts, by_kind = Counter[str](), Counter[str]()
    for (kind, answer), times in given.items():
        if times and fits(question, answer):
            by_kind[kind] += times
            for value in _values_of(question, answer):
                counts[value] += times
    counts.update(hands)
    phone, paper, raised = by_kind["phone"], by_kind["paper"], hands_raised(question, hands)
    return Tally(
        key=asking.key,
        counts=_in_order(question, counts),
        phone=phone,
        paper=paper,
        hands=raised,
        hidden=asking.unsigned and phone + paper + raised < FEWEST,
    )


def values(question: Question) -> tuple[str, ...]:
    """What is counted of a question, in the order of its bars; of a free text nothing is known beforehand."""
    if isinstance(question, Single | Multiple):
        return tuple(str(index) for index in range(len(question.choices)))
    if isinstance(question, TrueFalse):
        return ("true", "false")
    return () if isinstance(question, Short) else (SOLVED, OTHERWISE)


def _values_of(question: Question, answer: Answer) -> Iterable[str]:
    if isinstance(question, Order | Match):
        return (SOLVED if answer == expected(question) else OTHERWISE,)
    return (answer[0].strip(),) if isinstance(question, Short) else answer


def _in_order(question: Question, counts: Counter[str]) -> dict[str, int]:
    if in_cloud(question):
        return merged(counts)
    known = values(question)
    return {value: counts[value] for value in known} if known else dict(sorted(counts.items(), key=_most_first))


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def hands_raised(question: Question, hands: Mapping[str, int]) -> int:
    """How many people raised their hands; where several choices may be right, at least the most for one."""
    return max(hands.values(), default=0) if isinstance(question, Multiple) else sum(hands.values())


def more_than_places(question: Question, hands: Mapping[str, int], numbered: int, places: int | None) -> bool:
    """Whether so many hands and the people with a number are more than the room has places: some were counted twice,
    or a number was mistyped. Never where nobody said how many places there are.
    """
    raised = hands_raised(question, hands)
    return places is not None and raised > 0 and raised + numbered > places
