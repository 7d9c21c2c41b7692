"""A roster in any of its four forms: for the command line as written, for a browser as one download."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

from supporter.documents.reporting.roster_csv import replacements_csv, roster_csv, roster_csv_cp932
from supporter.documents.reporting.roster_json import roster_json
from supporter.documents.reporting.roster_note import RosterNote
from supporter.documents.tables.cp932 import Substitution
from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow
from supporter.domain.shared.refused import Refused

#: Form → ending of the file name and media type.
FORMS = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "csv-cp932": ("csv", "text/csv; charset=shift_jis"),
    "json": ("json", "application/json"),
}
REPLACED = "置きかえた字.csv"


class RosterFile(NamedTuple):
    """The bytes, and for CP932 every character that had to be replaced."""

    body: bytes
    replaced: list[Substitution]


class Download(NamedTuple):
    """What a browser saves."""

    name: str
    media_type: str
    body: bytes


def roster_file(
    form: str, rows: Sequence[RosterRow], note: RosterNote, columns: Sequence[str] = ALL_COLUMNS
) -> RosterFile:
    """`rows` as a file of one of `FORMS`. Raises `Refused('roster.unknown_form')`."""
    match form:
        case "xlsx":
            # A slow import that csv need not wait for.
            from supporter.documents.reporting.roster_xlsx import roster_xlsx

            return RosterFile(roster_xlsx(rows, note, columns), [])
        case "csv":
            return RosterFile(roster_csv(rows, columns), [])
        case "csv-cp932":
            return RosterFile(*roster_csv_cp932(rows, columns))
        case "json":
            return RosterFile(roster_json(rows, note, columns), [])
        case _:
            raise Refused("roster.unknown_form", form=form)


def download(form: str, rows: Sequence[RosterRow], note: RosterNote, columns: Sequence[str]) -> Download:
    """The same as one file: where CP932 had to replace characters, a zip with the report beside it."""
    made = roster_file(form, rows, note, columns)
    ending, media_type = FORMS[form]
    name = note.file_name(len(rows), ending)
    if form != "xlsx":
        # A csv has no page of its own to say who made it.
        name = name.replace(f".{ending}", f"_作成{_plain(note.made_by)}.{ending}")
    if not made.replaced:
        return Download(name, media_type, made.body)
    files = {name: made.body, REPLACED: replacements_csv(made.replaced)}
    return Download(note.file_name(len(rows), "zip"), "application/zip", _zipped(files))


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())[:20]


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()
