"""年度統計表 and 実施報告 as sheets: the same numbers as on the screen, each in a table of its own."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.documents.reporting.statistics_xlsx import Sheet, Value
from supporter.domain.courses.quiz import Multiple, Question, Single, TrueFalse
from supporter.domain.reporting.entry import HeldClass
from supporter.domain.reporting.statistics import Table
from supporter.domain.shared.calendar import fiscal_year_text
from supporter.services.learning.surveys import Tally
from supporter.services.reporting.statistics import Taught, Year

#: The tables by name: what the sheet is called, what it counts, and the heading of its lines.
TABLES = {
    "months": ("月別", "修了（延べ）", "月"),
    "ways": ("方法別", "修了（延べ）", "方法"),
    "ages": ("年代別", "修了した人（実人数）", "年代"),
    "districts": ("地区別", "修了した人（実人数）", "地区"),
    "courses": ("講座別", "修了（延べ）", "講座"),
    "years": ("年度別", "修了（延べ）", "年度"),
}


def of_year(figures: Year, held: Sequence[tuple[HeldClass, int]]) -> list[Sheet]:
    """Every table of a 年度."""
    year, totals = fiscal_year_text(figures.year), figures.totals
    sums: list[Sequence[Value]] = [
        ("修了した人（実人数、これまで）", totals.people),
        ("修了（延べ、これまで）", totals.completions),
        (f"{year}の修了（延べ）", totals.this_year),
        (f"{year}に修了した人（実人数）", totals.people_this_year),
        (f"{year}の講座の開催", len(figures.held)),
        (f"{year}の会場の参加（紙をふくむ）", sum(one.came for one in figures.held)),
    ]
    sheets = [Sheet("総数", figures.municipality.name, ("項目", "数"), sums)]
    sheets += [_table(figures.table(name), year) for name in TABLES]
    sheets.append(sessions(held, year))
    for taught in figures.taught:
        sheets += _taught(taught, year)
    sheets += [_survey(tally, year) for tally in figures.surveys]
    return [sheet._replace(name=_unique(sheet.name, at)) for at, sheet in enumerate(sheets)]


def sessions(held: Sequence[tuple[HeldClass, int]], year: str) -> Sheet:
    """実施報告: the training sessions of a 年度, one line each, and their sum."""
    headings = (
        "実施番号",
        "開催日",
        "種類",
        "会場",
        "主催",
        "講師",
        "定員",
        "参加",
        "うち紙",
        "修了",
        "市町村の数",
    )
    rows: list[Sequence[Value]] = [
        (
            one.number,
            one.held_on,
            one.kind,
            one.venue or ("オンライン" if one.online else ""),
            one.host,
            "、".join(one.trainers),
            "" if one.capacity is None else one.capacity,
            one.came,
            one.on_paper,
            done,
            1 + len(one.municipalities),
        )
        for one, done in held
    ]
    if rows:
        came, paper = sum(one.came for one, _ in held), sum(one.on_paper for one, _ in held)
        rows.append(("計", f"{len(rows)}回", "", "", "", "", "", came, paper, sum(done for _, done in held), ""))
    return Sheet("開催一覧", f"{year}の講座の開催", headings, rows)


def _table(table: Table, year: str) -> Sheet:
    name, counted, heading = TABLES[table.name]
    rows: list[Sequence[Value]] = [(cell.label, cell.number) for cell in table.cells]
    told = counted if table.name == "years" else f"{year}の{counted}"
    return Sheet(name, told, (heading, "数"), [*rows, ("計", table.total)])


def _taught(taught: Taught, year: str) -> list[Sheet]:
    course, way = taught.course, taught.way
    titles = {f"{module.id}/{step.id}": f"{module.title.plain}・{step.title.plain}" for module, step in course.steps()}
    pages: list[Sequence[Value]] = [(titles[one.page], one.read, one.stopped) for one in way.pages]
    told = f"{year}に「{course.title.plain}」をはじめた {way.began}人のうち、修了 {way.completed}人"
    asked: list[Sequence[Value]] = [
        (
            one.question.text.plain,
            one.item.tries,
            one.item.right,
            round(one.item.facility, 3),
            "" if one.item.discrimination is None else round(one.item.discrimination, 3),
        )
        for one in taught.asked
    ]
    source = "識別力は、その問題の正誤と、ほかの問題の正答の割合との点双列相関係数（Henrysson 1963）"
    return [
        Sheet("ページ別", told, ("ページ", "読んだ人", "ここで止まっている人"), pages),
        Sheet("問題別", f"{year}のはじめての回。{source}", ("問題", "答えた人", "正答", "正答の割合", "識別力"), asked),
    ]


def _survey(tally: Tally, year: str) -> Sheet:
    """What few people answered is not told here either, not even to who holds the roster: no name is tied to it."""
    rows: list[Sequence[Value]] = []
    for place, several in (("受ける前と、受けたあと", tally.before_after), ("終わりのアンケート", tally.survey)):
        for one in several:
            for value, text in _choices(one.question):
                before = one.before.choices.get(value) if several is tally.before_after else ""
                rows.append((place, one.question.text.plain, text, before, one.after.choices.get(value)))
    told = f"{year}に「{tally.course.title.plain}」のアンケートに答えた人（無記名。5人未満の数は出しません）"
    return Sheet("アンケート", told, ("いつ", "質問", "答え", "前", "あと"), rows)


def _choices(question: Question) -> list[tuple[str, str]]:
    if isinstance(question, TrueFalse):
        return [("true", "はい"), ("false", "いいえ")]
    if isinstance(question, Single | Multiple):
        return [(str(at), choice.text.plain) for at, choice in enumerate(question.choices)]
    return []


def _unique(name: str, at: int) -> str:
    """Excel wants every sheet to have a name of its own."""
    return f"{at + 1:02} {name}"
