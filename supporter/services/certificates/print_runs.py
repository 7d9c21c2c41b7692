"""Runs of certificates on paper: begun from a selection, taken step by step, handed over at once."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.print_run import (
    STEPS,
    Done,
    PrintRun,
    Step,
    check_run,
    printable,
)
from supporter.domain.municipalities.municipality import Municipality, Printing
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class PrintRuns:
    """For officers of the municipality that issued. All raise `Refused('access.refused')`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def begin(self, person: Person, ids: Iterable[str]) -> PrintRun:
        """A run of these certificates of one municipality.

        Raises `Refused`: run.empty, run.too_many, run.unprintable.
        """
        today = self._clock.now().date()

        def unit(tx: Tx) -> PrintRun:
            found = [_certificate(tx, person, id) for id in dict.fromkeys(ids)]
            order = check_run(found)
            towns = {one.municipality for one in found}
            if len(towns) > 1:
                raise Refused("access.refused", action=Action.CERTIFICATE_PRINT.value)
            run = PrintRun(
                id=secrets.token_hex(8),
                municipality=towns.pop(),
                certificates=order,
                made_by=audit.actor_of(person),
                made_on=today,
            )
            records.save(tx, run)
            self._audit(tx, person, "certificate.run_begun", run)
            return run

        return await self._store.run(unit)

    async def all(self, person: Person, municipality: str) -> list[PrintRun]:
        """The runs of a municipality, the newest first."""
        require(person, Action.CERTIFICATE_PRINT, municipality=municipality)
        found = await self._store.read(lambda tx: records.find(tx, PrintRun, "municipality", municipality))
        return sorted(found, key=lambda run: (run.made_on, run.id), reverse=True)

    async def get(self, person: Person, id: str) -> tuple[PrintRun, list[Certificate]]:
        """A run and those of its certificates that may still go on paper, in its order."""
        return await self._store.read(lambda tx: self._read(tx, person, id))

    async def opened(self, person: Person, id: str, paper: str) -> tuple[PrintRun, list[Certificate]]:
        """The same for a file of names or certificates, which is kept in the audit log as `paper`."""

        def unit(tx: Tx) -> tuple[PrintRun, list[Certificate]]:
            run, found = self._read(tx, person, id)
            now, by, town = self._clock.now(), audit.actor_of(person), run.municipality
            about: dict[str, Any] = {"subject": f"run:{run.id}", "municipality": town, "paper": paper}
            people = [f"learner:{one.learner}" for one in found]
            audit.handed_out(tx, now, by, Action.CERTIFICATE_PRINT, people, **about, rows=len(found))
            return run, found

        return await self._store.run(unit)

    async def kana(self, person: Person, id: str) -> dict[str, str]:
        """The フリガナ of a run's people by certificate, for comparing names by eye."""

        def unit(tx: Tx) -> dict[str, str]:
            _, found = self._read(tx, person, id)
            learners = ((one.id, tx.get(Learner.collection, one.learner)) for one in found)
            return {id: learner["kana"] for id, learner in learners if learner}

        return await self._store.read(unit)

    async def tick(self, person: Person, id: str, step: Step, *, done: bool) -> PrintRun:
        """Say that a step is done, or that it is not. Handing over has a verb of its own."""

        def unit(tx: Tx) -> PrintRun:
            run, _ = self._read(tx, person, id)
            if step not in STEPS or step == "hand":
                raise Refused("form.invalid", field="step")
            rest = {name: one for name, one in run.done.items() if name != step}
            return self._save(tx, run, {**rest, step: self._done(person)} if done else rest)

        return await self._store.run(unit)

    async def hand_over(self, person: Person, id: str, on: dt.date, but: Iterable[str] = ()) -> PrintRun:
        """Keep that all of a run but those ids were handed over that day; asked again it changes nothing more.

        Raises `Refused`: run.day for a day that has not come.
        """
        left, by = frozenset(but), audit.actor_of(person)
        if on > self._clock.now().date():
            raise Refused("run.day")

        def unit(tx: Tx) -> PrintRun:
            run, found = self._read(tx, person, id)
            handed = [one for one in found if one.id not in left and one.handed_over_on is None]
            for one in handed:
                records.save(tx, one.model_copy(update={"handed_over_on": on, "handed_over_by": by}))
            self._audit(tx, person, "certificate.handed_over", run, rows=len(handed))
            run = run.model_copy(update={"handed": (*run.handed, *(one.id for one in handed))})
            return self._save(tx, run, run.done if left else {**run.done, "hand": self._done(person)})

        return await self._store.run(unit)

    async def take_back(self, person: Person, id: str) -> PrintRun:
        """Keep that nothing of a run was handed over after all: it was noted too early, or for too many."""

        def unit(tx: Tx) -> PrintRun:
            run, _ = self._read(tx, person, id)
            kept = [one for each in run.handed if (one := records.load(tx, Certificate, each))]
            for one in kept:
                records.save(tx, one.model_copy(update={"handed_over_on": None, "handed_over_by": ""}))
            self._audit(tx, person, "certificate.handed_back", run, rows=len(kept))
            rest = dict(run.done)
            rest.pop("hand", None)
            return self._save(tx, run.model_copy(update={"handed": ()}), rest)

        return await self._store.run(unit)

    async def arrange(self, person: Person, municipality: str, printing: Printing) -> None:
        """How a municipality puts its certificates on paper from now on."""
        require(person, Action.CERTIFICATE_PRINT, municipality=municipality)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            town = records.load(tx, Municipality, municipality)
            if town is None:
                raise Refused("municipality.unknown")
            records.save(tx, town.model_copy(update={"printing": printing}))
            by = audit.actor_of(person)
            audit.record(tx, now, by, "certificate.printing", subject=town.id, municipality=town.id)

        await self._store.run(unit)

    def _read(self, tx: Tx, person: Person, id: str) -> tuple[PrintRun, list[Certificate]]:
        run = records.load(tx, PrintRun, id)
        require(person, Action.CERTIFICATE_PRINT, municipality=run.municipality if run else "")
        if run is None:
            raise Refused("access.refused", action=Action.CERTIFICATE_PRINT.value)
        found = (records.load(tx, Certificate, one) for one in run.certificates)
        return run, [one for one in found if one and printable(one)]

    def _save(self, tx: Tx, run: PrintRun, done: dict[Step, Done]) -> PrintRun:
        saved = run.model_copy(update={"done": done})
        records.save(tx, saved)
        return saved

    def _done(self, person: Person) -> Done:
        return Done(by=audit.actor_of(person), on=self._clock.now().date())

    def _audit(self, tx: Tx, person: Person, action: str, run: PrintRun, **facts: object) -> None:
        now, by = self._clock.now(), audit.actor_of(person)
        audit.record(tx, now, by, action, subject=f"run:{run.id}", municipality=run.municipality, **facts)


def _certificate(tx: Tx, person: Person, id: str) -> Certificate:
    found = records.load(tx, Certificate, id)
    require(person, Action.CERTIFICATE_PRINT, municipality=found.municipality if found else "")
    if found is None:
        raise Refused("access.refused", action=Action.CERTIFICATE_PRINT.value)
    return found
