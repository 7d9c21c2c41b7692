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
from supporter.wording import say

#: The tables by name: what the sheet is called, what it counts, and the heading of its lines.
TABLES = {
    name: (say(f"table.{name}"), say(f"table.{name}.counted"), say(f"table.{name}.line"))
    for name in ("months", "ways", "ages", "districts", "courses", "years")
}
_SUMS = ("people", "completions", "this_year", "people_this_year", "held", "came")
_HELD = ("number", "day", "kind", "venue", "host", "trainers", "capacity", "came", "on_paper", "done", "municipalities")


def of_year(figures: Year, held: Sequence[tuple[HeldClass, int]]) -> list[Sheet]:
    """Every table of a 年度."""
    year, totals = fiscal_year_text(figures.year), figures.totals
    people = (totals.people, totals.completions, totals.this_year, totals.people_this_year)
    numbers = (*people, len(figures.held), sum(one.came for one in figures.held))
    sums: list[Sequence[Value]] = [
        (say(f"table.sum.{name}", year=year), number) for name, number in zip(_SUMS, numbers, strict=True)
    ]
    headings = (say("table.item"), say("table.number"))
    sheets = [Sheet(say("table.sums"), figures.municipality.name, headings, sums)]
    sheets += [_table(figures.table(name), year) for name in TABLES]
    sheets.append(sessions(held, year))
    for taught in figures.taught:
        sheets += _taught(taught, year)
    sheets += [_survey(tally, year) for tally in figures.surveys]
    return [sheet._replace(name=_unique(sheet.name, at)) for at, sheet in enumerate(sheets)]


def sessions(held: Sequence[tuple[HeldClass, int]], year: str) -> Sheet:
    """実施報告: the training sessions of a 年度, one line each, and their sum."""
    rows: list[Sequence[Value]] = [
        (
            one.number,
            one.held_on,
            one.kind,
            one.venue or (say("table.held.online") if one.online else ""),
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
        times, done = say("table.held.times", number=len(rows)), sum(done for _, done in held)
        rows.append((say("table.total"), times, "", "", "", "", "", came, paper, done, ""))
    headings = [say(f"table.held.{name}") for name in _HELD]
    return Sheet(say("table.held"), say("table.sum.held", year=year), headings, rows)


def _table(table: Table, year: str) -> Sheet:
    name, counted, heading = TABLES[table.name]
    rows: list[Sequence[Value]] = [(cell.label, cell.number) for cell in table.cells]
    told = say("table.of_year", year=year, counted=counted)
    if table.name == "years":
        told = say("table.by_year", counted=counted)
    lines = [*rows, (say("table.total"), table.total)]
    return Sheet(name, told, (heading, say("table.number")), lines, chart=True, kinds=table.name == "ways")


def _taught(taught: Taught, year: str) -> list[Sheet]:
    course, way = taught.course, taught.way
    titles = {
        f"{module.id}/{step.id}": say("table.pages.title", chapter=module.title.plain, page=step.title.plain)
        for module, step in course.steps()
    }
    pages: list[Sequence[Value]] = [(titles[one.page], one.read, one.stopped) for one in way.pages]
    told = say("table.pages.told", year=year, course=course.title.plain, began=way.began, completed=way.completed)
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
    reach = [say(f"table.pages.{name}") for name in ("page", "read", "stopped")]
    items = [say(f"table.items.{name}") for name in ("question", "answered", "right", "share", "discrimination")]
    return [
        Sheet(say("table.pages"), told, reach, pages),
        Sheet(say("table.items"), say("table.items.told", year=year), items, asked),
    ]


def _survey(tally: Tally, year: str) -> Sheet:
    """What few people answered is not told here either, not even to who holds the roster: no name is tied to it."""
    rows: list[Sequence[Value]] = []
    for place, several in (("both", tally.before_after), ("once", tally.survey)):
        for one in several:
            for value, text in _choices(one.question):
                before = one.before.choices.get(value) if several is tally.before_after else ""
                after = one.after.choices.get(value)
                rows.append((say(f"table.survey.{place}"), one.question.text.plain, text, before, after))
    headings = [say(f"table.survey.{name}") for name in ("when", "question", "answer", "before", "after")]
    return Sheet(
        say("table.survey"), say("table.survey.told", year=year, course=tally.course.title.plain), headings, rows
    )


def _choices(question: Question) -> list[tuple[str, str]]:
    if isinstance(question, TrueFalse):
        return [(side, say(f"table.{side}")) for side in ("true", "false")]
    if isinstance(question, Single | Multiple):
        return [(str(at), choice.text.plain) for at, choice in enumerate(question.choices)]
    return []


def _unique(name: str, at: int) -> str:
    """Excel wants every sheet to have a name of its own."""
    return f"{at + 1:02} {name}"
