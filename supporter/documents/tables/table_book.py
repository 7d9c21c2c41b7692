"""A workbook of tables for an office: a sheet each, head kept in view and on every printed page, no cell a formula."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from supporter.documents.tables.xlsx_cells import FACE, TEXT_ALONE

#: A text, a number, or a part of a whole (0–1, shown as %).
Value = str | int | float

#: Characters of a column, as Latin ones are counted.
_WIDTHS = (7, 60)
_LONGEST_NAME = 60


class TableSheet(NamedTuple):
    """One sheet; with `filtered` its head has the arrows by which rows are chosen."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    filtered: bool = False


def table_book(title: str, issuer: str, sheets: Sequence[TableSheet]) -> bytes:
    """The sheets as .xlsx on A4 across; the `issuer` stands below each page."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, TEXT_ALONE)
    book.set_properties({"title": title, "author": issuer})
    base = {"font_name": FACE, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#DDD3C0"}
    head = book.add_format(
        {**base, "bold": True, "bg_color": "#0B5A4E", "font_color": "#FFFFFF", "align": "center", "text_wrap": True}
    )
    formats = {
        # As text, so that nothing becomes a formula either when somebody opens the cell to correct it.
        str: book.add_format({**base, "num_format": "@", "text_wrap": True}),
        int: book.add_format(base),
        float: book.add_format({**base, "num_format": "0%"}),
    }
    for sheet in sheets:
        _add(book, sheet, head, formats, issuer)
    book.close()
    return out.getvalue()


def _add(book: Workbook, sheet: TableSheet, head: Format, formats: dict[type, Format], issuer: str) -> None:
    page = book.add_worksheet(sheet.name)
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, _width([heading, *(row[column] for row in sheet.rows if column < len(row))]))
        page.write_string(0, column, heading, head)
    for place, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                page.write_number(place, column, cell, formats[type(cell)])
            elif cell.startswith("<r>"):  # XlsxWriter would take it for markup of its own
                page.write_rich_string(place, column, cell[0], formats[str], cell[1:], formats[str])
            else:
                page.write_string(place, column, cell, formats[str])
    if sheet.filtered and sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.freeze_panes(1, 0)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f'&L&"{FACE},標準"&8{issuer.replace("&", "&&")[:_LONGEST_NAME]}&R&8&P / &N')


def _width(values: Sequence[Value]) -> int:
    """Room for the longest line of a column; a Japanese letter takes that of two Latin ones."""
    longest = max(_room(str(value)) for value in values)
    return min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])


def _room(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "FWA" else 1 for letter in text)
