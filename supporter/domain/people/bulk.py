"""One field written anew for many people: which fields may be, and how a page says them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from supporter.domain.accounts.learner import Learner, Registered, Relation
from supporter.domain.shared.refused import Refused

#: What a town may decide or learn of many at once; names, ages and contacts are each person's own.
FIELDS = ("district", "relation", "registered", "wants_news")
#: So many people at once.
MOST = 1_000


class BulkChange(NamedTuple):
    """`value` as pages write it: the name of a district, 在勤, yes or no."""

    field: str
    value: str

    def fields(self) -> dict[str, object]:
        """The change as a correction. Raises `Refused('form.invalid')` for a field that is none of these."""
        if self.field not in FIELDS:
            raise Refused("form.invalid", field="what")
        return {self.field: self.value == "yes" if self.field == "wants_news" else self.value}

    def of(self, learner: Learner) -> str:
        """What stands in the field now, written in the same way."""
        if self.field == "wants_news":
            return "yes" if learner.wants_news else "no"
        return str(getattr(learner, self.field)) if self.field in FIELDS else ""


def offered(districts: Sequence[str]) -> list[BulkChange]:
    """Every change that a town may choose."""
    known = {
        "district": districts,
        "relation": get_args(Relation),
        "registered": get_args(Registered),
        "wants_news": ("yes", "no"),
    }
    return [BulkChange(field, value) for field in FIELDS for value in known[field]]
