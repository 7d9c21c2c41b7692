"""フォローアップ: who completed so long ago that it is time to learn again, and wishes to hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.transcripts.summary import Summary
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage.base import Doc, Store, Tx


@dataclass(frozen=True)
class FollowUpCall:
    """Somebody to call; `contact` is as they wrote it."""

    number: str
    name: str
    kana: str
    contact: str
    course: str
    completed_on: dt.date
    due_year: int


@dataclass(frozen=True)
class Calls:
    """Who may be called, and how many are due who do not wish to hear or left no way to reach them."""

    people: list[FollowUpCall]
    silent: int


class FollowUps:
    """The call list of the own municipality; every look is kept with its length."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store, self._library, self._clock = store, library, clock

    async def calls(self, person: Person) -> Calls:
        """Who is due this 年度 or was before, the longest first. Raises `Refused('access.refused')`."""
        require(person, Action.DUTY, municipality=person.municipality)
        now, by, town = self._clock.now(), audit.actor_of(person), person.municipality

        def unit(tx: Tx) -> Calls:
            calls = self._calls(tx, town, fiscal_year(now.date()))
            people = [f"learner:{one.number}" for one in calls.people]
            audit.handed_out(tx, now, by, "duty.calls", people, municipality=town, rows=len(people))
            return calls

        return await self._store.run(unit)

    def _calls(self, tx: Tx, town: str, year: int) -> Calls:
        people, silent = [], 0
        for summary in self._last(tx, town).values():
            due = self._due(summary)
            if due is None or due > year:
                continue
            learner = tx.get(Learner.collection, summary["learner"])
            if learner is None or learner["state"] != "active" or tx.get(ErasureRequest.collection, learner["id"]):
                continue
            if learner["wants_news"] and learner["contact"]:
                people.append(self._to_call(learner, summary, due))
            else:
                silent += 1
        return Calls(sorted(people, key=lambda one: (one.completed_on, one.number)), silent)

    def _last(self, tx: Tx, town: str) -> Mapping[str, Doc]:
        """The newest completion of each learner: whoever learnt again is not due by the older one."""
        newest: dict[str, Doc] = {}
        for summary in tx.find(Summary.collection, "municipality", town):
            before = newest.get(summary["learner"])
            if summary["completed_on"] and (before is None or before["completed_on"] < summary["completed_on"]):
                newest[summary["learner"]] = summary
        return newest

    def _due(self, summary: Doc) -> int | None:
        course = self._library.courses.get(summary["course"])
        done = dt.date.fromisoformat(summary["completed_on"])
        return follow_up_year(done, course.validity_months) if course else None

    def _to_call(self, learner: Doc, summary: Doc, due: int) -> FollowUpCall:
        return FollowUpCall(
            number=learner["id"],
            name=learner["name"],
            kana=learner["kana"],
            contact=learner["contact"],
            course=self._library.course(summary["course"]).title.plain,
            completed_on=dt.date.fromisoformat(summary["completed_on"]),
            due_year=due,
        )
