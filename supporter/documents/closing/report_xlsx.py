"""実施報告 as an Excel file: the same numbers as on the page and on paper, one sheet for each kind."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.documents.closing.report import FEW, figures, group_tables
from supporter.documents.tables.table_book import TableSheet, table_book
from supporter.domain.closing.report import Report
from supporter.domain.shared.calendar import era_date

Table = tuple[str, Sequence[str], Sequence[Sequence[str | int]]]


def report_xlsx(report: Report) -> bytes:
    """The report as .xlsx; no text in it is ever a formula."""
    return table_book(report.title, report.issuer, [TableSheet(*table) for table in tables(report)])


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
