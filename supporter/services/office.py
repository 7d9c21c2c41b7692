"""What an office sees when it opens: how many people completed, and which completions wait for a hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.content.library import Library
from supporter.domain.access import Action, Person, Role, require
from supporter.domain.calendar import fiscal_year
from supporter.domain.municipality import Municipality
from supporter.domain.refused import Refused
from supporter.domain.staff import Staff
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx

from .clock import Clock


@dataclass(frozen=True)
class Figures:
    """修了者 on the day `on`: 実人数, 延べ, and 延べ of the 年度 that `on` is in."""

    on: dt.date
    people: int
    completions: int
    this_year: int


@dataclass(frozen=True)
class Waiting:
    """A completion without a certificate; `id` is its summary's."""

    id: str
    number: str
    name: str
    kana: str
    course: str
    completed_on: dt.date


class Office:
    """Figures and work lists, each for one's own municipality, or without names for all of them."""

    def __init__(self, store: Store, clock: Clock, library: Library) -> None:
        self._store, self._clock, self._library = store, clock, library

    async def own(self, person: Person) -> Staff:
        """The signed-in member of staff, without the password's hash. Raises `Refused('access.refused')`."""
        staff = None
        if person.role not in (Role.READER, Role.LEARNER):
            staff = await self._store.read(lambda tx: records.load(tx, Staff, person.id))
        if staff is None:
            raise Refused("access.refused")
        return staff.without_secrets()

    async def figures(self, person: Person, municipality: str) -> Figures:
        """The figures of one municipality. Raises `Refused('access.refused')`."""
        require(person, Action.FIGURES_READ, municipality=municipality)
        today = self._clock.now().date()
        found = await self._store.read(lambda tx: tx.find("summaries", "municipality", municipality))
        return counted(found, today)

    async def by_municipality(self, person: Person) -> list[tuple[Municipality, Figures]]:
        """The figures of every municipality, in code order, without any name."""
        require(person, Action.FIGURES_READ)
        towns = [Municipality.model_validate(doc) for doc in self._store.scan(Municipality.collection)]
        return [(town, await self.figures(person, town.id)) for town in towns]

    async def waiting(self, person: Person) -> list[Waiting]:
        """Completions of the own municipality that have no certificate, the oldest first."""
        require(person, Action.CERTIFICATE_CONFIRM, municipality=person.municipality)
        found = await self._store.read(lambda tx: list(self._waiting(tx, person.municipality)))
        return sorted(found, key=lambda one: (one.completed_on, one.number))

    def _waiting(self, tx: Tx, municipality: str) -> Iterable[Waiting]:
        for summary in tx.find("summaries", "municipality", municipality):
            if not summary["completed_on"] or summary["certificate"]:
                continue
            learner = tx.get("learners", summary["learner"])
            if learner is not None and learner["state"] == "active":
                yield Waiting(
                    id=summary["id"],
                    number=learner["id"],
                    name=learner["name"],
                    kana=learner["kana"],
                    course=self._title(summary["course"]),
                    completed_on=dt.date.fromisoformat(summary["completed_on"]),
                )

    def _title(self, course: str) -> str:
        return self._library.course(course).title.plain if course in self._library.courses else course


def counted(summaries: Iterable[Doc], today: dt.date) -> Figures:
    """The figures of summary documents. Who has left or moved counts on: they did complete."""
    done = [summary for summary in summaries if summary["completed_on"]]
    year = fiscal_year(today)
    days = [dt.date.fromisoformat(summary["completed_on"]) for summary in done]
    return Figures(
        on=today,
        people=len({summary["learner"] for summary in done}),
        completions=len(done),
        this_year=sum(fiscal_year(day) == year for day in days),
    )
