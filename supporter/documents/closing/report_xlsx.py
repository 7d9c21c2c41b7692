"""実施報告 as an Excel file: the same numbers as on the page and on paper, one sheet for each kind."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from supporter.documents.closing.report import FEW, figures, group_tables
from supporter.domain.closing.report import Report
from supporter.domain.shared.calendar import era_date

Table = tuple[str, Sequence[str], Sequence[Sequence[str | int]]]

_FACE = "BIZ UDPゴシック"
_TEXT_ALONE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def report_xlsx(report: Report) -> bytes:
    """The report as .xlsx; no text in it is ever a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _TEXT_ALONE)
    book.set_properties({"title": report.title, "author": report.issuer})
    for title, headings, rows in tables(report):
        _sheet(book, title, headings, rows, report)
    book.close()
    return out.getvalue()


def tables(report: Report) -> list[Table]:
    """Every sheet: its name, headings and rows."""
    facts: list[tuple[str | int, ...]] = [*report.facts]
    facts += [(label, int(number), unit, note) for label, number, unit, note in figures(report)]
    facts += [("報告者", report.issuer), ("いつ現在", era_date(report.made_on))]
    if report.confirmed < report.people:
        facts.append(("注意", "確定前の案です"))
    people = [
        (title, one.label, FEW if one.count is None else one.count)
        for title, found in group_tables(report)
        for one in found
    ]
    answered = [(one.text, one.answered, one.right, one.percent) for one in report.results]
    polls = [*report.before_after, *report.survey]
    bars = [
        (poll.text, row.label or "—", choice, row.counts[at] if row.counts else FEW)
        for poll in polls
        for row in poll.rows
        for at, choice in enumerate(poll.choices)
    ]
    sheets: list[Table] = [("実施報告", ("項目", "内容", "単位", "補足"), facts)]
    sheets.append(("参加した人", ("区分", "内訳", "人数"), people))
    if answered:
        sheets.append(("講座の中の質問", ("質問", "答えた人", "めやすのとおり", "割合（%）"), answered))
    if bars:
        sheets.append(("アンケート", ("質問", "いつ", "答え", "人数"), bars))
    if report.voices:
        sheets.append(("参加した人の声", ("声（抜粋）",), [(voice,) for voice in report.voices]))
    return sheets


def _sheet(
    book: Workbook, title: str, headings: Sequence[str], rows: Sequence[Sequence[str | int]], report: Report
) -> None:
    base = {"font_name": _FACE, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#DDD3C0"}
    head = book.add_format({**base, "bold": True, "bg_color": "#0B5A4E", "font_color": "#FFFFFF", "align": "center"})
    text, number = book.add_format({**base, "num_format": "@", "text_wrap": True}), book.add_format(base)
    sheet = book.add_worksheet(title)
    for column, heading in enumerate(headings):
        wide = max([len(heading), *(len(str(row[column])) for row in rows if column < len(row))])
        sheet.set_column(column, column, min(60, 2 * wide + 2))
        sheet.write_string(0, column, heading, head)
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, number)
            elif cell.startswith("<r>"):  # XlsxWriter would take it for markup of its own
                sheet.write_rich_string(place, column, cell[0], text, cell[1:], text)
            else:
                sheet.write_string(place, column, cell, text)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f'&L&"{_FACE},標準"&8{report.issuer.replace("&", "&&")[:60]}&R&8&P / &N')
