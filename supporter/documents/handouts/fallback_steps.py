"""紙で続ける手順: one sheet for whoever stands in front when nothing electric answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.handouts.head import Head


@dataclass(frozen=True)
class PaperSteps:
    """What to do in six steps, with the number of the office to call."""

    template: ClassVar[str] = "handouts/fallback_steps.typ"
    width: ClassVar[float] = 210.0

    head: Head

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        return self.head.template_data()
