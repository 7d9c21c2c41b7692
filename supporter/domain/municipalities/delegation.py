"""委ね: one town lets another's officers, or a region's coordinator, handle its rows, for a time and on a ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

_LONGEST = 200


class Delegation(Document):
    """`giver` is the town whose rows they are; `taker` another town's code, or `staff:ID` of a coordinator.

    It holds from `since` to `until`, both included, unless `ended_at` came before. `by` recorded it.
    """

    collection: ClassVar[str] = "delegations"

    giver: str
    taker: str
    since: dt.date
    until: dt.date
    ground: str
    by: str
    made_at: dt.datetime
    ended_at: dt.datetime | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the taker may act on `day`."""
        return self.ended_at is None and self.since <= day <= self.until

    def over_on(self, day: dt.date) -> bool:
        """Whether it will not hold again."""
        return self.ended_at is not None or day > self.until


def check(delegation: Delegation) -> None:
    """Raise `Refused` for a period that ends before it begins, no ground, or a town that gives to itself."""
    if delegation.until < delegation.since:
        raise Refused("delegation.period")
    if not delegation.ground.strip() or len(delegation.ground) > _LONGEST or not delegation.ground.isprintable():
        raise Refused("delegation.ground")
    if delegation.giver == delegation.taker:
        raise Refused("delegation.taker")


def givers(delegations: Iterable[Delegation], day: dt.date) -> tuple[str, ...]:
    """The towns whose rows these delegations open on `day`."""
    return tuple(sorted({one.giver for one in delegations if one.holds_on(day)}))
