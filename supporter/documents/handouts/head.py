"""What stands on every paper of a class: whose it is, what is held when and where, and whom to ask."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict

from supporter.documents.engine.glyphs import unprintable
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused


class Head(BaseModel):
    """Texts of the office; `when` is empty where no day is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    municipality: str
    programme: str
    department: str
    phone: str
    fax: str = ""
    course: str
    when: str = ""
    venue: str = ""
    host: str = ""
    number: str = ""
    printed_on: dt.date

    def template_data(self) -> dict[str, object]:
        """What every template reads first. Raises `Refused('paper.unprintable')`."""
        facts = self.model_dump(exclude={"printed_on"})
        require_printable(*facts.values())
        return {
            "head": facts,
            "date": [self.printed_on.year, self.printed_on.month, self.printed_on.day],
            "date_text": era_date(self.printed_on),
        }


def require_printable(*texts: str) -> None:
    """Raise `Refused('paper.unprintable')` with the characters that no bundled face has."""
    if missing := unprintable("".join(texts), "gothic"):
        raise Refused("paper.unprintable", characters="".join(missing))
