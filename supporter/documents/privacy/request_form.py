"""開示・訂正・利用停止の請求書: one sheet for the hand, with the office it is meant for filled in.

個人情報保護法77条・91条・99条 say what such a request has to tell; the town may use a form of its own instead.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.handouts.head import Head


@dataclass(frozen=True)
class RequestForm:
    """Nothing of any person stands on it. `head` is of the town, without a class."""

    template: ClassVar[str] = "privacy/request_form.typ"
    width: ClassVar[float] = 210.0

    head: Head

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    @property
    def file_name(self) -> str:
        """As which it is saved."""
        return f"開示等請求書_{self.head.municipality}.pdf"

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        return self.head.template_data()
