"""How a member of staff wants to see rosters: the columns they chose, kept until they choose others."""

from __future__ import annotations

from typing import ClassVar

from supporter.domain.reporting.roster import ALL_COLUMNS, DEFAULT_COLUMNS
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused


class RosterLook(Document):
    """`id` is the member of staff's; `columns` in the order of the file."""

    collection: ClassVar[str] = "roster_columns"

    columns: tuple[str, ...] = DEFAULT_COLUMNS

    @property
    def known(self) -> tuple[str, ...]:
        """The columns that there still are; the usual ones where none is left."""
        return tuple(column for column in ALL_COLUMNS if column in self.columns) or DEFAULT_COLUMNS


def check_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns in the order of the file. Raises `Refused('roster.no_column')` where no known one is among them."""
    chosen = tuple(column for column in ALL_COLUMNS if column in columns)
    if not chosen:
        raise Refused("roster.no_column", field="column")
    return chosen
