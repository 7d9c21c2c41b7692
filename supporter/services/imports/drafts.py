"""A list that somebody is about to bring in: read, its columns named, each row's fate told, and nothing written.

It lies in memory alone, one for each officer, and is gone with the server: what was not confirmed leaves no trace.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from supporter.documents.imports.sheets import read_table
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.imports import columns, headings
from supporter.domain.imports.columns import ImportColumns
from supporter.domain.imports.headings import Head
from supporter.domain.imports.matching import (
    ENTER,
    SAME,
    Decision,
    Fate,
    KnownPeople,
)
from supporter.domain.imports.reading import ListFacts
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.imports.application_rows import MOST_APPLICANTS, applied
from supporter.services.imports.draft import CORRECTABLE, ImportDraft
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
_LASTS = dt.timedelta(hours=12)  # a list of people is not left lying about
_MOST_DRAFTS = 6  # of twenty thousand rows each: what a server can keep in memory beside everything else
_LONGEST = 400  # characters of a correction


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
        draft.note([one.key for one, _ in taken])
        for one, word in taken:
            if one.fate == "out" and word == ENTER:
                # Somebody wants it: now it is a line like any other, with its doubts and whom it may be.
                draft.corrected.setdefault(one.key, {})
                draft.judge_again(one.key)
            elif word:
                draft.said[one.key] = word
            else:
                draft.said.pop(one.key, None)
        draft.settle({one.key for one, _ in taken})
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
        draft.note([key])
        draft.corrected[key] = {**draft.corrected.get(key, {}), **now}
        draft.said.pop(key, None)
        draft.judge_again(key)
        draft.settle({key})
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
            draft.judge_again(key)
        draft.settle(step.keys())
        return list(step)

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
                draft.judge_line(at + 1, table)

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
