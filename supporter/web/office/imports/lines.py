"""What a line of a list is told in words: its fields as they will be kept, its doubts, and what may be said of it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from supporter import wording
from supporter.domain.imports.matching import BARE, ENTER, SAME, SKIP, Decision, JudgedRow, agreement, shown
from supporter.domain.imports.reading import Trouble
from supporter.domain.people.duplicates import PersonKey
from supporter.domain.shared.calendar import era_short
from supporter.services.imports.draft import NOT_OF_APPLICANTS, ImportDraft

#: What the table of lines shows, each field with one below it.
COLUMNS = (
    ("name", "kana"),
    ("age", "relation"),
    ("town", "district"),
    ("contact", "news"),
    ("completed", "serial"),
    ("number", ""),
)
_LONGEST = 40  # characters of what stands in a file that a sentence repeats
_OF_THE_NAME = ("lost", "odd")


class Cell(NamedTuple):
    """One field of a line: what will be kept, what stands in the file where that differs, and whether it is doubted."""

    field: str
    kept: str
    stood: str
    doubt: str


def cells(one: JudgedRow, draft: ImportDraft) -> dict[str, Cell]:
    """Every field that will be kept of a line, as it is read."""
    towns = {town.id: town.name for town in draft.facts.towns} if draft.facts else {}
    doubts = {each.field: sentence(each) for each in reversed(one.troubles)}
    found = {}
    for field, value, stood in shown(one.row, one.told):
        if draft.session and field in NOT_OF_APPLICANTS - {"relation"}:
            continue
        told = value
        if field == "town":
            told = towns.get(value or ("" if draft.session else draft.municipality), "") if one.row else ""
        elif field == "news":
            told = wording.say(f"import.news.{value}") if one.row else ""
        elif field == "completed" and value:
            told = era_short(dt.date.fromisoformat(value))
        same = field in ("completed", "news") and bool(value) and not doubts.get(field)
        same = same or "".join(stood.split()) == "".join(told.split())
        found[field] = Cell(field, told, "" if same else stood, doubts.get(field, ""))
    return found


def sentence(trouble: Trouble) -> str:
    """What is not sure, in words."""
    return wording.say(f"import.trouble.{trouble.code}", value=trouble.value[:_LONGEST])


def place(one: JudgedRow) -> str:
    """Where a line stands, in words."""
    if one.table:
        return wording.say("import.table_line", line=one.line, table=one.table + 1)
    return wording.say("import.line", line=one.line)


def told(one: JudgedRow, draft: ImportDraft) -> str:
    """Why a line has its fate, in words; empty for one that simply enters."""
    sentences = (
        [wording.say(f"import.reason.{one.reason}")] if one.reason else [sentence(each) for each in one.troubles]
    )
    if one.like:
        where = wording.say("import.book.applications" if draft.session else "import.book.roster")
        if len(one.like) == 1 and one.like[0].key.startswith("line:"):
            where = wording.say("import.line", line=one.like[0].key.removeprefix("line:"))
        if one.fate == "there":
            sentences.insert(0, wording.say("import.there", where=where))
        elif len(one.like) == 1:
            sentences.insert(0, wording.say("import.like", where=where, name=one.like[0].name))
        else:
            sentences.insert(0, wording.say("import.likes", where=where, count=len(one.like)))
    return "。".join(sentences)


def candidate(one: JudgedRow, person: PersonKey) -> tuple[str, str]:
    """Whom a line may be, and what both say alike and otherwise."""
    line = person.key.removeprefix("line:")
    if line != person.key:
        words = wording.say("import.candidate.line", line=wording.say("import.line", line=line), name=person.name)
    else:
        words = wording.say("import.candidate", name=person.name, number=person.key)
    assert one.row
    alike, apart = (wording.say("import.and").join(map(_field, each)) for each in agreement(one.row, person))
    parts = (
        alike and wording.say("import.agrees", fields=alike),
        apart and wording.say("import.differs", fields=apart),
    )
    return words, "　".join(filter(None, parts))


def choices(one: JudgedRow) -> list[tuple[Decision, str]]:
    """What may be said of a line, in words."""
    people = {f"{SAME}{person.key}": candidate(one, person)[0] for person in one.like}
    return [(each, people.get(each) or _words_of(one, each)) for each in one.choices()]


def _words_of(one: JudgedRow, choice: Decision) -> str:
    lost = wording.say("import.and").join(
        dict.fromkeys(_field(each.field) for each in one.troubles if each.field not in ("row", "name"))
    )
    match choice:
        case str() if choice == SKIP:
            return wording.say("import.choice.skip")
        case str() if choice == BARE:
            return wording.say("import.choice.without", fields=lost)
        case str() if choice == ENTER and one.fate in ("likely", "there"):
            return wording.say("import.choice.other")
    return _entering(one, lost)


def _entering(one: JudgedRow, lost: str) -> str:
    """Entering a line that is asked about: with what is guessed, as it stands, or without what cannot be read."""
    guesses = [each.guess for each in one.troubles if each.guess and each.field not in ("name", "town")]
    codes = {each.code for each in one.troubles}
    if guesses:
        return wording.say("import.choice.guess", guess=wording.say("import.and").join(guesses))
    if any(each.code in ("town_other", "town_unknown") and each.guess for each in one.troubles):
        return wording.say("import.choice.worker")
    if codes & {*_OF_THE_NAME, "line_break"}:
        return wording.say("import.choice.as_it_is")
    return wording.say("import.choice.without", fields=lost) if lost else wording.say("import.choice.enter")


def _field(name: str) -> str:
    return wording.say(f"import.field.{name}")
