"""What becomes of each row of a list before anything is written, and what a person's word makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from supporter.domain.imports.row import Decision, Fate, Row, RowTask, Trouble
from supporter.domain.people.duplicates import KnownKeys, Likeness, PersonKey

#: What may be said of a row of each fate, the first being what happens where nothing is said.
CHOICES: Mapping[Fate, Sequence[Decision]] = {
    "new": ("enter", "skip"),
    "there": ("same", "enter"),
    "likely": ("", "same", "enter", "skip"),
    "ask": ("", "enter", "bare", "skip"),
    "bad": ("skip",),
}


class JudgedRow(NamedTuple):
    """One line with its fate; `like` is who it seems to be, `told` the name as it stands in the file."""

    line: int
    told: str
    fate: Fate
    row: Row | None
    troubles: tuple[Trouble, ...] = ()
    like: PersonKey | None = None


class KnownPeople:
    """Who is there already, and the lines read so far: what every further line is held against."""

    def __init__(self, known: KnownKeys, people: Sequence[PersonKey], serials: Mapping[str, str]) -> None:
        """`known` are the same `people`, as entries are held against them."""
        self._known, self._numbers, self._serials = known, {one.key: one for one in people}, dict(serials)

    def judge(self, line: int, told: str, row: Row | None, troubles: Sequence[Trouble]) -> JudgedRow:
        """The fate of the next line."""
        if row is None:
            return JudgedRow(line, told, "bad", None, tuple(troubles))
        alike = self._alike(row)
        how, like = alike if alike else ("", None)
        row, more = self._checked(row, like)
        troubles = (*troubles, *more)
        fate: Fate = "there" if how == "same" else "likely" if how else "ask" if troubles else "new"
        if fate in ("new", "ask"):
            self._known.add(row.brief)
        if row.serial:
            self._serials.setdefault(row.serial, row.brief.key)
        return JudgedRow(line, told, fate, row, troubles, like)

    def _alike(self, row: Row) -> tuple[Likeness, PersonKey] | None:
        if row.number in self._numbers:
            return "same", self._numbers[row.number]
        return next(iter(self._known.like(row.brief)), None)

    def _checked(self, row: Row, like: PersonKey | None) -> tuple[Row, list[Trouble]]:
        """Without numbers that are nobody's or somebody else's."""
        troubles, changes = [], {}
        if row.number and row.number not in self._numbers:
            troubles.append(Trouble(field="number", value=row.number, code="number_unknown"))
            changes["number"] = ""
        owner = self._serials.get(row.serial, "") if row.serial else ""
        if owner and (like is None or owner != like.key):
            troubles.append(Trouble(field="serial", value=row.serial, code="serial_taken"))
            changes["serial"] = ""
        return row.model_copy(update=changes), troubles


def task_of(judged: JudgedRow, said: Decision) -> RowTask | None:
    """What is to be done with a line after what was said of it; `None`: nothing."""
    if judged.row is None:
        return None
    decision = said or CHOICES[judged.fate][0]
    if decision in ("enter", "bare"):
        row = _bare(judged) if decision == "bare" else judged.row
        return RowTask(row=row, decided=judged.fate in ("there", "likely"))
    there = judged.like.key if judged.like and not judged.like.key.startswith("line:") else ""
    if decision == "same" and there and judged.row.completed_on:
        return RowTask(row=judged.row, same=there)
    return None


def _bare(judged: JudgedRow) -> Row:
    """The row without what was only guessed; ages alone are."""
    assert judged.row
    guessed = any(trouble.guess for trouble in judged.troubles)
    return judged.row.model_copy(update={"age_band": ""}) if guessed else judged.row
