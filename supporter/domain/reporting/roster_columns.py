"""How a member of staff wants to see rosters: the columns they chose, and filters they gave a name."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from supporter.domain.reporting.roster import ALL_COLUMNS, DEFAULT_COLUMNS
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line

_MOST, _LONGEST_NAME, _LONGEST_VALUE = 12, 20, 80


class SavedFilter(Value):
    """A filter under a name: what was chosen in each field of the screen, never what was searched for."""

    name: str
    chosen: dict[str, str] = Field(default_factory=dict)


class RosterLook(Document):
    """`id` is the member of staff's; `columns` in the order of the file."""

    collection: ClassVar[str] = "roster_columns"

    columns: tuple[str, ...] = DEFAULT_COLUMNS
    saved: tuple[SavedFilter, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """The columns that there still are; the usual ones where none is left."""
        return tuple(column for column in ALL_COLUMNS if column in self.columns) or DEFAULT_COLUMNS

    def with_filter(self, name: str, chosen: dict[str, str]) -> RosterLook:
        """With one more, or with that of the same name replaced.

        Raises `Refused`: roster.filter_name, roster.filters_full.
        """
        name = name.strip()
        if not name or len(name) > _LONGEST_NAME or not is_line(name):
            raise Refused("roster.filter_name", field="saved", most=_LONGEST_NAME)
        others = [one for one in self.saved if one.name != name]
        if len(others) >= _MOST:
            raise Refused("roster.filters_full", field="saved", most=_MOST)
        short = {field: value[:_LONGEST_VALUE] for field, value in chosen.items()}
        return self.model_copy(update={"saved": (*others, SavedFilter(name=name, chosen=short))})

    def without_filter(self, name: str) -> RosterLook:
        """Without the one of that name."""
        return self.model_copy(update={"saved": tuple(one for one in self.saved if one.name != name)})


def check_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns in the order of the file. Raises `Refused('roster.no_column')` where no known one is among them."""
    chosen = tuple(column for column in ALL_COLUMNS if column in columns)
    if not chosen:
        raise Refused("roster.no_column", field="column")
    return chosen
