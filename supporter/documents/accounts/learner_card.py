"""受講票 on paper: A4 that folds to A6, outside the number, folded inside the QR that signs in."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from supporter.documents.engine.glyphs import printed, unprintable
from supporter.documents.engine.qr import qr_svg
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused


class LearnerCard(BaseModel):
    """Everything a 受講票 says. `sign_in` is the address in the inner QR, its secret behind a `#`.

    Where it is empty the secret is not known any more, and the inside says how to get a new one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "accounts/learner_card.typ"
    width: ClassVar[float] = 210.0

    municipality: str
    programme: str
    department: str
    phone: str
    fax: str = ""
    hours: str = ""
    site: str
    name: str
    number: str = Field(pattern=r"^[0-9]{8}$")
    sign_in: str = Field(default="", repr=False)
    printed_on: dt.date

    @property
    def dated(self) -> dt.date:
        return self.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. A name that no face prints is left to be written by hand.

        Raises `Refused('paper.unprintable')` for a text of the municipality.
        """
        office = (self.municipality, self.programme, self.department, self.phone, self.fax, self.hours)
        if missing := unprintable("".join(office), "gothic"):
            raise Refused("paper.unprintable", characters="".join(missing))
        return {
            **self.model_dump(exclude={"printed_on", "sign_in"}),
            "name": printed(self.name, "gothic"),
            "number": f"{self.number[:4]} {self.number[4:]}",
            "reception": qr_svg(self.number),
            "entry": qr_svg(self.sign_in) if self.sign_in else "",
            "site": self.site.partition("://")[2],
            "date": [self.printed_on.year, self.printed_on.month, self.printed_on.day],
            "date_text": era_date(self.printed_on),
        }


class LearnerCards(BaseModel):
    """The 受講票 of several people, a page each."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "accounts/learner_card.typ"
    width: ClassVar[float] = 210.0

    cards: tuple[LearnerCard, ...] = Field(min_length=1)

    @property
    def dated(self) -> dt.date:
        return self.cards[0].printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises as `LearnerCard.told` does."""
        return {"cards": [card.template_data() for card in self.cards]}
