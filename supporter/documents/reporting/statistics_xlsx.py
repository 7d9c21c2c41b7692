"""Tables of figures as an Excel file: a sheet each, and one about them all; no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]

from supporter.documents.reporting.statistics_charts import Bars, all_of_them, beside
from supporter.documents.tables.xlsx_cells import FACE

Value = str | int | float | dt.date | None

# See `roster_xlsx`: what somebody typed stays text, and no temporary file is left on a disk.
_TEXT_ALONE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ERA = '[$-411]ggge"年"m"月"d"日"'  # as the pages write it; what lies in the cell is a date
_WIDTHS = (8.0, 44.0)  # characters of a column, at least and at most


class Sheet(NamedTuple):
    """One table; `told` is the line above it. None is what may not be told.

    With a `chart` it is drawn beside, but for its last line, the sum; with `kinds` its bars differ in pattern.
    """

    name: str
    told: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    chart: bool = False
    kinds: bool = False


def statistics_xlsx(title: str, about: Sequence[tuple[str, str]], sheets: Sequence[Sheet], hidden: str) -> bytes:
    """The sheets as .xlsx after a first one that says what they are; `hidden` stands for what is not told."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _TEXT_ALONE)
    book.set_properties({"title": title})
    base = {"font_name": FACE, "font_size": 11, "valign": "vcenter"}
    plain = book.add_format({**base, "text_wrap": True, "valign": "top"})
    bold = book.add_format({**base, "bold": True, "valign": "top"})
    first = book.add_worksheet("この表について")
    first.set_column(0, 0, 16)
    first.set_column(1, 1, 76)
    for row, (label, text) in enumerate([("表", title), *about]):
        first.write_string(row, 0, label, bold)
        first.write_string(row, 1, text, plain)
    first.set_paper(9)
    drawn = [bars for sheet in sheets if (bars := _bars(sheet))]
    if drawn:
        page = book.add_worksheet("図（A4一枚）")
        page.write_string(0, 0, title, bold)
        all_of_them(book, page, drawn)
    line = {**base, "border": 1, "border_color": "#DDD3C0"}
    head = book.add_format({**line, "bold": True, "bg_color": "#F3EDE0", "text_wrap": True})
    formats = {
        str: book.add_format({**line, "num_format": "@"}),
        int: book.add_format({**line, "num_format": "#,##0"}),
        float: book.add_format({**line, "num_format": "0.00"}),
        dt.date: book.add_format({**line, "num_format": _ERA, "align": "left"}),
    }
    for sheet in sheets:
        _add(book, sheet, head, bold, formats, hidden)
    book.close()
    return out.getvalue()


def _add(
    book: xlsxwriter.Workbook, sheet: Sheet, head: Format, bold: Format, formats: dict[type, Format], hidden: str
) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.told, bold)
    for column, heading in enumerate(sheet.headings):
        page.write_string(1, column, heading, head)
        page.set_column(column, column, _width([heading, *(row[column] for row in sheet.rows)]))
    for row, values in enumerate(sheet.rows, 2):
        for column, value in enumerate(values):
            match value:
                case None:
                    page.write_string(row, column, hidden, formats[str])
                case str():
                    page.write_string(row, column, value, formats[str])
                case dt.date():
                    page.write_datetime(row, column, value, formats[dt.date])
                case _:
                    page.write_number(row, column, value, formats[type(value)])
    if bars := _bars(sheet):
        beside(book, page, bars, len(sheet.headings) + 1)
    page.freeze_panes(2, 1)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _bars(sheet: Sheet) -> Bars | None:
    """What of a sheet is drawn: nothing where nothing may be told or there is nobody."""
    lines = sheet.rows[:-1]
    if not sheet.chart or not any(isinstance(row[1], int) and row[1] for row in lines):
        return None
    return Bars(sheet.name, sheet.told, 2, 1 + len(lines), sheet.kinds)


def _width(values: Sequence[Value]) -> float:
    """Japanese letters take twice the room of Latin ones."""
    longest = max(sum(2 if ord(letter) > 0xFF else 1 for letter in str(value)) for value in values)
    return min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])
