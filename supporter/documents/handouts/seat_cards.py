"""番号札: eight on A4 with their backs; one number for the reception, the answers on paper and the seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from supporter.documents.engine.qr import qr_svg
from supporter.documents.handouts.head import Head
from supporter.domain.certificates.serials import code_text


@dataclass(frozen=True)
class SeatCards:
    """`claims` are the 引換番号 by number, known only while they are printed; `code` is what people type to join."""

    template: ClassVar[str] = "handouts/seat_cards.typ"
    width: ClassVar[float] = 210.0

    head: Head
    site: str
    code: str
    claims: Mapping[int, str] = field(repr=False)

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        cards = [
            {"number": number, "claim": code_text(claim), "qr": qr_svg(f"{self.site}/j/{self.code}/{claim}".upper())}
            for number, claim in sorted(self.claims.items())
        ]
        address = f"{self.site.partition('://')[2]}/j"
        return {
            **self.head.template_data(),
            "cards": cards,
            "address": address,
            "code": f"{self.code[:3]} {self.code[3:]}",
        }
