"""One line of the audit log: who did what to whom, by ids alone, never by names."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import Field

from .document import Document


class AuditEntry(Document):
    """`actor` is `staff:ID`, `learner:ID` or `command`; `facts` hold counts, reasons and filters."""

    collection: ClassVar[str] = "audit"

    at: dt.datetime
    actor: str
    action: str
    subject: str = ""
    municipality: str = ""
    facts: dict[str, str] = Field(default_factory=dict)
