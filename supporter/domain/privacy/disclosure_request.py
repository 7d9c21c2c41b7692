"""開示・訂正・利用停止の請求: when it came, from whom and how they were checked, when it is due, what was decided.

個人情報保護法83条・94条・102条: a decision within thirty days of the request, thirty more where the office says why.
Of whom it is stands by number alone.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

Kind = Literal["disclose", "correct", "stop"]
#: The person, their 法定代理人, or a 任意代理人 (76条2項).
Asker = Literal["self", "guardian", "agent"]
Outcome = Literal["granted", "partly", "refused", "withdrawn"]

DAYS = dt.timedelta(days=30)
_LONGEST = 200


class DisclosureRequest(Document):
    """`checked_how` are the papers by which the asker was known; `extended_why` is empty where it was not put off."""

    collection: ClassVar[str] = "disclosure_requests"

    municipality: str
    kind: Kind
    number: str = ""
    asker: Asker
    checked_how: str
    received_on: dt.date
    due_on: dt.date
    recorded_by: str
    extended_why: str = ""
    outcome: Literal["", "granted", "partly", "refused", "withdrawn"] = ""
    decision_no: str = ""
    closed_on: dt.date | None = None
    closed_by: str = ""

    def days_left(self, today: dt.date) -> int:
        """Days until it is due; less than 0 once that is past."""
        return (self.due_on - today).days

    def extended(self, why: str) -> DisclosureRequest:
        """Put off by thirty days, once. Raises `Refused`: request.extended, request.why, request.closed."""
        if self.outcome:
            raise Refused("request.closed")
        if self.extended_why:
            raise Refused("request.extended")
        return self.model_copy(update={"due_on": self.due_on + DAYS, "extended_why": one_line(why, "request.why")})


def one_line(text: str, code: str) -> str:
    """What was typed into a field that must be told. Raises `Refused(code)`."""
    line = text.strip()
    if not line or len(line) > _LONGEST or not line.isprintable():
        raise Refused(code)
    return line
