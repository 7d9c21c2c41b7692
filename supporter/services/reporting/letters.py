"""差し込み用: the people of a roster for a letter, each once, without those who are gone or may not be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.reporting.entry import Entry
from supporter.domain.reporting.letter_rows import COLUMNS, LetterRow
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.services.reporting.rosters import Rosters
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say

_AT_A_TIME = 100  # learners looked up in one go


class Letters:
    """Of the own municipality's people alone."""

    def __init__(self, store: Store, clock: Clock, rosters: Rosters) -> None:
        self._store, self._clock, self._rosters = store, clock, rosters

    async def rows(self, person: Person, chosen: RosterFilter, reason: str, form: str) -> list[LetterRow]:
        """Everybody whom the roster lists, once, in its order; kept in the log with whose records left.

        Raises `Refused`: access.refused, roster.no_reason, municipality.unknown.
        """
        require(person, Action.ROSTER_EXPORT, municipality=chosen.municipality)
        require(person, Action.LEARNER_CONTACT, municipality=chosen.municipality)
        if not reason.strip():
            raise Refused("roster.no_reason")
        last: dict[str, Entry] = {}
        for entry in await self._rosters.entries_of(person, chosen):
            if entry.home == chosen.municipality and not entry.gone:
                kept = last.setdefault(entry.learner, entry)
                if entry.completed_on and (not kept.completed_on or entry.completed_on > kept.completed_on):
                    last[entry.learner] = entry
        rows: list[LetterRow] = []
        async for part in giving_way.parts(list(last.values()), _AT_A_TIME):
            rows += await self._store.read(lambda tx, part=part: _rows(tx, chosen.municipality, part))  # type: ignore[misc]
        await self._note(person, chosen, reason, form, rows)
        return rows

    async def _note(
        self, person: Person, chosen: RosterFilter, reason: str, form: str, rows: Sequence[LetterRow]
    ) -> None:
        people, now, by = [f"learner:{one.number}" for one in rows], self._clock.now(), audit.actor_of(person)
        columns = "、".join(say(f"letter.{column}") for column in COLUMNS)
        told: dict[str, Any] = {
            "rows": len(rows),
            "form": form,
            "reason": reason.strip()[:200],
            "columns": columns,
            **chosen.facts(),
        }
        action, town = Action.ROSTER_EXPORT, chosen.municipality
        await self._store.run(lambda tx: audit.handed_out(tx, now, by, action, people, municipality=town, **told))


def _rows(tx: Tx, code: str, entries: Sequence[Entry]) -> list[LetterRow]:
    town = records.load(tx, Municipality, code)
    if town is None:
        raise Refused("municipality.unknown")
    found = ((records.load(tx, Learner, entry.learner), entry) for entry in entries)
    return [_row(town, learner, entry) for learner, entry in found if learner and learner.state == "active"]


def _row(town: Municipality, learner: Learner, entry: Entry) -> LetterRow:
    return LetterRow(
        name=learner.name,
        title=say("letter.sama"),
        kana=learner.kana,
        number=learner.id,
        district=learner.district,
        contact=learner.contact if learner.wants_news else "",
        course=entry.course_title if entry.completed_on else "",
        completed=era_date(entry.completed_on) if entry.completed_on else "",
        serial=entry.serial if entry.completed_on else "",
        town=town.name,
        department=town.department,
        phone=town.phone,
    )
