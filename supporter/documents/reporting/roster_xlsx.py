"""Rosters as Excel files that print well and in which no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Iterable, Sequence

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from supporter.documents.reporting.roster_cells import Cell, cells, headings
from supporter.documents.reporting.roster_note import HANDLING, RosterNote
from supporter.documents.tables.xlsx_cells import FACE, TEXT_ALONE
from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow
from supporter.domain.shared.calendar import era_date

# Characters of 10 pt that a column shows; other columns take _WIDTH.
_WIDTHS = {
    "number": 6, "serial": 17, "name": 20, "kana": 22, "age_band": 8, "municipality": 10, "relation": 8,
    "organisation": 20, "course": 26, "level": 12, "method": 10, "venue": 18, "completed_era": 17,
    "reissues": 10, "notes": 28,
}  # fmt: skip
_WIDTH = 13
_ONE_PAGE = 200  # characters across A4 landscape at the smallest size that still reads well on paper
_FROZEN = ("number", "serial", "name")


def roster_xlsx(rows: Iterable[RosterRow], note: RosterNote, columns: Sequence[str] = ALL_COLUMNS) -> bytes:
    """The roster as .xlsx with a second sheet about itself; the same bytes for the same rows and note."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, TEXT_ALONE)
    made_at = note.made_at.replace(tzinfo=None)
    book.set_properties({"title": note.title, "author": note.made_by, "comments": HANDLING, "created": made_at})
    sheet = book.add_worksheet(note.kind)
    head, text, number, date = _formats(book)
    _lay_out(sheet, columns, text)
    _head(sheet, columns, head)
    written = 0
    for written, row in enumerate(rows, start=1):
        _write(sheet, written, cells(row, columns), text, number, date)
    sheet.autofilter(0, 0, max(written, 1), len(columns) - 1)
    _print_setup(sheet, note, written, columns)
    _about(book, note, written)
    book.close()
    return out.getvalue()


def _head(sheet: Worksheet, columns: Sequence[str], head: Format) -> None:
    sheet.set_row(0, 24)
    for column, heading in enumerate(headings(columns)):
        sheet.write_string(0, column, heading, head)


def _write(sheet: Worksheet, row: int, values: Sequence[Cell], text: Format, number: Format, date: Format) -> None:
    """One row; an empty cell is left to its column's format, which costs neither time nor room."""
    for column, cell in enumerate(values):
        if isinstance(cell, str):
            if cell:
                _put(sheet, row, column, cell, text)
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, column, cell, date)
        else:
            sheet.write_number(row, column, cell, number)


def _put(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """`text` as it is: XlsxWriter would copy one that looks like `<r>…</r>` into the file's XML unescaped."""
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, text[0], style, text[1:], style)
    else:
        sheet.write_string(row, column, text, style)


def _formats(book: Workbook) -> tuple[Format, Format, Format, Format]:
    base = {"font_name": FACE, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#DDD3C0"}
    head = {
        "bold": True,
        "bg_color": "#0B5A4E",
        "font_color": "#FFFFFF",
        "align": "center",
        "text_wrap": True,
    }
    return (
        book.add_format({**base, **head}),
        book.add_format({**base, "num_format": "@"}),
        book.add_format(base),
        book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "center"}),
    )


def _lay_out(sheet: Worksheet, columns: Sequence[str], text: Format) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH), text)
    sheet.set_default_row(20)
    sheet.freeze_panes(1, _frozen(columns))


def _frozen(columns: Sequence[str]) -> int:
    """How many columns at the left stay in sight: those that tell who a row is about."""
    return next((place for place, column in enumerate(columns) if column not in _FROZEN), len(columns))


def _print_setup(sheet: Worksheet, note: RosterNote, rows: int, columns: Sequence[str]) -> None:
    pages = math.ceil(sum(_WIDTHS.get(column, _WIDTH) for column in columns) / _ONE_PAGE)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(pages, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.repeat_rows(0)
    if frozen := _frozen(columns):
        sheet.repeat_columns(0, frozen - 1)
    day = era_date(note.made_at.date())
    face = f'&"{FACE},標準"'
    sheet.set_header(f"&L{face}&12{_plain(note.title)}&R{face}&9{day}現在　{rows}名")
    sheet.set_footer(f"&L{face}&8{HANDLING}&C{face}&8&P / &N&R{face}&8作成 {_plain(note.made_by)}")


def _plain(text: str) -> str:
    """Text for a header, where & begins a command; headers hold 255 characters in all."""
    return text.replace("&", "&&")[:60]


def _about(book: Workbook, note: RosterNote, rows: int) -> None:
    sheet = book.add_worksheet("この名簿について")
    base = {"font_name": FACE, "font_size": 11, "valign": "top", "text_wrap": True}
    label, text = book.add_format({**base, "bold": True}), book.add_format({**base, "num_format": "@"})
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 70)
    for row, (name, said) in enumerate(note.lines(rows)):
        sheet.write_string(row, 0, name, label)
        _put(sheet, row, 1, said, text)
    sheet.set_paper(9)
    sheet.hide_gridlines(2)
