"""委ね: one town lets another's officers, or a region's coordinator, handle its rows, for a time and on a ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from supporter.domain.shared.access import ALL_SCOPES, Scope
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

_LONGEST = 200
#: The legal form, of which other duties follow (個人情報保護法66条2項, 70条): 事務の委託, 個人情報の取扱いの委託, 提供.
Form = Literal["affairs", "processing", "provision"]


class Delegation(Document):
    """`giver` is the town whose rows they are; `taker` another town's code, or `staff:ID` of a coordinator.

    It holds from `since` to `until`, both included, unless `ended_at` came before. `by` recorded it; nothing opens
    before another has confirmed it, except where an older program kept it (`needs_second`). `scopes` are what
    it opens to another town; a coordinator looks at names and no more. `form` is empty in those of older programs.
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
    form: Literal["", "affairs", "processing", "provision"] = ""
    scopes: tuple[Scope, ...] = ALL_SCOPES
    needs_second: bool = False
    confirmed_by: str = ""
    confirmed_at: dt.datetime | None = None

    @property
    def unconfirmed(self) -> bool:
        """Whether a second officer has still to say that it is right."""
        return self.needs_second and not self.confirmed_by

    def confirmed(self, by: str, at: dt.datetime) -> Delegation:
        """As it opens. Raises `Refused('delegation.second')` for who recorded it."""
        if by == self.by:
            raise Refused("delegation.second")
        return self.model_copy(update={"confirmed_by": by, "confirmed_at": at})

    def holds_on(self, day: dt.date) -> bool:
        """Whether the taker may act on `day`."""
        return self.ended_at is None and not self.unconfirmed and self.since <= day <= self.until

    def over_on(self, day: dt.date) -> bool:
        """Whether it will not hold again."""
        return self.ended_at is not None or day > self.until


def check(delegation: Delegation) -> None:
    """Raise `Refused` for a period that is none or passes a 31 March, no ground, nothing opened, or oneself."""
    if delegation.until < delegation.since:
        raise Refused("delegation.period")
    if fiscal_year(delegation.until) != fiscal_year(delegation.since):
        raise Refused("delegation.too_long")
    if not delegation.form:
        raise Refused("delegation.form")
    if not delegation.scopes:
        raise Refused("delegation.scope")
    if not delegation.ground.strip() or len(delegation.ground) > _LONGEST or not delegation.ground.isprintable():
        raise Refused("delegation.ground")
    if delegation.giver == delegation.taker:
        raise Refused("delegation.taker")


def givers(delegations: Iterable[Delegation], day: dt.date) -> dict[str, tuple[Scope, ...]]:
    """The towns whose rows these delegations open on `day`, in order, and what they open there."""
    opened: dict[str, set[Scope]] = {}
    for one in delegations:
        if one.holds_on(day):
            opened.setdefault(one.giver, set()).update(one.scopes)
    return {giver: tuple(scope for scope in ALL_SCOPES if scope in opened[giver]) for giver in sorted(opened)}
