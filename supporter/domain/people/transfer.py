"""転出: a person goes from one municipality to another when both sides agree; what was issued stays as issued."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.document import Document


class Transfer(Document):
    """What the giving town proposes and the taking town has not answered; `id` is the learner's."""

    collection: ClassVar[str] = "transfers"

    municipality: str
    taker: str
    asked_by: str
    asked_at: dt.datetime


def moved(learner: Learner, town: Municipality) -> Learner:
    """The learner as one of `town`: in its programme, in none of its districts yet."""
    programme = learner.programme if learner.programme in town.programmes else town.programmes[0]
    return learner.model_copy(update={"municipality": town.id, "programme": programme, "district": ""})
