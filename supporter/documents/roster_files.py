"""A roster in any of its four forms, for the command line and the desk alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..domain.refused import Refused
from ..domain.roster import ALL_COLUMNS, RosterRow
from .cp932 import Substitution
from .roster_csv import roster_csv, roster_csv_cp932
from .roster_json import roster_json
from .roster_note import RosterNote

#: Form → ending of the file name and media type.
FORMS = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "csv-cp932": ("csv", "text/csv; charset=cp932"),
    "json": ("json", "application/json"),
}


class RosterFile(NamedTuple):
    """The bytes, and for CP932 every character that had to be replaced."""

    body: bytes
    replaced: list[Substitution]


def roster_file(
    form: str, rows: Sequence[RosterRow], note: RosterNote, columns: Sequence[str] = ALL_COLUMNS
) -> RosterFile:
    """`rows` as a file of one of `FORMS`. Raises `Refused('roster.unknown_form')`."""
    match form:
        case "xlsx":
            from .roster_xlsx import roster_xlsx  # a slow import that csv need not wait for

            return RosterFile(roster_xlsx(rows, note, columns), [])
        case "csv":
            return RosterFile(roster_csv(rows, columns), [])
        case "csv-cp932":
            return RosterFile(*roster_csv_cp932(rows, columns))
        case "json":
            return RosterFile(roster_json(rows, note, columns), [])
        case _:
            raise Refused("roster.unknown_form", form=form)
