"""The picture of an Open Badge: the flower of rings, whose it is by no name, what was completed, who issues."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from supporter.documents.engine.glyphs import unprintable
from supporter.domain.shared.refused import Refused


class Badge(BaseModel):
    """One badge, 60 mm square. `chapters` is the number of rings."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "certificates/open_badge.typ"
    width: ClassVar[float] = 60.0

    programme: str
    course: str
    municipality: str
    issued_on: dt.date
    chapters: int = Field(default=8, ge=3, le=24)

    @property
    def dated(self) -> dt.date:
        return self.issued_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        if missing := unprintable(self.programme + self.course + self.municipality, "gothic"):
            raise Refused("paper.unprintable", characters="".join(missing))
        return {**self.model_dump(exclude={"issued_on"}), "year": str(self.issued_on.year)}
