"""Bringing in lists: what a row says, how it is on its way, and what an import leaves behind to be undone."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from supporter.domain.accounts.learner import LONGEST_SOURCE, RESIDENT, AgeBand, HowTold, Relation
from supporter.domain.people.duplicates import PersonKey
from supporter.domain.shared.document import Document, Value

State = Literal["preparing", "running", "done", "undoing", "undone"]

UNDO_WITHIN = dt.timedelta(days=30)
AT_A_TIME = 100  # rows to a unit: no other person's answer waits longer for one
APPLICANTS_AT_A_TIME = 10  # each of them asks who else has a place


class Row(Value):
    """What one line of a list says of one person, as it would be entered.

    `table` counts tables that lie side by side, the leftmost being 0; `town` is the code of where an applicant lives.
    """

    line: int
    table: int = 0
    name: str
    kana: str = ""
    age_band: AgeBand = ""
    district: str = ""
    relation: Relation = RESIDENT
    contact: str = ""
    number: str = ""
    completed_on: dt.date | None = None
    serial: str = ""
    town: str = ""
    news: bool = False

    @property
    def key(self) -> str:
        """By what it is called in its list: 12, or 12-2 for what stands on the right of it."""
        return row_key(self.line, self.table)

    @property
    def brief(self) -> PersonKey:
        """By what it is compared."""
        return PersonKey(f"line:{self.key}", self.name, self.kana, self.age_band, self.district, self.contact)


def row_key(line: int, table: int) -> str:
    """The same before there is a row."""
    return f"{line}-{table + 1}" if table else str(line)


class RowTask(Value):
    """A row on its way: entered, or, with `same`, added to the learner who is there; `decided` by a person."""

    row: Row
    same: str = ""
    decided: bool = False


class RowResult(Value):
    """What a row became, with the prints of the documents as written: whoever differs from them was touched since."""

    line: int
    learner: str = ""
    created: bool
    learner_print: str = ""
    transcript: str = ""
    transcript_print: str = ""
    certificate: str = ""
    application: str = ""
    application_print: str = ""


class Import(Document):
    """One list on its way in, of learners or, with a `session`, of applicants for that class.

    Only counts and ids stay here once it is done, and from which body (`source`) it came, where not from the people.
    """

    collection: ClassVar[str] = "imports"

    municipality: str
    file: str
    by: str
    at: dt.datetime
    rows: int
    parts: int
    programme: str
    course: str = ""
    session: str = ""
    notice: HowTold = "paper"
    source: str = Field(default="", max_length=LONGEST_SOURCE)
    state: State = "preparing"
    created: int = 0
    completed: int = 0
    passed: int = 0
    kept: int = 0

    def undoable(self, now: dt.datetime) -> bool:
        """Whether it may be undone: for thirty days, and never while it runs."""
        return self.state in ("done", "undoing") and now - self.at < UNDO_WITHIN


class ImportPart(Document):
    """Some rows of an import: `tasks` before they are entered, `made` afterwards, both in one unit with the people."""

    collection: ClassVar[str] = "import_parts"

    import_id: str
    tasks: tuple[RowTask, ...] = ()
    made: tuple[RowResult, ...] = ()
