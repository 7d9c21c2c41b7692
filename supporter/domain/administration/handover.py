"""What an officer leaves for whoever comes after them: the note, and the checks at the end of a 年度."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import ClassVar

from pydantic import Field

from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.refused import Refused

LONGEST_NOTE = 4_000


#: What is looked at at the end of every 年度, in the order of the page.
YEAR_END = (
    "contacts",
    "issuer",
    "staff",
    "delegations",
    "roster",
    "retention",
    "book",
    "audit",
    "backup",
    "handover",
)


#: What an officer who is new looks at first, in the order of the page; each is remembered by `Staff.first_done`.
FIRST = ("note", "safe", "today", "issuer", "contacts", "staff")


def turned_first(done: Collection[str], item: str) -> tuple[str, ...]:
    """With a step done, or no longer; all of them for `all`; KeyError for what is no step."""
    if item == "all":
        return FIRST
    if item not in FIRST:
        raise KeyError(item)
    return tuple(one for one in FIRST if (one in done) != (one == item))


class HandoverNote(Document):
    """What an officer leaves for whoever comes after them; one for each municipality, its code the id."""

    collection: ClassVar[str] = "handover_notes"

    text: str = ""
    by: str = ""
    at: dt.datetime | None = None


class Tick(Value):
    """Who did an item of the year-end list, and when."""

    by: str
    at: dt.datetime


class YearEnd(Document):
    """The list of one municipality and 年度; `id` is `code-year`."""

    collection: ClassVar[str] = "year_ends"

    municipality: str
    year: int
    ticks: dict[str, Tick] = Field(default_factory=dict)

    def turned(self, item: str, tick: Tick) -> YearEnd:
        """With the item ticked, or no longer; KeyError for what the list does not have."""
        if item not in YEAR_END:
            raise KeyError(item)
        ticks = dict(self.ticks)
        if ticks.pop(item, None) is None:
            ticks[item] = tick
        return self.model_copy(update={"ticks": ticks})


def year_end_id(municipality: str, year: int) -> str:
    """The id of a year-end list."""
    return f"{municipality}-{year}"


def check_note(text: str) -> str:
    """The note as stored. Raises `Refused('duty.note_long')`."""
    text = "".join(letter for letter in text.replace("\r\n", "\n") if letter.isprintable() or letter == "\n").strip()
    if len(text) > LONGEST_NOTE:
        raise Refused("duty.note_long")
    return text
