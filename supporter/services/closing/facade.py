"""After the class: proposals, decisions, the report, and claims by number."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.accounts.attempts import Attempts
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.closing.claims import Claims
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.reports import Reports
from supporter.services.closing.tally_sheets import TallySheets
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ClosingFacade:
    """`app.closing`."""

    finishing: Finishing
    reports: Reports
    tally_sheets: TallySheets
    claims: Claims


def built(parts: Parts, orders: RunningOrders) -> ClosingFacade:
    """The services of this feature."""
    finishing = Finishing(parts.store, parts.library, parts.clock, orders, parts.random_bytes)
    return ClosingFacade(
        finishing=finishing,
        reports=Reports(parts.store, parts.library, parts.clock, orders, finishing),
        tally_sheets=TallySheets(parts.store, parts.clock, orders, finishing),
        claims=Claims(
            parts.store, parts.library, parts.clock, parts.hasher, Attempts(parts.keyed), finishing.confirming
        ),
    )
