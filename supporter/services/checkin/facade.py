"""The day itself: who arrives, who helps, what is answered on paper."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.checkin.arrivals import Arrivals
from supporter.services.checkin.day_passes import DayPasses
from supporter.services.checkin.paper_answers import PaperAnswers
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class CheckinFacade:
    """`app.checkin`."""

    arrivals: Arrivals
    day_passes: DayPasses
    paper_answers: PaperAnswers


def built(parts: Parts, orders: RunningOrders) -> CheckinFacade:
    """The services of this feature."""
    return CheckinFacade(
        arrivals=Arrivals(parts.store, parts.clock),
        day_passes=DayPasses(parts.store, parts.clock),
        paper_answers=PaperAnswers(parts.store, orders),
    )
