"""A plain table of texts as CSV (UTF-8 with a mark for Excel) or xlsx, in which no cell can run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from supporter.documents.tables.csv_cells import defused, written
from supporter.documents.tables.xlsx_cells import FACE, TEXT_ALONE

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WIDEST = 60


class Table(NamedTuple):
    """Headings and rows of texts."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def table_file(form: str, table: Table) -> bytes:
    """The table as `csv` or `xlsx`; KeyError for any other form."""
    return {"csv": _csv, "xlsx": _xlsx}[form](table)


def _csv(table: Table) -> bytes:
    return written([table.headings, *([defused(cell) for cell in row] for row in table.rows)]).encode("utf-8-sig")


def _xlsx(table: Table) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, TEXT_ALONE)
    sheet = book.add_worksheet(table.title)
    head = book.add_format({"font_name": FACE, "font_size": 10, "bold": True, "border": 1, "text_wrap": True})
    text = book.add_format({"font_name": FACE, "font_size": 10, "border": 1, "valign": "top", "text_wrap": True})
    for column, heading in enumerate(table.headings):
        longest = max((len(row[column]) for row in table.rows[:200]), default=0)
        sheet.set_column(column, column, min(max(longest, len(heading)) * 1.6 + 2, _WIDEST))
        sheet.write_string(0, column, heading, head)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, text)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()
