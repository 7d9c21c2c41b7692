"""One list before it is confirmed: what its columns hold, each line's fate, and what an officer did about it.

Every line may be corrected, decided, left out and put in where it is seen, and each such step taken back.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from supporter.documents.imports.sheets import Table
from supporter.domain.accounts.learner import LONGEST_SOURCE, HowTold
from supporter.domain.imports import columns, headings, not_people
from supporter.domain.imports.headings import Head
from supporter.domain.imports.matching import (
    SAME,
    SKIP,
    Decision,
    Fate,
    JudgedRow,
    KnownPeople,
    acts,
    depends,
    plain_name,
    task_of,
    with_change,
)
from supporter.domain.imports.reading import ListFacts, Trouble, read_line
from supporter.domain.imports.row import RowTask
from supporter.domain.shared.refused import Refused

#: What an application has no place for.
NOT_OF_APPLICANTS = frozenset({"district", "relation", "number", "completed", "serial", "news"})
#: What an officer may write into a row where it is seen.
CORRECTABLE = tuple(
    name for name in columns.FIELDS if name not in {"family", "given", "kana_family", "kana_given", "consent"}
)
_MOST_STEPS = 200  # that can be taken back

_Line = tuple[int, int, dict[str, str], list[str]]


@dataclass
class ImportDraft:
    """One list. `head` says where its headings are, `fields` what each column holds, `guessed` what was thought.

    `said` are the officer's decisions and `corrected` what they wrote, both by the key of a row; a line that was
    put in is corrected in nothing. `shifted` is the line from which on other headings hold, 0 where there
    is none; `layout` are titles and tables as the lines were judged.
    """

    municipality: str
    file: str
    body: bytes
    table: Table
    at: dt.datetime
    sheet: int = 0
    head: Head = headings.NO_HEAD
    fields: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    programme: str = ""
    course: str = ""
    session: str = ""
    notice: HowTold = "paper"
    source: str = ""
    judged: list[JudgedRow] = field(default_factory=list)
    said: dict[str, Decision] = field(default_factory=dict)
    corrected: dict[str, dict[str, str]] = field(default_factory=dict)
    steps: list[dict[str, tuple[Decision | None, dict[str, str] | None]]] = field(default_factory=list)
    facts: ListFacts | None = None
    register: KnownPeople | None = None
    places: dict[str, int] = field(default_factory=dict)
    shifted: int = 0
    layout: tuple[list[str], list[range]] = ([], [])
    judging: bool = False

    def tell(self, notice: str, source: str) -> None:
        """How the people of the list know of the purposes; `source` is the body it came from where they do not.

        Raises `Refused`: import.no_notice, import.no_source.
        """
        told = next((one for one in get_args(HowTold) if one == notice), None)
        if told is None:
            raise Refused("import.no_notice")
        body = " ".join(source.split()) if told == "other" else ""
        if told == "other" and (not body or len(body) > LONGEST_SOURCE or not body.isprintable()):
            raise Refused("import.no_source", most=LONGEST_SOURCE)
        self.notice, self.source = told, body

    @property
    def titles(self) -> list[str]:
        """The heading of every column."""
        return headings.titles(self.table.rows, self.head)

    @property
    def data(self) -> list[list[str]]:
        """The rows below the headings."""
        return self.table.rows[self.first :]

    @property
    def first(self) -> int:
        """The first row of data, counted from 0."""
        return self.head.at + self.head.deep

    @property
    def above(self) -> list[int]:
        """The rows above the headings that say something, as lines counted from 1: they tell of nobody."""
        return [at + 1 for at in range(self.head.at) if any(self.table.rows[at])]

    @property
    def tables(self) -> list[range]:
        """The columns of each of the tables that lie side by side."""
        return headings.tables(self.titles, self.fields)

    def row(self, key: str) -> JudgedRow:
        """A line by its key. Raises `Refused('import.no_row')`."""
        if key not in self.places:
            raise Refused("import.no_row")
        return self.judged[self.places[key]]

    def of(self, fate: Fate | None) -> list[JudgedRow]:
        """The lines of one fate, or all."""
        return [one for one in self.judged if fate is None or one.fate == fate]

    def counts(self) -> Counter[Fate]:
        """How many lines have each fate."""
        return Counter(one.fate for one in self.judged)

    def open(self) -> list[JudgedRow]:
        """The lines that wait for a decision."""
        return [one for one in self.judged if one.waits and not self.said.get(one.key)]

    def leaves(self, one: JudgedRow) -> bool:
        """Whether a line is left out as things stand, or nobody has decided yet."""
        return (self.said.get(one.key) or one.default()) in ("", SKIP)

    def is_somebody(self, one: JudgedRow) -> bool:
        """Whether a line is taken for a person who is there, or for another line."""
        return (self.said.get(one.key) or one.default()).startswith(SAME)

    def acting(self) -> int:
        """How many lines have something to be done, as things stand."""
        return sum(acts(one, self.said.get(one.key, "")) for one in self.judged)

    def tasks(self) -> list[RowTask]:
        """What will be done, in the order of the lines."""
        found = (task_of(one, self.said.get(one.key, "")) for one in self.judged)
        return [task for task in found if task]

    def note(self, keys: Iterable[str]) -> None:
        """Remember how lines were before a step."""
        step = {key: (self.said.get(key), dict(self.corrected[key]) if key in self.corrected else None) for key in keys}
        if step:
            self.steps = [*self.steps, step][-_MOST_STEPS:]

    def judge_again(self, key: str) -> None:
        """Judge one line anew, as it stands in the file with what was written over it."""
        place = self.places[key]
        self.judged[place] = self._judged(self._line(self.judged[place].line, self.judged[place].table))

    def settle(self, keys: Collection[str]) -> None:
        """Whoever is left out is nobody that another line repeats, and whoever is put in is: what hangs on these
        lines is judged anew.
        """
        if not keys:
            return
        register, names = self.register, set()
        assert register
        for key in keys:
            one = self.row(key)
            register.forget(key)
            if one.row:
                names.add(plain_name(one.row.name))
                if not self.leaves(one) and not self.is_somebody(one):
                    register.remember(one)
        for other in list(self.judged):
            named = other.row is not None and other.fate != "out" and plain_name(other.row.name) in names
            if (named or depends(other, keys)) and other.key not in keys and not self.said.get(other.key):
                self.judge_again(other.key)

    def judge_line(self, number: int, table: int) -> None:
        """Tell the fate of one line of one table, counted from 1; of an empty one there is none."""
        line = self._line(number, table)
        if any(line[3]):
            judged = self._judged(line)
            self.places[judged.key] = len(self.judged)
            self.judged.append(judged)

    def _line(self, number: int, table: int) -> _Line:
        """A line of one table: its number, the cells by field, and all of them as they stand."""
        cells = self.table.rows[number - 1]
        span = self.layout[1][table]
        left_out = NOT_OF_APPLICANTS if self.session else frozenset()
        said: dict[str, list[str]] = {}
        for at in span:
            name = self.fields[at]
            if name and name not in left_out:
                said.setdefault(name, []).append(cells[at])
        told = {name: columns.together(name, each) for name, each in said.items()}
        return number, table, told, [cells[at] for at in span]

    def _judged(self, line: _Line) -> JudgedRow:
        number, table, told, cells = line
        assert self.facts and self.register
        key = f"{number}-{table + 1}" if table else str(number)
        written = self.corrected.get(key, {})
        heads, span = self.layout[0], self.layout[1][table]
        now = _with_written(told, written)
        read = read_line(
            number,
            now,
            self.facts,
            table=table,
            unvalued=frozenset(self.fields[at] for at in span if (number - 1, at) in self.table.unvalued),
            by_hand=frozenset(written),
        )
        troubles = [
            *self._of_the_sheet(number),
            *([] if "name" in written else self._of_the_cells(number, table)),
            *read.troubles,
        ]
        name = now.get("name", "") or " ".join(filter(None, (now.get("family", ""), now.get("given", ""))))
        titles = [heads[at] for at in span]
        why: not_people.Reason = ""
        if key not in self.corrected and not (read.troubles and read.troubles[0].code in ("formula", "error")):
            again = headings.is_repeated(cells, titles)
            why = not_people.reason(told, cells, titles, name) or ("heading" if again else "")
            if why == "heading" and headings.is_other_head(cells, titles):
                self.shifted = self.shifted or number
        judged = self.register.judge(number, told, read.row, troubles, table=table, reason=why)
        return with_change(judged, frozenset(written))

    def _of_the_sheet(self, number: int) -> list[Trouble]:
        """What is doubtful about a line because of where it stands."""
        found = []
        if number - 1 in self.table.hidden_rows:
            found.append(Trouble(field="row", value="", code="hidden"))
        if self.shifted and number > self.shifted:
            found.append(Trouble(field="row", value=str(self.shifted), code="other_heading"))
        return found

    def _of_the_cells(self, number: int, table: int) -> list[Trouble]:
        """A name that reaches down from the row above it: one person in two rows, or two of one name."""
        parts = {self.fields[at]: at for at in self.layout[1][table]}
        names = [parts[one] for one in ("name", "given", "family") if one in parts]
        if not names or (number - 1, names[0]) not in self.table.merged_down:
            return []
        return [Trouble(field="row", value=self.table.rows[number - 1][names[0]], code="merged_down")]


def _with_written(told: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
    """The cells with what an officer wrote over them; a whole name takes the place of its parts."""
    now = {**told, **written}
    for whole, parts in (("name", ("family", "given")), ("kana", ("kana_family", "kana_given"))):
        if whole in written:
            for part in parts:
                now.pop(part, None)
    return now
