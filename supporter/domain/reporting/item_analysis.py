"""What the answers to a test say of its questions: how hard each is, whether it tells people apart, what misleads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from supporter.domain.reporting.entry import TestTry

FEWEST_TRIES = 5
#: Below so many, chance alone moves a correlation by more than what it is read for (about 1/√n).
FEWEST_COMPARED = 20


@dataclass(frozen=True)
class Item:
    """One question over everybody's first try.

    `facility` is the share of right answers, 0 to 1. `discrimination` is the point-biserial correlation of the
    question with the rest of the test, −1 to 1; `None` where everybody answered alike, or too few. Source:
    Henrysson (1963), Correction of item-total correlations in item analysis, Psychometrika 28(2), 211–218.
    `wrong` are the wrong answers by how often they were given.
    """

    question: str
    tries: int
    right: int
    discrimination: float | None
    wrong: tuple[tuple[tuple[str, ...], int], ...]

    @property
    def facility(self) -> float:
        """The share of right answers."""
        return self.right / self.tries


@dataclass
class _Sums:
    """What is added up of one question: `rest` is the share of right answers to the others of the same try."""

    tries: int = 0
    right: int = 0
    rest: float = 0.0
    rest_squared: float = 0.0
    rest_of_right: float = 0.0
    wrong: Counter[tuple[str, ...]] = field(default_factory=Counter)


def items(tries: Iterable[TestTry]) -> dict[str, Item]:
    """The questions that came up in `tries`, by id."""
    sums: dict[str, _Sums] = {}
    for tried in tries:
        right, others = sum(one.correct for one in tried.answers), len(tried.answers) - 1
        for question, answer, correct in tried.answers:
            at = sums.get(question) or sums.setdefault(question, _Sums())
            rest = (right - correct) / others if others else 0.0
            at.tries += 1
            at.right += correct
            at.rest += rest
            at.rest_squared += rest * rest
            if correct:
                at.rest_of_right += rest
            else:
                at.wrong[answer] += 1
    return {id: _item(id, one) for id, one in sums.items()}


def _item(id: str, at: _Sums) -> Item:
    wrong = tuple(sorted(at.wrong.items(), key=lambda pair: (-pair[1], pair[0])))
    return Item(id, at.tries, at.right, _correlation(at), wrong)


def _correlation(at: _Sums) -> float | None:
    share = at.right / at.tries
    mean = at.rest / at.tries
    variance = at.rest_squared / at.tries - mean * mean
    if at.tries < FEWEST_COMPARED or not 0 < share < 1 or variance < 1e-12:
        return None
    return (at.rest_of_right / at.tries - share * mean) / math.sqrt(share * (1 - share) * variance)
