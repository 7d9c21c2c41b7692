"""Questions, choices and texts of a class counted for its report and its table, in the order of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from supporter.domain.classroom.running_order import AFTER, BEFORE, OrderedQuestion, RunningOrder
from supporter.domain.classroom.same_words import name_of
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.classroom.shown_question import LETTERS
from supporter.domain.classroom.tally import Given, Tally, tally, values
from supporter.domain.closing.asked import Asked, Chosen, When, Word, Written
from supporter.domain.closing.report_answers import result_of
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Match, Multiple, Order, Question, Short, Single
from supporter.domain.shared.small_numbers import FEWEST

_ORDER: tuple[When, ...] = ("before", "", "own", "after", "survey")
_NUMBERED: tuple[SeatKind, ...] = ("phone", "paper")


def asked(
    order: RunningOrder,
    came: Iterable[str],
    given: Mapping[str, Given],
    hands: Mapping[str, Mapping[str, int]],
    sides: Mapping[str, str],
) -> tuple[Asked, ...]:
    """Every question of a class that `came` up or was answered, also on pages that are left out today, as numbered.

    `sides` are the words of what has none of its own: yes and no, solved and otherwise.
    """
    return tuple(
        _asked(one, given.get(one.key, {}), hands.get(one.key, {}), sides)
        for one in _in_order(order, came, given, hands)
    )


def written(
    order: RunningOrder, came: Iterable[str], given: Mapping[str, Given], shown: Mapping[str, tuple[str, ...]]
) -> tuple[Written, ...]:
    """The texts of every question that takes words. Of a few, only what the hall has seen is told."""
    found = []
    for one in _in_order(order, came, given, {}):
        if isinstance(one.question, Short):
            counted, seen = tally(one, given.get(one.key, {}), {}), set(shown.get(one.key, ()))
            few = counted.everybody < FEWEST
            words = [
                Word(text=text, times=times, shown=name_of(one.question, text) in seen)
                for text, times in counted.counts.items()
            ]
            told = tuple(word for word in words if word.shown or not few)
            found.append(
                Written(
                    number=one.number,
                    when=_when(one),
                    text=one.question.text.plain,
                    words=told,
                    kept=len(words) - len(told),
                )
            )
    return tuple(found)


def _in_order(
    order: RunningOrder, came: Iterable[str], given: Mapping[str, Given], hands: Mapping[str, Mapping[str, int]]
) -> list[OrderedQuestion]:
    up = (
        set(came)
        | {key for key, one in given.items() if one}
        | {key for key, one in hands.items() if any(one.values())}
    )
    found = [one for one in order.asks.values() if one.key in up]
    return sorted(found, key=lambda one: (_ORDER.index(_when(one)), one.number))


def _when(asking: OrderedQuestion) -> When:
    if asking.number:
        return ""
    if asking.own:
        return "own"
    if asking.key.endswith(BEFORE):
        return "before"
    if asking.key.endswith(AFTER):
        return "after"
    return "survey" if asking.unsigned else ""


def _asked(asking: OrderedQuestion, given: Given, hands: Mapping[str, int], sides: Mapping[str, str]) -> Asked:
    whole, question = tally(asking, given, hands), asking.question
    by_way = {way: tally(asking, {one: n for one, n in given.items() if one[0] == way}, {}) for way in _NUMBERED}
    free = asking.unsigned or asking.own or asking.dialogue
    judged = not free and not isinstance(question, Short)
    answers = Counter(answer for (_, answer), times in given.items() for _ in range(times))
    return Asked(
        number=asking.number,
        when=_when(asking),
        text=question.text.plain,
        phone=whole.phone,
        paper=whole.paper,
        hands=whole.hands,
        chosen=_chosen(asking, whole, by_way, hands, sides),
        result=result_of(question, tuple(answers.elements()), hands) if judged else None,
        many=isinstance(question, Multiple),
    )


def _chosen(
    asking: OrderedQuestion,
    whole: Tally,
    by_way: Mapping[SeatKind, Tally],
    hands: Mapping[str, int],
    sides: Mapping[str, str],
) -> tuple[Chosen, ...]:
    """A few by phone or on paper could be told by what is left of the sum: then no way is told by itself."""
    question = asking.question
    told = not 0 < whole.everybody < FEWEST
    apart = told and all(not 0 < one.answered < FEWEST for one in by_way.values())
    hoped = set() if asking.unsigned else _hoped(question)
    return tuple(
        Chosen(
            letter=letter,
            text=text,
            hoped=value in hoped,
            all=whole.counts.get(value, 0) if told else None,
            phone=by_way["phone"].counts.get(value, 0) if apart else None,
            paper=by_way["paper"].counts.get(value, 0) if apart else None,
            hands=hands.get(value, 0) if apart else None,
        )
        for value, letter, text in _choices(question, sides)
    )


def _hoped(question: Question) -> set[str]:
    return {values(question)[0]} if isinstance(question, Order | Match) else set(expected(question))


def _choices(question: Question, sides: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Value, letter as on every screen, and words of each choice."""
    known = values(question)
    if isinstance(question, Single | Multiple):
        texts = [choice.text.plain for choice in question.choices]
        return list(zip(known, LETTERS, texts, strict=False))
    letters = "" if isinstance(question, Order | Match) else LETTERS
    return [(value, letters[at : at + 1], sides.get(value, value)) for at, value in enumerate(known)]
