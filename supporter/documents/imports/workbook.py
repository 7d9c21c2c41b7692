"""One page of an Excel workbook as rows of text, every part of the file measured before it is unfolded."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any, NamedTuple

from openpyxl import load_workbook  # type: ignore[import-untyped]

from supporter.documents.imports import number_formats
from supporter.documents.imports.sheet_xml import (
    DocumentType,
    NotASheet,
    Range,
    SheetFacts,
    read_facts,
    require_no_doctype,
)
from supporter.domain.shared.refused import Refused

_MOST_UNFOLDED = 120 * 1024 * 1024
_MOST_PARTS = 2_000
#: A part that holds nothing but repetition weighs a thousandth; real lists weigh a tenth.
_MOST_RATIO, _SMALL = 200, 4 * 1024 * 1024
_MOST_FILLED = 1_000_000  # cells
_PROGRAMS = re.compile(r"vbaProject|\.bin$|macrosheets|activeX", re.I)


class Book(NamedTuple):
    """The rows of one page, the names of all that can be seen, whether columns were left out; and what cannot be
    seen of the page, its formulas without a value, and the cells that repeat a row above, all counted from 0.
    """

    rows: list[list[str]]
    sheets: list[str]
    wider: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    unvalued: frozenset[tuple[int, int]]
    merged_down: frozenset[tuple[int, int]]


def read_workbook(body: bytes, sheet: int, most_rows: int, most_columns: int) -> Book:
    """The page `sheet` of those that are not hidden. Raises `Refused`: sheet.…

    What follows from one byte of the file to the next is read by parsers alone. How long they take and how much
    memory is for the caller to bound: in a process of its own.
    """
    _measure(body)
    try:
        _require_plain(body)
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        page = pages[min(sheet, len(pages) - 1)]
        facts = _facts(body, page)
        rows, wider = _rows(page, most_rows, most_columns)
    except (Refused, MemoryError):
        raise
    except Exception:
        # openpyxl raises whatever a broken part leads it to; none of it helps the officer.
        raise Refused("sheet.unreadable") from None
    merged_down = _fill(rows, facts.merged, most_columns)
    return Book(
        rows,
        [page.title for page in pages],
        wider,
        frozenset(row - 1 for row in facts.hidden_rows),
        frozenset(column - 1 for column in facts.hidden_columns),
        frozenset((row - 1, column - 1) for row, column in facts.unvalued if column <= most_columns),
        frozenset(merged_down),
    )


def _measure(body: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(body)).infolist()
    except (zipfile.BadZipFile, ValueError):
        raise Refused("sheet.unreadable") from None
    if any(_PROGRAMS.search(part.filename) and "printerSettings" not in part.filename for part in parts):
        raise Refused("sheet.macros")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNFOLDED:
        raise Refused("sheet.unfolds")
    if any(part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1) for part in parts):
        raise Refused("sheet.unfolds")


def _require_plain(body: bytes) -> None:
    """No part has a document type, wherever it stands and however the part is named. Raises `NotASheet`."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        for name in parts.namelist():
            with parts.open(name) as part:
                try:
                    require_no_doctype(part)
                except DocumentType:
                    raise
                except NotASheet:
                    if name.lower().endswith((".xml", ".rels")):
                        raise


def _facts(body: bytes, page: Any) -> SheetFacts:
    with zipfile.ZipFile(io.BytesIO(body)) as parts, parts.open(page._worksheet_path) as part:  # told nowhere else
        return read_facts(part)


def _rows(page: Any, most_rows: int, most_columns: int) -> tuple[list[list[str]], bool]:
    rows: list[list[str]] = []
    wider = False
    # What a file says of its own size is not asked: some say a million rows, some one.
    page.reset_dimensions()
    for row in page.iter_rows():
        if len(rows) > most_rows:
            raise Refused("sheet.too_many_rows", most=f"{most_rows:,}")
        wider = wider or any(cell.value not in (None, "") for cell in row[most_columns:])
        rows.append([_shown(cell) for cell in row[:most_columns]])
    return rows, wider


def _shown(cell: Any) -> str:
    """What stands in a cell; of a number as its format shows it, where that writes more than the number: 0857000001."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_formats.written(value, cell.number_format or "") or _text(value)
    return _text(value)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("_x000D_", "").strip(" \t\r\n\u3000\ufeff")


def _fill(rows: list[list[str]], merged: list[Range], most_columns: int) -> set[tuple[int, int]]:
    """Write into every cell of a merged range what stands in its first one.

    Returns the cells below its first row, as (row, column) counted from 0.
    """
    filled, below = 0, set[tuple[int, int]]()
    for left, top, right, bottom in merged:
        width = min(right, most_columns) - left + 1
        if top > min(bottom, len(rows)) or left > len(rows[top - 1]) or width < 1:
            continue
        filled += (min(bottom, len(rows)) - top + 1) * width
        if filled > _MOST_FILLED:
            break
        value = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row.extend([""] * (left + width - 1 - len(row)))
            row[left - 1 : left + width - 1] = [value] * width
        if value:
            lower, wide = range(top, min(bottom, len(rows))), range(left - 1, left - 1 + width)
            below.update((row, column) for row in lower for column in wide)
    return below
