"""実施報告: one class told in numbers, folded from what is stored; no name is in it, and no group below five."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from supporter.domain.classroom.outcome import Outcome
from supporter.domain.closing.asked import Asked, Result
from supporter.domain.shared.document import Value
from supporter.domain.shared.small_numbers import FEWEST


class Sitting(NamedTuple):
    """What the report wants to know of one seat: nothing that tells who it was."""

    kind: str
    age_band: str
    town: str
    outcome: Outcome
    late: int
    early: int
    before: bool


class Group(Value):
    """So many people; `None` where they are fewer than five, or could be found by subtracting."""

    label: str
    count: int | None


class Row(Value):
    """One bar: `counts` go with the choices; `None` where too few have answered."""

    label: str
    answered: int
    counts: tuple[int, ...] | None


class Poll(Value):
    """A question without names: its choices, and a bar, or two where it was asked before and after.

    With `many` one may choose several, so that the numbers are no parts of a whole.
    """

    text: str
    choices: tuple[str, ...]
    rows: tuple[Row, ...]
    many: bool = False


class Report(Value):
    """Everything that the report says, as of `made_on`; `confirmed` is how many seats of `people` are."""

    title: str
    facts: tuple[tuple[str, str], ...]
    people: int
    completed: int
    attended: int
    counted: int
    before: int
    confirmed: int
    ways: tuple[Group, ...]
    ages: tuple[Group, ...]
    towns: tuple[Group, ...]
    results: tuple[Result, ...]
    asked: tuple[Asked, ...] = ()
    before_after: tuple[Poll, ...]
    survey: tuple[Poll, ...]
    voices: tuple[str, ...]
    issuer: str
    ask: str
    made_on: dt.date

    @property
    def answered(self) -> int:
        """The most answers that a question of the survey got."""
        return max((row.answered for poll in self.survey for row in poll.rows), default=0)

    @property
    def right(self) -> int | None:
        """How many per cent of all answers by name were as hoped; `None` where none was given."""
        given = sum(result.answered for result in self.results)
        return round(100 * sum(result.right for result in self.results) / given) if given else None


def groups(labels: Iterable[str], order: Sequence[str]) -> tuple[Group, ...]:
    """People by label in `order`, others behind; small groups are hidden, and never one alone."""
    found = Counter(labels)
    hidden = {label for label, count in found.items() if count < FEWEST}
    rest = sorted((label for label in found if label not in hidden), key=lambda label: found[label])
    # The sum of all tells how many are hidden together: never so few.
    while hidden and rest and sum(found[label] for label in hidden) < FEWEST:
        hidden.add(rest.pop(0))
    shown = [*(label for label in order if label in found), *sorted(set(found) - set(order))]
    return tuple(Group(label=label, count=None if label in hidden else found[label]) for label in shown)
