"""The reminder list: people of one's own municipality who have stopped on their way, read by its officers alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.reporting.reminders import is_quiet
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.transcripts.summary import Summary
from supporter.services.reporting.entries import Entries
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx


@dataclass(frozen=True)
class Stopped:
    """Somebody who began a course; `contact` is empty unless they asked for news."""

    number: str
    name: str
    kana: str
    contact: str
    course: str
    steps_read: int
    steps: int
    attempts: int
    in_class: bool
    last_on: dt.date


class Reminders:
    """Who may be reminded. Every look at the list is kept in the audit log, with its length."""

    def __init__(self, store: Store, library: Library, clock: Clock, entries: Entries | None = None) -> None:
        self._store, self._library, self._clock = store, library, clock
        self._entries = entries or Entries(store)

    async def due(self, person: Person) -> list[Stopped]:
        """Who has not opened a course for two weeks, the longest quiet first. Raises `Refused('access.refused')`."""
        require(person, Action.REMINDER_READ, municipality=person.municipality)
        now, begun = self._clock.now(), await self._begun(person.municipality)

        def unit(tx: Tx) -> list[Stopped]:
            found = sorted(self._stopped(tx, begun, now.date()), key=lambda one: one.last_on)
            actor = audit.actor_of(person)
            audit.record(tx, now, actor, Action.REMINDER_READ, municipality=person.municipality, rows=len(found))
            return found

        return await self._store.run(unit)

    async def count(self, person: Person) -> int:
        """How many of them may be called: they asked for news and left a way. Raises `Refused`: access.refused."""
        require(person, Action.REMINDER_READ, municipality=person.municipality)
        today, begun = self._clock.now().date(), await self._begun(person.municipality)
        return await self._store.read(lambda tx: sum(1 for _, learner in _quiet(tx, begun, today) if _contact(learner)))

    async def _begun(self, municipality: str) -> list[str]:
        """The summaries of courses that are not done: a few of thousands."""
        entries = (await self._entries.current()).of_town(municipality)
        return sorted(entry.id for entry in entries if entry.completed_on is None)

    def _stopped(self, tx: Tx, begun: Iterable[str], today: dt.date) -> Iterable[Stopped]:
        for summary, learner in _quiet(tx, begun, today):
            course = self._library.of(summary.municipality).courses.get(summary.course)
            if course is not None:
                yield _of(summary, learner, course.title.plain, len(course.step_refs()))


def _quiet(tx: Tx, begun: Iterable[str], today: dt.date) -> Iterable[tuple[Summary, Doc]]:
    """Summaries of whom may be reminded: neither who asked to be erased, nor who was and is only counted."""
    for summary in (found for id in begun if (found := records.load(tx, Summary, id))):
        learner = tx.get(Learner.collection, summary.learner) if is_quiet(summary, today) else None
        if learner is None or learner["state"] != "active":
            continue
        if tx.get(ErasureRequest.collection, summary.learner) is None:
            yield summary, learner


def _contact(learner: Doc) -> str:
    return str(learner["contact"]) if learner["wants_news"] else ""


def _of(summary: Summary, learner: Doc, course: str, steps: int) -> Stopped:
    assert summary.last_on is not None
    return Stopped(
        number=learner["id"],
        name=learner["name"],
        kana=learner["kana"],
        contact=_contact(learner),
        course=course,
        steps_read=min(summary.steps_read, steps),
        steps=steps,
        attempts=summary.attempts,
        in_class=bool(summary.session),
        last_on=summary.last_on,
    )
