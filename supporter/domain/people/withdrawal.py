"""Three ways to leave, as an office records them: off the roster at once; the other two when a second look agrees."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from supporter.domain.shared.document import Document

#: `stop`: kept, and used for nothing, until its years are over. `erase`: gone in thirty days.
Way = Literal["stop", "erase"]
#: Who asked: the person, their family, or the office itself by law; or that the person has died.
Ground = Literal["self", "family", "office", "death"]


class Withdrawal(Document):
    """What one officer has asked for and nobody has agreed to yet; `id` is the learner's."""

    collection: ClassVar[str] = "withdrawals"

    municipality: str
    way: Way
    ground: Ground
    asked_by: str
    asked_on: dt.date

    def may_agree(self, actor: str, today: dt.date) -> bool:
        """A second look: somebody else's, or the same person's on another day, where a town has but one officer."""
        return actor != self.asked_by or today > self.asked_on
