"""Blank paper in the cupboard: how many sheets are left, and when somebody has to order."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

#: 賞状用紙, and sheets for ten cards.
Paper = Literal["certificate", "card"]
PAPERS: tuple[Paper, ...] = ("certificate", "card")
#: Fewer sheets than an ordinary class needs.
FEW = 20
MOST = 100_000


class Stock(Document):
    """Sheets by kind; `id` is the municipality's code."""

    collection: ClassVar[str] = "paper_stocks"

    left: dict[Paper, int] = Field(default_factory=dict)

    def moved(self, paper: Paper, by: int) -> Stock:
        """With so many sheets more, or fewer. Raises `Refused('stock.count')` for less than none."""
        left = self.left.get(paper, 0) + by
        if not 0 <= left <= MOST or not by:
            raise Refused("stock.count")
        return self.model_copy(update={"left": {**self.left, paper: left}})
