"""What a class was asked and what it chose: each question once, each choice with how many took it and by which way."""

from __future__ import annotations

from typing import Literal

from supporter.domain.shared.document import Value
from supporter.domain.shared.small_numbers import FEWEST

#: Where a question without a number was asked: before the class, after it, in its survey, or made up on the spot.
When = Literal["", "before", "after", "survey", "own"]


class Result(Value):
    """One question of the class by name: how many answered, and how many as the author hoped."""

    text: str
    answered: int
    right: int

    @property
    def percent(self) -> int:
        """Of those who answered."""
        return round(100 * self.right / self.answered) if self.answered else 0


class Chosen(Value):
    """One choice: `all` who took it, and of these by phone, on paper and by raised hands; `None` is not told."""

    letter: str
    text: str
    hoped: bool
    all: int | None
    phone: int | None
    paper: int | None
    hands: int | None


class Asked(Value):
    """One question: its `number` on paper and on every screen (0: none, then `when` says where it was asked).

    `phone`, `paper` and `hands` are people who answered. `chosen` is empty where words were written; `result` is
    there where something was hoped for. With `many` one may choose several: the numbers are no parts of a whole.
    """

    number: int
    when: When
    text: str
    phone: int
    paper: int
    hands: int
    chosen: tuple[Chosen, ...]
    result: Result | None = None
    many: bool = False

    @property
    def answered(self) -> int:
        """Everybody who answered, in whatever way."""
        return self.phone + self.paper + self.hands

    @property
    def few(self) -> bool:
        """Whether so few answered that nothing is told of what they chose."""
        return 0 < self.answered < FEWEST

    def share(self, chosen: Chosen) -> float | None:
        """The part of those who answered, 0–1; `None` where it is not told, or nobody answered."""
        return chosen.all / self.answered if chosen.all is not None and self.answered else None


class Word(Value):
    """A short text as it was written, by how many, and whether it was let through to the screen."""

    text: str
    times: int
    shown: bool


class Written(Value):
    """The texts of one question; `kept` is how many are not told, because few wrote and nobody let them through."""

    number: int
    when: When
    text: str
    words: tuple[Word, ...]
    kept: int = 0
