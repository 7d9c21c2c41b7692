"""Lists of certificates on paper: names in large type to compare by eye, the list for 決裁, the ledger of numbers."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from supporter.documents.engine.glyphs import Design, runs, unprintable
from supporter.documents.engine.line_breaks import two_lines
from supporter.domain.shared.calendar import era_date

Kind = Literal["proof", "decision", "ledger"]

TITLES: dict[Kind, str] = {"proof": "氏名の校正表", "decision": "修了証 決裁用一覧", "ledger": "修了証 交付台帳"}
_TOLD: dict[Kind, str] = {
    "proof": "申込とくらべて、字を確かめてください。ちがう字は「人」の画面で直し、刷り直します。",
    "decision": "下の {count} 名に修了証を交付します。",
    "ledger": "番号の順に、使われていないものもふくめて {count} 件です。欠番は「欠番」と書きます。",
}
_BY_HAND = "〓は印刷の書体にない字です。修了証ではそこを空けて刷りますので、手で書き入れてください。"
_SEALS = ("課長", "係長", "係", "起案")


class Listed(BaseModel):
    """One line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kana: str
    serial: str
    way: str = ""
    completed_on: dt.date | None = None
    issued_on: dt.date | None = None
    state: str = ""


class NameList(BaseModel):
    """A list of certificates on A4 upright."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "certificates/name_list.typ"
    width: ClassVar[float] = 210.0

    kind: Kind
    municipality: str
    programme: str
    office: str
    made_on: dt.date
    rows: tuple[Listed, ...]

    @property
    def dated(self) -> dt.date:
        return self.made_on

    def template_data(self) -> dict[str, object]:
        """What the template reads; characters that no face has are shown as 〓, for this is where they are found."""
        face: Design = "mincho" if self.kind == "proof" else "gothic"
        return {
            "kind": self.kind,
            "title": f"{self.municipality} {self.programme}　{TITLES[self.kind]}",
            "heading": [f"{self.municipality} {self.programme}", TITLES[self.kind]],
            "municipality": self.municipality,
            "told": _TOLD[self.kind].format(count=len(self.rows)),
            "by_hand": _BY_HAND if any(unprintable(row.name, face) for row in self.rows) else "",
            "foot": f"{self.office}　{era_date(self.made_on)}",
            "seals": _SEALS,
            "rows": [
                {
                    "n": number,
                    "name": runs(_shown(row.name, face), design=face),
                    "halves": _halves(_shown(row.name, face), face),
                    "kana": _shown(row.kana, "gothic"),
                    "serial": _shown(row.serial, "gothic"),
                    "way": row.way,
                    "completed": _day(row.completed_on),
                    "issued": _day(row.issued_on),
                    "state": row.state,
                }
                for number, row in enumerate(self.rows, 1)
            ],
        }


def _day(day: dt.date | None) -> str:
    return era_date(day) if day else ""


def _halves(name: str, face: Design) -> list[list[tuple[str, str]]]:
    return [runs(line, of=name, design=face) for line in two_lines(name)]


def _shown(text: str, design: Design) -> str:
    for missing in unprintable(text, design):
        text = text.replace(missing, "〓")
    return text
