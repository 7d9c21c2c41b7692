"""One roster as the file that was asked for; a function of its own, so that a process of its own can run it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

from ..domain.roster import RosterRow
from .roster_csv import replacements_csv, roster_csv, roster_csv_cp932
from .roster_json import roster_json
from .roster_note import RosterNote
from .roster_xlsx import roster_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("xlsx", "csv", "csv-cp932", "json")


class File(NamedTuple):
    """What is downloaded."""

    name: str
    media_type: str
    body: bytes


def roster_file(form: str, rows: Sequence[RosterRow], note: RosterNote, columns: Sequence[str]) -> File:
    """The roster in one of `FORMS`; CP932 that had to replace characters comes as a zip with the report."""
    if form == "xlsx":
        return File(note.file_name(len(rows), "xlsx"), XLSX, roster_xlsx(rows, note, columns))
    if form == "csv":
        return File(note.file_name(len(rows), "csv"), "text/csv; charset=utf-8", roster_csv(rows, columns))
    if form == "json":
        return File(note.file_name(len(rows), "json"), "application/json", roster_json(rows, note, columns))
    body, report = roster_csv_cp932(rows, columns)
    name = note.file_name(len(rows), "csv")
    if not report:
        return File(name, "text/csv; charset=shift_jis", body)
    files = {name: body, "置きかえた字.csv": replacements_csv(report)}
    return File(note.file_name(len(rows), "zip"), "application/zip", _zipped(files))


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()
