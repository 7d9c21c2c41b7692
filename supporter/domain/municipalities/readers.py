"""Who reads what a town keeps of people, and for how long: what every notice of purposes and the file book tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from supporter.domain.municipalities.delegation import Delegation
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.document import Value


class LentTo(Value):
    """Another town, or a coordinator of the region, that a delegation in force lets read: until when, and why."""

    name: str
    coordinator: bool
    until: dt.date
    ground: str
    provided: bool


class Readers(Value):
    """Whoever reads besides the town's own office, on the day `on`.

    `others` are bodies that the town names, `lent` follows from the delegations in force. `years` are those for
    which the ledger is kept after its last 年度, `log_years` those of the audit log; `operator` runs the machine, empty
    where the town does.
    """

    on: dt.date
    others: tuple[str, ...]
    lent: tuple[LentTo, ...]
    years: int
    log_years: int
    operator: str


def readers(town: Municipality, delegations: Iterable[Delegation], names: Mapping[str, str], on: dt.date) -> Readers:
    """Those of `town`; `names` are of towns by code and of coordinators by `staff:ID`."""
    held = sorted((one for one in delegations if one.giver == town.id and one.holds_on(on)), key=lambda one: one.until)
    latest = {one.taker: one for one in held}
    lent = (
        LentTo(
            name=names.get(one.taker, one.taker),
            coordinator=one.taker.startswith("staff:"),
            until=one.until,
            ground=one.ground,
            provided=one.form == "provision",
        )
        for one in latest.values()
    )
    return Readers(
        on=on,
        others=town.others_who_see,
        lent=tuple(lent),
        years=town.years_of("ledger"),
        log_years=town.years_of("audit"),
        operator=town.operator,
    )
