"""Paper answer slips: one sheet for one person, the card's number on top, one row of letters for each question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.handouts.head import Head
from supporter.documents.handouts.lesson import question_told
from supporter.domain.handouts.printed_class import PaperQuestion

_ON_A_SHEET = 24


@dataclass(frozen=True)
class AnswerSlips:
    """One slip, to be copied: it bears no name, only the number that its owner writes."""

    template: ClassVar[str] = "handouts/answer_sheets.typ"
    width: ClassVar[float] = 210.0

    head: Head
    questions: tuple[PaperQuestion, ...]

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        rows = [
            {key: value for key, value in question_told(one).items() if key in ("number", "page", "title", "choices")}
            for one in self.questions
        ]
        return {
            **self.head.template_data(),
            "sheets": [rows[at : at + _ON_A_SHEET] for at in range(0, len(rows), _ON_A_SHEET)],
        }
