"""A list that somebody is about to bring in: read, its columns named, each row's fate told, and nothing written.

It lies in memory alone, one for each officer, and is gone with the server: what was not confirmed leaves no trace.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from supporter.documents.imports.sheets import Table, read_table
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.imports import columns
from supporter.domain.imports.columns import ImportColumns
from supporter.domain.imports.matching import CHOICES, JudgedRow, KnownPeople
from supporter.domain.imports.row import Decision, Fate, read_row
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
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
_AT_A_TIME = 100
#: What an application has no place for.
_NOT_OF_APPLICANTS = frozenset({"district", "relation", "number", "completed", "serial"})
_LASTS = dt.timedelta(hours=12)  # a list of people is not left lying about
_MOST_DRAFTS = 6  # of twenty thousand rows each: what a server can keep in memory beside everything else


@dataclass
class ImportDraft:
    """One list. `head` and `deep` say where its headings are, `fields` what each column holds."""

    municipality: str
    file: str
    body: bytes
    table: Table
    at: dt.datetime
    sheet: int = 0
    head: int = 0
    deep: int = 1
    fields: list[str] = field(default_factory=list)
    programme: str = ""
    course: str = ""
    session: str = ""
    notice: Literal["screen", "spoken", "paper"] = "paper"
    judged: list[JudgedRow] = field(default_factory=list)
    said: dict[int, Decision] = field(default_factory=dict)

    @property
    def titles(self) -> list[str]:
        """The heading of every column."""
        return columns.headings(self.table.rows, self.head, self.deep)

    @property
    def data(self) -> list[list[str]]:
        """The rows below the headings."""
        return self.table.rows[self.head + self.deep :]

    def of(self, fate: Fate | None) -> list[JudgedRow]:
        """The lines of one fate, or all."""
        return [one for one in self.judged if fate is None or one.fate == fate]

    def counts(self) -> Counter[Fate]:
        """How many lines have each fate."""
        return Counter(one.fate for one in self.judged)


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
        memory = await self._memory(person.municipality)
        draft = ImportDraft(person.municipality, file[-100:], body, table, self._clock.now(), sheet)
        draft.head, draft.deep = columns.find_head(table.rows)
        draft.fields = columns.guess(draft.titles, draft.data, memory)
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
        """Say where the headings are, or which page is meant; columns are guessed anew."""
        draft = self.of(person)
        if sheet != draft.sheet:
            return await self.read(person, draft.file, draft.body, sheet)
        draft.head = min(max(head, 0), len(draft.table.rows) - 1)
        draft.deep = 2 if deep == 2 and draft.head + 1 < len(draft.table.rows) else 1
        draft.fields = columns.guess(draft.titles, draft.data, await self._memory(person.municipality))
        return draft

    async def judge(self, person: Person, fields: Sequence[str]) -> ImportDraft:
        """Tell every row's fate by what the columns hold; the columns are remembered.

        Raises `Refused`: import.no_name, import.twice, import.no_rows, and for a class session.ended, access.refused,
        import.too_many_applicants.
        """
        draft = self.of(person)
        draft.fields = [name if name in columns.FIELDS else "" for name in fields][: len(draft.titles)]
        draft.fields += [""] * (len(draft.titles) - len(draft.fields))
        if columns.lacking(draft.fields):
            raise Refused("import.no_name")
        if doubled := columns.twice(draft.fields):
            raise Refused("import.twice", column=say(f"import.column.{doubled}"))
        if not any(any(row) for row in draft.data):
            raise Refused("import.no_rows")
        if draft.session:
            await self._require_class(person, draft)
        draft.judged, draft.said = await self._judged(draft), {}
        memory = (await self._memory(person.municipality)).with_these(draft.titles, draft.fields)
        await self._store.run(lambda tx: records.save(tx, memory))
        return draft

    def decide(self, person: Person, said: Mapping[int, str]) -> ImportDraft:
        """Note what an officer says of lines; what cannot be said of a line is passed over."""
        draft = self.of(person)
        for one in draft.judged:
            for choice in CHOICES[one.fate]:
                if choice == said.get(one.line):
                    draft.said[one.line] = choice
        return draft

    def decide_all(self, person: Person, fate: Fate, decision: str) -> ImportDraft:
        """The same for all lines of a fate of which nothing has been said."""
        draft = self.of(person)
        return self.decide(person, {one.line: decision for one in draft.of(fate) if not draft.said.get(one.line)})

    async def _judged(self, draft: ImportDraft) -> list[JudgedRow]:
        town = await self._store.read(lambda tx: records.load(tx, Municipality, draft.municipality))
        if town is None:
            raise Refused("municipality.unknown")
        people = await (applied(self._store, draft.session) if draft.session else all_briefs(self._store, town.id))
        register = KnownPeople(await known(people), people, await self._serials(town.id))
        fields = [name if not draft.session or name not in _NOT_OF_APPLICANTS else "" for name in draft.fields]
        today, found = self._clock.now().date(), []
        async for at, cells in giving_way.each(enumerate(draft.data), _AT_A_TIME):
            if any(cells):
                line = draft.head + draft.deep + at + 1
                told = _cells_by_field(fields, cells)
                row, troubles = read_row(line, told, town, today)
                name = told.get("name", "") or " ".join((told.get("family", ""), told.get("given", "")))
                found.append(register.judge(line, name, row, troubles))
        return found

    async def _require_class(self, person: Person, draft: ImportDraft) -> None:
        action, id = Action.APPLICATION_MANAGE, draft.session
        if (await self._store.read(lambda tx: sessions.load_for(tx, person, action, id))).state == "ended":
            raise Refused("session.ended")
        if len(draft.data) > MOST_APPLICANTS:
            raise Refused("import.too_many_applicants", most=f"{MOST_APPLICANTS:,}")

    async def _serials(self, municipality: str) -> dict[str, str]:
        found = {}
        async for doc in giving_way.each(self._store.scan(Certificate.collection)):
            if doc["municipality"] == municipality:
                found[doc["serial"]] = doc["learner"]
        return found

    async def _memory(self, municipality: str) -> ImportColumns:
        found = await self._store.read(lambda tx: records.load(tx, ImportColumns, municipality))
        return found or ImportColumns(id=municipality)


def _cells_by_field(fields: Iterable[str], cells: Sequence[str]) -> dict[str, str]:
    """A row by what its columns hold; of several that hold one thing, the first that says anything."""
    told: dict[str, str] = {}
    for name, cell in zip(fields, cells, strict=True):
        if name and not told.get(name):
            told[name] = cell
    return told
