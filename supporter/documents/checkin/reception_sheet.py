"""受付表, for staff alone: who is expected and who came; and name tags of the same people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from supporter.documents.engine.glyphs import printed, runs, unprintable
from supporter.documents.engine.line_breaks import two_lines
from supporter.documents.handouts.head import Head, require_printable

BLANK_ROWS = 10
_TAGS = 10


class Expected(NamedTuple):
    """Somebody who has applied or come. `needs` only marks that staff should look at what was asked for."""

    number: int | None
    name: str
    kana: str = ""
    municipality: str = ""
    came: str = ""
    needs: bool = False


@dataclass(frozen=True)
class ReceptionSheet:
    """Rows in the order given, ten empty ones after them. No column is signed: the sheet is not passed around."""

    template: ClassVar[str] = "checkin/reception_sheet.typ"
    width: ClassVar[float] = 210.0

    head: Head
    rows: Sequence[Expected] = field(repr=False)

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. What no face prints of a name is left to be written by hand.

        Raises `Refused('paper.unprintable')` for any other text.
        """
        require_printable(*(one.municipality for one in self.rows))
        rows = [
            {
                "number": str(one.number or ""),
                "name": printed(one.name, "gothic"),
                "kana": "" if unprintable(one.kana, "gothic") else one.kana,
                "municipality": one.municipality,
                "came": one.came,
                "needs": one.needs,
            }
            for one in self.rows
        ]
        return {**self.head.template_data(), "rows": rows, "blank": BLANK_ROWS}


@dataclass(frozen=True)
class NameTags:
    """Ten on A4, of the size of the cards; at least so many without a name as fill the last sheet."""

    template: ClassVar[str] = "checkin/name_tags.typ"
    width: ClassVar[float] = 210.0

    head: Head
    rows: Sequence[Expected] = field(repr=False)

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')` for a text of the office."""
        named = [
            {
                "number": str(one.number or ""),
                "name": printed(one.name, "gothic"),
                "halves": [runs(part, of=one.name, design="gothic") for part in two_lines(one.name)],
            }
            for one in self.rows
        ]
        empty = {"number": "", "name": [], "halves": []}
        return {**self.head.template_data(), "tags": named + [empty] * (_TAGS - len(named) % _TAGS)}
