"""Rosters as CSV: UTF-8 with a mark for Excel, or CP932 with a report; no cell can run as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from supporter.documents.reporting.roster_cells import cells, headings
from supporter.documents.tables.cp932 import Substitution, fitted, survives
from supporter.documents.tables.csv_cells import defused, written
from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow


def roster_csv(rows: Iterable[RosterRow], columns: Sequence[str] = ALL_COLUMNS) -> bytes:
    """The roster in UTF-8 with BOM, names exactly as typed, dates as 2026-11-23, lines ending in CR LF."""
    return written([headings(columns), *(_texts(row, columns) for row in rows)]).encode("utf-8-sig")


def roster_csv_cp932(
    rows: Iterable[RosterRow], columns: Sequence[str] = ALL_COLUMNS
) -> tuple[bytes, list[Substitution]]:
    """The roster in CP932, for other systems, and every character that had to be replaced for it."""
    titles = headings(columns)
    report: list[Substitution] = []
    lines = [titles]
    for line, row in enumerate(rows, start=2):
        texts = [str(cell) for cell in cells(row, columns)]
        if not survives("".join(texts)):
            results = [fitted(text, line, title) for text, title in zip(texts, titles, strict=True)]
            texts = [fitting for fitting, _ in results]
            report += [replaced for _, several in results for replaced in several]
        # Last, since a letter that was replaced may be a sign that begins a formula.
        lines.append(_defused(cells(row, columns), texts))
    return written(lines).encode("cp932"), report


def replaced(rows: Iterable[RosterRow], columns: Sequence[str] = ALL_COLUMNS) -> list[Substitution]:
    """What would have to be replaced for CP932, to be shown before anything is saved."""
    return roster_csv_cp932(rows, columns)[1]


def replacements_csv(report: Iterable[Substitution]) -> bytes:
    """The report as a file of its own, in UTF-8 with BOM, to be read beside the CP932 one."""
    titles = ["行", "列", "もとの値", "字", "符号", "置きかえた字", "わけ"]
    lines = [
        [str(one.row), one.column]
        + [defused(text) for text in (one.value, one.character, one.codepoint, one.replacement, one.reason)]
        for one in report
    ]
    return written([titles, *lines]).encode("utf-8-sig")


def _texts(row: RosterRow, columns: Sequence[str]) -> list[str]:
    found = cells(row, columns)
    return _defused(found, [str(cell) for cell in found])


def _defused(found: Sequence[object], texts: Sequence[str]) -> list[str]:
    """`texts` of the cells `found`; numbers of ours cannot run as a formula."""
    return [defused(text) if isinstance(cell, str) else text for cell, text in zip(found, texts, strict=True)]
