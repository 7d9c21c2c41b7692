"""進行台本: what to say at 16 pt, page by page, with the planned times at the right edge."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.engine.running_text import flow, in_small_letters, printable
from supporter.documents.handouts.head import Head, require_printable
from supporter.documents.handouts.script_lines import Line
from supporter.domain.handouts.printed_class import PaperQuestion

#: What is said aloud ends here; what may come up follows in smaller type.
_BESIDE = "<p>よく出る声"


@dataclass(frozen=True)
class Script:
    """The script of one class with what is done `before` and `after` it; `hand` are the minutes in hand at its end.

    `questions` say which numbers of the paper slips belong to a page.
    """

    template: ClassVar[str] = "handouts/script.typ"
    width: ClassVar[float] = 210.0

    head: Head
    lines: tuple[Line, ...]
    questions: tuple[PaperQuestion, ...]
    trainers: str = ""
    watcher: str = ""
    minutes: int = 90
    before: str = ""
    after: str = ""
    hand: float = 0

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        require_printable(self.trainers, self.watcher)
        people = {"trainers": self.trainers, "watcher": self.watcher, "minutes": self.minutes}
        small = {"before": in_small_letters(flow(self.before), 12.5), "after": in_small_letters(flow(self.after), 12.5)}
        around = {**small, "hand": f"{self.hand:g}" if self.hand else ""}
        return {**self.head.template_data(), **people, **around, "lines": [self._line(line) for line in self.lines]}

    def _line(self, line: Line) -> dict[str, object]:
        own = printable if line.own else str
        said, mark, beside = own(line.step.notes).partition(_BESIDE)
        return {
            "number": line.number,
            "chapter": flow(line.chapter),
            "title": flow(own(line.step.title.html)),
            "notes": flow(said),
            "beside": in_small_letters(flow(mark + beside), 12),
            "due": line.due,
            "minutes": f"{line.minutes:g}",
            "opening": [line.opens, f"{line.opening:g}"] if line.opening else [],
            "rest": [line.rests, f"{line.rest:g}"] if line.rest else [],
            "questions": [one.number for one in self.questions if one.page == line.number],
        }
