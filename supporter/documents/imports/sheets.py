"""Tables that offices send, read into rows of text: CSV in whatever encoding, Excel without believing it anything.

Refused before anything is parsed: files that are too large, that unfold into far more than they weigh, and
workbooks that carry programs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from supporter.documents.imports import separators
from supporter.domain.shared.refused import Refused

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 80

_EDGES = " \t\r\n\v\f\u00a0\u3000\ufeff"
_MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Table(NamedTuple):
    """The rows as text, each as wide as the widest; `sheets` are the names of a workbook's pages.

    `read_as` tells how the file was understood, `wider` that columns beyond the last were left out. Rows and columns
    that Excel does not show, and cells (row, column) with a formula that was never worked out, or that say what
    stands in a row above them because both are merged, are counted from 0.
    """

    rows: list[list[str]]
    read_as: str
    sheets: list[str]
    wider: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    merged_down: frozenset[tuple[int, int]] = frozenset()


def read_table(body: bytes, name: str, sheet: int = 0) -> Table:
    """The rows of a file named `name`; of a workbook those of the page `sheet`.

    Raises `Refused`: sheet.too_large, sheet.empty, sheet.macros, sheet.old_excel, sheet.locked, sheet.unreadable,
    sheet.too_many_rows.
    """
    if len(body) > MOST_BYTES:
        raise Refused("sheet.too_large")
    if not body.strip(b"\0 \r\n\t"):
        raise Refused("sheet.empty")
    if name.lower().endswith(_MACROS):
        raise Refused("sheet.macros")
    if body.startswith(b"PK\x03\x04"):
        from supporter.documents.imports.workbook import (
            read_workbook,  # a slow import, and the web server asks this file for its limits alone
        )

        book = read_workbook(body, sheet, MOST_ROWS, MOST_COLUMNS)
        table = Table(book.rows, "Excel", *book[1:])
    elif body.startswith(b"\xd0\xcf\x11\xe0"):
        # The old binary form, and how Excel wraps a new one that has a password.
        raise Refused(
            "sheet.locked" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in body else "sheet.old_excel"
        )
    else:
        table = _read_csv(body)
    rows = _trimmed(table.rows)
    if not rows:
        raise Refused("sheet.empty")
    return table._replace(rows=rows)


def _read_csv(body: bytes) -> Table:
    text, encoding = _decoded(body)
    rows: list[list[str]] = []
    wider = False
    for row in separators.parsed(text):
        if len(rows) > MOST_ROWS:
            raise Refused("sheet.too_many_rows", most=f"{MOST_ROWS:,}")
        wider = wider or any(cell.strip() for cell in row[MOST_COLUMNS:])
        rows.append([cell.strip(_EDGES) for cell in row[:MOST_COLUMNS]])
    return Table(rows, encoding, [], wider)


def _decoded(body: bytes) -> tuple[str, str]:
    """The text and how it was written. What no encoding explains becomes U+FFFD, told row by row later."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body.decode(encoding, "replace"), encoding.removesuffix("-sig").upper()
    if b"\0" in body[:4000] and (found := _without_mark(body)):
        return found, "UTF-16"
    try:
        return body.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = body.decode("cp932", "replace")
    if text.count("\ufffd") > max(len(text) // 10, 20) or re.search(r"[\x00-\x08]", text[:4000]):
        raise Refused("sheet.unreadable")
    return text, "CP932"


def _without_mark(body: bytes) -> str:
    """UTF-16 that does not say so: a text of lines in Japanese, whichever byte comes first; else empty."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[\t,;\r\n]", text[:4000]) and re.search(r"[ぁ-ヺ一-龠]", text[:4000]) and "\0" not in text:
            return text
    return ""


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty rows at the end, each as wide as the widest that says anything."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [[*row[:width], *[""] * (width - len(row))] for row in rows]
