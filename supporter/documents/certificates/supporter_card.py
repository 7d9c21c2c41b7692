"""サポーターカード on paper: 91 × 55 mm, front and back beside each other, to cut out and fold once."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from supporter.documents.engine.glyphs import printed, runs, unprintable
from supporter.documents.engine.line_breaks import two_lines
from supporter.documents.engine.qr import qr_svg
from supporter.domain.municipalities.municipality import Contact
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused


class SupporterCard(BaseModel):
    """One card: on the front who completed what, on the back whom to call.

    `follow_up` is a 年度 in words where the course names one, else empty: nobody's card ends on a day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    municipality: str
    programme: str
    department: str
    phone: str
    fax: str = ""
    name: str
    kana: str = ""
    serial: str
    completed_on: dt.date
    follow_up: str = ""
    verify_url: str
    code: str
    contacts: tuple[Contact, ...]

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        numbers = [number for one in self.contacts for number in (one.name, one.phone, one.hours)]
        office = (self.municipality, self.programme, self.department, self.phone, self.fax, self.serial)
        if missing := unprintable("".join((*office, *numbers)), "gothic"):
            raise Refused("paper.unprintable", characters="".join(missing))
        return {
            **self.model_dump(include={"municipality", "programme", "department", "phone", "fax", "kana"}),
            **self.model_dump(include={"serial", "follow_up", "code"}),
            "name": printed(self.name, "gothic"),
            "name_lines": [runs(line, of=self.name, design="gothic") for line in two_lines(self.name)],
            "completed": era_date(self.completed_on),
            "qr": qr_svg(self.verify_url.upper()),
            "contacts": [
                {
                    **{"name": one.name, "phone": one.phone, "hours": one.hours},
                    "checked": f"{one.checked_on:%Y年%-m月}" if one.checked_on else "",
                }
                for one in self.contacts
            ],
        }


class SupporterCards(BaseModel):
    """Cards on A4, five rows of front and back, at the places of a sheet for ten business cards."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "certificates/supporter_card.typ"
    width: ClassVar[float] = 210.0

    cards: tuple[SupporterCard, ...]
    printed_on: dt.date

    @property
    def dated(self) -> dt.date:
        return self.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises as `SupporterCard.told` does."""
        return {
            "cards": [card.template_data() for card in self.cards],
            "date": [self.printed_on.year, self.printed_on.month, self.printed_on.day],
            "date_text": era_date(self.printed_on),
        }


class SupporterCardSheets(SupporterCards):
    """Cards of a class on A4, ten fronts a page and their backs on the page behind it."""

    template: ClassVar[str] = "certificates/supporter_cards.typ"
