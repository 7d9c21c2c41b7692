"""Workbooks as offices make them, for lists that are brought in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl


def book(
    rows: Sequence[Sequence[object]],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: str = "",
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """One page with these rows; rows are counted from 1, columns are letters, `formats` are by cell."""
    work, out = openpyxl.Workbook(), io.BytesIO()
    page = work.active
    for row in rows:
        page.append(row)
    for each in merged:
        page.merge_cells(each)
    for line in hidden_rows:
        page.row_dimensions[line].hidden = True
    for letter in hidden_columns:
        page.column_dimensions[letter].hidden = True
    for cell, form in (formats or {}).items():
        page[cell].number_format = form
    work.save(out)
    return out.getvalue()
