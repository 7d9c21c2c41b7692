"""What staff decided and confirmed of a seat of a class: 修了, 参加のみ or 人数だけ, and whose record it became."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from supporter.domain.shared.document import Value

#: 修了・参加のみ・人数だけ (nobody is known by the seat: it is counted, and makes no record).
Outcome = Literal["completed", "attended", "counted"]
#: Whose record it became: of the account of the seat, of somebody found by name, of somebody made for it.
How = Literal["", "account", "matched", "made"]
#: What `same` says of a person with the same name: it is another one.
ANOTHER = "another"


class StaffDecision(Value):
    """What staff decided before confirming: another outcome than the proposed one, and whether a person with
    the same name is the same (a learner number) or another."""

    outcome: Literal["", "completed", "attended"] = ""
    reason: str = ""
    same: str = ""


class ConfirmedOutcome(Value):
    """What was confirmed of a seat, when and by whom."""

    outcome: Outcome
    how: How = ""
    at: dt.datetime
    by: str
