"""A list that somebody is about to bring in: read, its columns named, each row's fate told, and nothing written.

It lies in memory alone, one for each officer, and is gone with the server: what was not confirmed leaves no trace.
Every row may be corrected, decided, left out and put in where it is seen, and each such step taken back.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from supporter.documents.imports.sheets import Table, read_table
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.imports import columns, headings, not_people
from supporter.domain.imports.columns import ImportColumns
from supporter.domain.imports.headings import Head
from supporter.domain.imports.matching import (
    ENTER,
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
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.imports.application_rows import MOST_APPLICANTS, applied
from supporter.services.people.registry import all_briefs, known
from supporter.services.shared import giving_way
from supporter.services.shared.child_process import Apart, ChildFailed
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store
from supporter.wording import say

#: Rows that are judged in one go: each is held against everybody of its name.
_AT_A_TIME = 20
#: What an application has no place for.
NOT_OF_APPLICANTS = frozenset({"district", "relation", "number", "completed", "serial", "news"})
#: What an officer may write into a row where it is seen.
CORRECTABLE = (
    "name",
    "kana",
    "age",
    "contact",
    "town",
    "district",
    "relation",
    "news",
    "number",
    "completed",
    "serial",
)
_LASTS = dt.timedelta(hours=12)  # a list of people is not left lying about
_MOST_DRAFTS = 6  # of twenty thousand rows each: what a server can keep in memory beside everything else
_MOST_STEPS = 200  # that can be taken back
_LONGEST = 400  # characters of a correction

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
    notice: Literal["screen", "spoken", "paper"] = "paper"
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


class ImportDrafts:
    """Lists before they are confirmed. Files are read `apart`: neither a long list nor an evil one may hold up
    anybody's answer.
    """

    def __init__(self, store: Store, clock: Clock, apart: Apart) -> None:
        self._store, self._clock, self._apart = store, clock, apart
        self._drafts: dict[str, ImportDraft] = {}

    async def read(self, person: Person, file: str, body: bytes, sheet: int = 0) -> ImportDraft:
        """Read a file; the officer's draft before falls away.

        Raises `Refused`: access.refused, sheet.…, file.busy.
        """
        require(person, Action.IMPORT_RUN, municipality=person.municipality)
        try:
            table = await self._apart(read_table, body, file, sheet)
        except ChildFailed:
            raise Refused("sheet.unfolds") from None
        draft = ImportDraft(person.municipality, file[-100:], body, table, self._clock.now(), sheet)
        draft.head = headings.find_head(table.rows)
        await self._guess(draft)
        self._drafts.pop(person.id, None)
        while len(self._drafts) >= _MOST_DRAFTS:
            self._drafts.pop(next(iter(self._drafts)))
        self._drafts[person.id] = draft
        return draft

    def of(self, person: Person) -> ImportDraft:
        """The officer's draft. Raises `Refused`: access.refused, import.no_draft."""
        require(person, Action.IMPORT_RUN, municipality=person.municipality)
        draft = self._drafts.get(person.id)
        if draft is None or draft.municipality != person.municipality or self._clock.now() - draft.at > _LASTS:
            self.drop(person)
            raise Refused("import.no_draft")
        return draft

    def drop(self, person: Person) -> None:
        """Forget the officer's draft."""
        self._drafts.pop(person.id, None)

    def keep(self, person: Person, draft: ImportDraft) -> None:
        """Lay a draft back where it was."""
        self._drafts[person.id] = draft

    async def set_headings(self, person: Person, head: int, deep: int, sheet: int) -> ImportDraft:
        """Say in which row the headings begin (counted from 0), how many rows they are (0: there are none), or which
        page is meant; columns are guessed anew.
        """
        draft = self.of(person)
        if sheet != draft.sheet:
            return await self.read(person, draft.file, draft.body, sheet)
        last = len(draft.table.rows) - 1
        at = min(max(head, 0), last) if deep > 0 else 0
        draft.head = Head(at, min(max(deep, 0), headings.DEEPEST, last + 1 - at), sure=True)
        await self._guess(draft)
        return draft

    async def judge(self, person: Person, fields: Sequence[str]) -> ImportDraft:
        """Tell every row's fate by what the columns hold; what was corrected about headings is remembered.

        Raises `Refused`: import.no_name, import.twice, import.no_rows, import.no_course, and for a class
        session.ended, access.refused, import.too_many_applicants; file.busy while the same list is being judged.
        """
        draft = self.of(person)
        if draft.judging:
            raise Refused("file.busy")
        fields = [name if name in columns.FIELDS else "" for name in fields][: len(draft.titles)]
        draft.fields = [*fields, *[""] * (len(draft.titles) - len(fields))]
        if columns.lacking(draft.fields):
            raise Refused("import.no_name")
        if doubled := columns.twice(draft.fields, draft.tables):
            raise Refused("import.twice", column=say(f"import.column.{doubled}"))
        if not any(any(row) for row in draft.data):
            raise Refused("import.no_rows")
        if "completed" in draft.fields and not draft.session and not draft.course:
            raise Refused("import.no_course")
        session = await self._class(person, draft) if draft.session else None
        draft.said, draft.corrected, draft.steps = {}, {}, []
        draft.judging = True
        try:
            await self._judge(draft, session)
        finally:
            draft.judging = False
        if draft.fields != draft.guessed:
            memory = (await self._memory(person.municipality)).with_these(draft.titles, draft.guessed, draft.fields)
            await self._store.run(lambda tx: records.save(tx, memory))
        return draft

    def decide(self, person: Person, said: Mapping[str, Decision]) -> ImportDraft:
        """Note what an officer says of lines, by their keys; "" takes it back, and what cannot be said of a line is
        passed over.
        """
        draft = self.of(person)
        rows = ((draft.row(key), word) for key, word in said.items() if key in draft.places)
        taken = [(one, word) for one, word in rows if word in one.choices() or not word]
        self._note(draft, [one.key for one, _ in taken])
        for one, word in taken:
            if one.fate == "out" and word == ENTER:
                # Somebody wants it: now it is a line like any other, with its doubts and whom it may be.
                draft.corrected.setdefault(one.key, {})
                self._again(draft, one.key)
            elif word:
                draft.said[one.key] = word
            else:
                draft.said.pop(one.key, None)
        self._settle(draft, {one.key for one, _ in taken})
        return draft

    def decide_all(self, person: Person, fate: Fate, decision: Decision, code: str = "") -> ImportDraft:
        """The same for all lines of a fate of which nothing has been said, with `code` those of one trouble alone.

        `same` is said of lines alone that may be one person of just their name.
        """
        draft = self.of(person)
        left = [one for one in draft.of(fate) if not draft.said.get(one.key)]
        left = [one for one in left if not code or code in [each.code for each in one.troubles]]
        if decision == SAME.rstrip(":"):
            return self.decide(person, {one.key: f"{SAME}{one.exact()}" for one in left if one.exact()})
        return self.decide(person, {one.key: decision for one in left})

    def correct(self, person: Person, key: str, written: Mapping[str, str]) -> ImportDraft:
        """Read a line anew with what an officer wrote into its fields; what they decided about it is open again.

        Raises `Refused`: import.no_row.
        """
        draft = self.of(person)
        draft.row(key)
        now = {name: text.strip()[:_LONGEST] for name, text in written.items() if name in CORRECTABLE}
        if not now:
            return draft
        self._note(draft, [key])
        draft.corrected[key] = {**draft.corrected.get(key, {}), **now}
        draft.said.pop(key, None)
        self._again(draft, key)
        self._settle(draft, {key})
        return draft

    def undo(self, person: Person) -> list[str]:
        """Take the last step back; returns the keys of the lines that it was about. Raises `Refused`:
        import.nothing_to_undo.
        """
        draft = self.of(person)
        if not draft.steps:
            raise Refused("import.nothing_to_undo")
        step = draft.steps.pop()
        for key, (said, corrected) in step.items():
            draft.said.pop(key, None)
            draft.corrected.pop(key, None)
            if said is not None:
                draft.said[key] = said
            if corrected is not None:
                draft.corrected[key] = corrected
            self._again(draft, key)
        self._settle(draft, step.keys())
        return list(step)

    def _note(self, draft: ImportDraft, keys: Iterable[str]) -> None:
        """Remember how lines were before a step."""
        step = {
            key: (draft.said.get(key), dict(draft.corrected[key]) if key in draft.corrected else None) for key in keys
        }
        if step:
            draft.steps = [*draft.steps, step][-_MOST_STEPS:]

    def _again(self, draft: ImportDraft, key: str) -> None:
        """Judge one line anew, as it stands in the file with what was written over it."""
        place = draft.places[key]
        draft.judged[place] = self._judged(
            draft, self._line(draft, draft.judged[place].line, draft.judged[place].table)
        )

    def _settle(self, draft: ImportDraft, keys: Collection[str]) -> None:
        """Whoever is left out is nobody that another line repeats, and whoever is put in is: what hangs on these
        lines is judged anew.
        """
        if not keys:
            return
        register, names = draft.register, set()
        assert register
        for key in keys:
            one = draft.row(key)
            register.forget(key)
            if one.row:
                names.add(plain_name(one.row.name))
                if not draft.leaves(one) and not draft.is_somebody(one):
                    register.remember(one)
        for other in list(draft.judged):
            named = other.row is not None and other.fate != "out" and plain_name(other.row.name) in names
            if (named or depends(other, keys)) and other.key not in keys and not draft.said.get(other.key):
                self._again(draft, other.key)

    async def _guess(self, draft: ImportDraft) -> None:
        memory = await self._memory(draft.municipality)
        draft.guessed = headings.guess(draft.titles, draft.data, memory.columns)
        draft.fields, draft.judged, draft.places = list(draft.guessed), [], {}

    async def _judge(self, draft: ImportDraft, session: TrainingSession | None) -> None:
        towns = [Municipality.model_validate(doc) for doc in self._store.scan(Municipality.collection)]
        town = next((one for one in towns if one.id == draft.municipality), None)
        if town is None:
            raise Refused("municipality.unknown")
        take = frozenset({session.municipality, *session.municipalities}) if session else frozenset()
        people = await (applied(self._store, draft.session) if session else all_briefs(self._store, town.id))
        draft.register = KnownPeople(await known(people), people, await self._serials(town.id))
        draft.facts = ListFacts(town, towns, self._clock.now().date(), take)
        draft.judged, draft.places, draft.shifted = [], {}, 0
        draft.layout = draft.titles, draft.tables
        async for at in giving_way.each(range(draft.first, len(draft.table.rows)), _AT_A_TIME):
            for table in range(len(draft.layout[1])) if any(draft.table.rows[at]) else ():
                line = self._line(draft, at + 1, table)
                if any(line[3]):
                    judged = self._judged(draft, line)
                    draft.places[judged.key] = len(draft.judged)
                    draft.judged.append(judged)

    def _line(self, draft: ImportDraft, number: int, table: int) -> _Line:
        """A line of one table: its number, the cells by field, and all of them as they stand."""
        cells = draft.table.rows[number - 1]
        span = draft.layout[1][table]
        left_out = NOT_OF_APPLICANTS if draft.session else frozenset()
        told: dict[str, str] = {}
        for at in span:
            name = draft.fields[at]
            if name and name not in left_out and not told.get(name):
                told[name] = cells[at]
        return number, table, told, [cells[at] for at in span]

    def _judged(self, draft: ImportDraft, line: _Line) -> JudgedRow:
        number, table, told, cells = line
        assert draft.facts and draft.register
        key = f"{number}-{table + 1}" if table else str(number)
        written = draft.corrected.get(key, {})
        heads, span = draft.layout[0], draft.layout[1][table]
        now = _with_written(told, written)
        read = read_line(
            number,
            now,
            draft.facts,
            table=table,
            unvalued=frozenset(draft.fields[at] for at in span if (number - 1, at) in draft.table.unvalued),
            by_hand=frozenset(written),
        )
        troubles = [*self._of_the_sheet(draft, number), *read.troubles]
        name = now.get("name", "") or " ".join(filter(None, (now.get("family", ""), now.get("given", ""))))
        titles = [heads[at] for at in span]
        why: not_people.Reason = ""
        if key not in draft.corrected and not (read.troubles and read.troubles[0].code in ("formula", "error")):
            again = headings.is_repeated(cells, titles)
            why = not_people.reason(told, cells, titles, name) or ("heading" if again else "")
            if why == "heading" and headings.is_other_head(cells, titles):
                draft.shifted = draft.shifted or number
        judged = draft.register.judge(number, told, read.row, troubles, table=table, reason=why)
        return with_change(judged, frozenset(written))

    @staticmethod
    def _of_the_sheet(draft: ImportDraft, number: int) -> list[Trouble]:
        """What is doubtful about a line because of where it stands."""
        found = []
        if number - 1 in draft.table.hidden_rows:
            found.append(Trouble(field="row", value="", code="hidden"))
        if draft.shifted and number > draft.shifted:
            found.append(Trouble(field="row", value=str(draft.shifted), code="other_heading"))
        return found

    async def _class(self, person: Person, draft: ImportDraft) -> TrainingSession:
        action, id = Action.APPLICATION_MANAGE, draft.session
        session = await self._store.read(lambda tx: sessions.load_for(tx, person, action, id))
        if session.state == "ended":
            raise Refused("session.ended")
        if len(draft.data) > MOST_APPLICANTS:
            raise Refused("import.too_many_applicants", most=f"{MOST_APPLICANTS:,}")
        return session

    async def _serials(self, municipality: str) -> dict[str, str]:
        found = {}
        async for doc in giving_way.each(self._store.scan(Certificate.collection)):
            if doc["municipality"] == municipality:
                found[doc["serial"]] = doc["learner"]
        return found

    async def _memory(self, municipality: str) -> ImportColumns:
        found = await self._store.read(lambda tx: records.load(tx, ImportColumns, municipality))
        return found or ImportColumns(id=municipality)


def _with_written(told: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
    """The cells with what an officer wrote over them; a whole name takes the place of its parts."""
    now = {**told, **written}
    for whole, parts in (("name", ("family", "given")), ("kana", ("kana_family", "kana_given"))):
        if whole in written:
            for part in parts:
                now.pop(part, None)
    return now
