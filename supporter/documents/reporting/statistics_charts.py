"""Charts of 年度統計表: each beside its table, and all of them on one A4 page.

No bar is told by its colour alone: its name and its number stand beside it, and bars of several kinds differ by
pattern, so that a copy in black and white says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.chart import Chart  # type: ignore[import-untyped]

from supporter.documents.tables.xlsx_cells import FACE

_SUMI, _PAPER = "#262421", "#FFFFFF"
#: Pattern, its lines and its ground, as on the screen: filled, hatched, dotted, upright, level.
_LOOKS = (
    ("solid", "#0B5A4E", "#0B5A4E"),
    ("wide_upward_diagonal", _SUMI, "#F2BE5C"),
    ("large_confetti", _PAPER, "#4A90D9"),
    ("dark_vertical", _PAPER, "#2E1533"),
    ("narrow_horizontal", _SUMI, "#A39C90"),
)
_WIDTH, _LEAST, _LINE = 460, 150, 26  # pixels
_ACROSS, _CELL = 2, 20  # charts beside each other on the page of all; pixels to a row of it


class Bars(NamedTuple):
    """The lines `first` to `last` of a page, counted from 0: names in column 0, numbers in column 1.

    `kinds` are bars that differ in kind and not only in size.
    """

    page: str
    title: str
    first: int
    last: int
    kinds: bool


def beside(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, bars: Bars, column: int) -> None:
    """Lay the chart of a table on the right of it."""
    page.insert_chart(1, column, _chart(book, bars), _said(bars))


def all_of_them(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, found: Sequence[Bars]) -> None:
    """Lay all charts on one page of A4, two beside each other."""
    rows = [found[at : at + _ACROSS] for at in range(0, len(found), _ACROSS)]
    line = 2
    for row in rows:
        for at, bars in enumerate(row):
            page.insert_chart(line, 0, _chart(book, bars), {**_said(bars), "x_offset": at * (_WIDTH + 20)})
        line += max(map(_height, row)) // _CELL + 1
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.hide_gridlines(2)


def _said(bars: Bars) -> dict[str, object]:
    return {"description": bars.title, "object_position": 2}


def _height(bars: Bars) -> int:
    return max(_LEAST, 70 + _LINE * (bars.last - bars.first + 1))


def _chart(book: xlsxwriter.Workbook, bars: Bars) -> Chart:
    chart = book.add_chart({"type": "bar"})
    count = bars.last - bars.first + 1
    looks = [_LOOKS[at % len(_LOOKS)] for at in range(count)] if bars.kinds else []
    face = {"name": FACE, "size": 10, "color": _SUMI}
    chart.add_series(
        {
            "name": bars.title,
            "categories": [bars.page, bars.first, 0, bars.last, 0],
            "values": [bars.page, bars.first, 1, bars.last, 1],
            "data_labels": {"value": True, "font": face},
            "fill": {"color": _LOOKS[0][1]},
            "border": {"color": _SUMI, "width": 1.25},
            "points": [_look(*look) for look in looks] or None,
            "gap": 40,
        }
    )
    chart.set_title({"name": bars.title, "name_font": {**face, "size": 12, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": face, "line": {"color": _SUMI}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"none": True})
    chart.set_size({"width": _WIDTH, "height": _height(bars)})
    return chart


def _look(pattern: str, lines: str, ground: str) -> dict[str, object]:
    border = {"color": _SUMI, "width": 1.25}
    if pattern == "solid":
        return {"fill": {"color": ground}, "border": border}
    return {"pattern": {"pattern": pattern, "fg_color": lines, "bg_color": ground}, "border": border}
