"""One page of an Excel workbook as rows of text, every part of the file measured before it is unfolded."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any, NamedTuple

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.cell import range_boundaries  # type: ignore[import-untyped]

from supporter.domain.shared.refused import Refused

_MOST_UNFOLDED = 120 * 1024 * 1024
_MOST_PARTS = 2_000
#: A part that holds nothing but repetition weighs a thousandth; real lists weigh a tenth.
_MOST_RATIO, _SMALL = 200, 4 * 1024 * 1024
_MOST_FILLED = 1_000_000  # cells
_PROGRAMS = re.compile(r"vbaProject|\.bin$|macrosheets|activeX", re.I)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
#: A formula whose value was never worked out: only the program that wrote it could tell what stands there.
_BARE = re.compile(rb'<c\s[^>]*?r="([A-Z]+\d+)"[^>]*><f[^>]*?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')


class Book(NamedTuple):
    """The rows of one page, the names of all that can be seen, and whether columns were left out."""

    rows: list[list[str]]
    sheets: list[str]
    wider: bool


def read_workbook(body: bytes, sheet: int, most_rows: int, most_columns: int) -> Book:
    """The page `sheet` of those that are not hidden. Raises `Refused`: sheet.…"""
    _measure(body)
    try:
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        page = pages[min(sheet, len(pages) - 1)]
        raw = _part(body, book.worksheets.index(page))
        _require_values(raw)
        rows, wider = _rows(page, most_rows, most_columns)
    except Refused:
        raise
    except Exception:
        # openpyxl raises whatever a broken part leads it to; none of it helps the officer.
        raise Refused("sheet.unreadable") from None
    _fill(rows, raw, most_columns)
    return Book(rows, [page.title for page in pages], wider)


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


def _part(body: bytes, place: int) -> bytes:
    """The XML of the page at this place of the workbook. A part with a document type is nobody's spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.open(name).read(2048):
                raise Refused("sheet.unreadable")
        relations = parts.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        ids = re.findall(r'<(?:\w+:)?sheet\s[^>]*?r:id="([^"]+)"', parts.read("xl/workbook.xml").decode("utf-8"))
        targets = {
            re.search(r'\bId="([^"]+)"', each)[1]: re.search(r'\bTarget="([^"]+)"', each)[1]  # type: ignore[index]
            for each in re.findall(r"<Relationship\s[^>]*>", relations)
        }
        target = targets[ids[place]]
        return parts.read(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _require_values(raw: bytes) -> None:
    if found := _BARE.search(raw):
        raise Refused("sheet.formula", cell=found[1].decode())


def _rows(page: Any, most_rows: int, most_columns: int) -> tuple[list[list[str]], bool]:
    rows: list[list[str]] = []
    wider = False
    # What a file says of its own size is not asked: some say a million rows, some one.
    page.reset_dimensions()
    for row in page.iter_rows(values_only=True):
        if len(rows) > most_rows:
            raise Refused("sheet.too_many_rows", most=f"{most_rows:,}")
        wider = wider or any(cell not in (None, "") for cell in row[most_columns:])
        rows.append([_text(cell) for cell in row[:most_columns]])
    return rows, wider


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("_x000D_", "").strip()


def _fill(rows: list[list[str]], raw: bytes, most_columns: int) -> None:
    """Write into every cell of a merged range what stands in its first one."""
    filled = 0
    for left, top, right, bottom in _ranges(_MERGED.findall(raw)):
        filled += (min(bottom, len(rows)) - top + 1) * (min(right, most_columns) - left + 1)
        if filled > _MOST_FILLED:
            return
        if top > len(rows) or left > len(rows[top - 1]):
            continue
        value = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row.extend([""] * (min(right, most_columns) - len(row)))
            row[left - 1 : min(right, most_columns)] = [value] * (min(right, most_columns) - left + 1)


def _ranges(refs: Iterable[bytes]) -> Iterable[tuple[int, int, int, int]]:
    for ref in refs:
        yield range_boundaries(ref.decode())  # a pattern has seen to all four
