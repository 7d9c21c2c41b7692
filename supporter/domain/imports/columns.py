"""What the columns of an office's list may hold, and what an officer corrected about them: never a person's data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from supporter.domain.imports import contacts, not_people
from supporter.domain.imports.heading_words import is_wording
from supporter.domain.imports.headings import SEVERAL
from supporter.domain.shared.document import Document
from supporter.domain.shared.names import fold

#: What a column may hold, in the order in which pages offer it.
FIELDS = (
    "name",
    "family",
    "given",
    "kana",
    "kana_family",
    "kana_given",
    "age",
    "contact",
    "town",
    "district",
    "relation",
    "news",
    "consent",
    "number",
    "completed",
    "serial",
)
_REMEMBERED = 300


class ImportColumns(Document):
    """What a municipality's officers corrected about headings; `id` is its code, "" means: nothing we keep.

    A heading is kept where it is made of the words of headings alone, so that nothing that a list says of a person
    comes here, whichever row was said to be its headings.
    """

    collection: ClassVar[str] = "import_columns"

    v: int = 2
    columns: dict[str, str] = Field(default_factory=dict)

    def with_these(self, headings: Sequence[str], guessed: Sequence[str], said: Sequence[str]) -> ImportColumns:
        """The memory with what was said otherwise than guessed; the oldest headings are forgotten."""
        told = zip(headings, guessed, said, strict=True)
        now = {fold(title): field for title, guess, field in told if field != guess and is_wording(title)}
        kept = {title: field for title, field in self.columns.items() if title not in now}
        return self.model_copy(update={"columns": dict([*kept.items(), *now.items()][-_REMEMBERED:])})


def lacking(fields: Sequence[str]) -> str:
    """What no list can do without and this one has not: a name. Empty where nothing is lacking."""
    return "" if {"name"} & set(fields) or {"family", "given"} <= set(fields) else "name"


def together(field: str, cells: Sequence[str]) -> str:
    """What the columns of one field say of one person: every contact, and a refusal rather than a consent."""
    if field == "contact":
        return contacts.joined(cells)
    told = [cell for cell in cells if cell]
    if field == "consent":
        told.sort(key=lambda cell: not not_people.refuses(cell))
    return told[0] if told else ""


def twice(fields: Sequence[str], tables: Sequence[range]) -> str:
    """A field that two columns of one table claim, or empty."""
    for columns in tables:
        mine = [fields[at] for at in columns]
        if found := next((one for one in mine if one and one not in SEVERAL and mine.count(one) > 1), ""):
            return found
    return ""
