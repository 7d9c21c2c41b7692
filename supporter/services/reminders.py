"""The reminder list: people of one's own municipality who have stopped on their way, read by its officers alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.content.library import Library
from supporter.domain.access import Action, Person, require
from supporter.domain.leaving import Leaving
from supporter.domain.reminders import is_quiet
from supporter.domain.summary import Summary
from supporter.storage.base import Doc, Store, Tx

from . import audit
from .clock import Clock


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

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store, self._library, self._clock = store, library, clock

    async def due(self, person: Person) -> list[Stopped]:
        """Who has not opened a course for two weeks, the longest quiet first. Raises `Refused('access.refused')`."""
        require(person, Action.REMINDER_READ, municipality=person.municipality)
        now = self._clock.now()

        def unit(tx: Tx) -> list[Stopped]:
            found = sorted(self._stopped(tx, person.municipality, now.date()), key=lambda one: one.last_on)
            actor = audit.actor_of(person)
            audit.record(tx, now, actor, Action.REMINDER_READ, municipality=person.municipality, rows=len(found))
            return found

        return await self._store.run(unit)

    async def count(self, person: Person) -> int:
        """How many the list has. Raises `Refused('access.refused')`."""
        require(person, Action.REMINDER_READ, municipality=person.municipality)
        today = self._clock.now().date()
        return await self._store.read(lambda tx: sum(1 for _ in _quiet(tx, person.municipality, today)))

    def _stopped(self, tx: Tx, municipality: str, today: dt.date) -> Iterable[Stopped]:
        for summary, learner in _quiet(tx, municipality, today):
            course = self._library.courses.get(summary.course)
            if course is not None:
                yield _of(summary, learner, course.title.plain, len(course.step_refs()))


def _quiet(tx: Tx, municipality: str, today: dt.date) -> Iterable[tuple[Summary, Doc]]:
    """Summaries of whom may be reminded: neither who asked to be erased, nor who was and is only counted."""
    for doc in tx.find(Summary.collection, "municipality", municipality):
        summary = Summary.model_validate(doc)
        learner = tx.get("learners", summary.learner) if is_quiet(summary, today) else None
        if learner is None or learner["state"] != "active":
            continue
        if tx.get(Leaving.collection, summary.learner) is None:
            yield summary, learner


def _of(summary: Summary, learner: Doc, course: str, steps: int) -> Stopped:
    assert summary.last_on is not None
    return Stopped(
        number=learner["id"],
        name=learner["name"],
        kana=learner["kana"],
        contact=learner["contact"] if learner["wants_news"] else "",
        course=course,
        steps_read=min(summary.steps_read, steps),
        steps=steps,
        attempts=summary.attempts,
        in_class=bool(summary.session),
        last_on=summary.last_on,
    )
