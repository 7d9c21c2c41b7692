"""The register of requests for disclosure, correction and 利用停止: received, put off once, decided."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import get_args

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.privacy.disclosure_request import DAYS, Asker, DisclosureRequest, Kind, Outcome, one_line
from supporter.domain.privacy.retention import check_decision
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class DisclosureRequests:
    """All for the own municipality alone. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def all(self, person: Person) -> list[DisclosureRequest]:
        """Those that are open, the nearest day first, then what was decided, the newest first."""
        require(person, Action.LEARNER_DISCLOSE, municipality=person.municipality)
        town = person.municipality
        found = await self._store.read(lambda tx: records.find(tx, DisclosureRequest, "municipality", town))
        open_ = sorted((one for one in found if not one.outcome), key=lambda one: one.due_on)
        return open_ + sorted((one for one in found if one.outcome), key=lambda one: one.received_on, reverse=True)

    async def waiting(self, person: Person) -> tuple[int, int]:
        """How many are open, and how many days the nearest has left; 0, 0 for none."""
        today, found = self._clock.now().date(), [one for one in await self.all(person) if not one.outcome]
        return len(found), found[0].days_left(today) if found else 0

    async def receive(
        self, person: Person, kind: str, number: str, asker: str, checked_how: str, received_on: dt.date
    ) -> DisclosureRequest:
        """Note one. `number` may be empty: who asks need not have one.

        Raises `Refused`: request.kind, request.asker, request.checked, request.day, learner.unknown, number.not_here.
        """
        require(person, Action.LEARNER_DISCLOSE, municipality=person.municipality)
        now, by, town = self._clock.now(), audit.actor_of(person), person.municipality
        if received_on > now.date():
            raise Refused("request.day")
        made = DisclosureRequest(
            id=f"{town}-{secrets.token_hex(8)}",
            municipality=town,
            kind=_one(kind, get_args(Kind), "request.kind"),
            number=clean_number(number) if number.strip() else "",
            asker=_one(asker, get_args(Asker), "request.asker"),
            checked_how=one_line(checked_how, "request.checked"),
            received_on=received_on,
            due_on=received_on + DAYS,
            recorded_by=by,
        )

        def unit(tx: Tx) -> DisclosureRequest:
            learner = records.load(tx, Learner, made.number) if made.number else None
            if made.number and (learner is None or learner.municipality != town):
                raise Refused("number.not_here")
            records.save(tx, made)
            self._audit(tx, now, by, "request.received", made, kind=made.kind)
            return made

        return await self._store.run(unit)

    async def extend(self, person: Person, id: str, why: str) -> None:
        """Put it off by thirty days, once. Raises `Refused`: request.extended, request.why, request.closed."""
        now, by = self._clock.now(), audit.actor_of(person)

        def unit(tx: Tx) -> None:
            later = _load(tx, person, id).extended(why)
            records.save(tx, later)
            self._audit(tx, now, by, "request.extended", later, to=later.due_on.isoformat())

        await self._store.run(unit)

    async def close(self, person: Person, id: str, outcome: str, decision_no: str) -> None:
        """Note what was decided; one that was withdrawn needs no 決裁番号.

        Raises `Refused`: request.outcome, request.closed, duty.decision.
        """
        now, by = self._clock.now(), audit.actor_of(person)

        def unit(tx: Tx) -> None:
            found = _load(tx, person, id)
            if found.outcome:
                raise Refused("request.closed")
            how = _one(outcome, get_args(Outcome), "request.outcome")
            number = "" if how == "withdrawn" else check_decision(decision_no)
            told = {"outcome": how, "decision_no": number, "closed_on": now.date(), "closed_by": by}
            done = found.model_copy(update=told)
            records.save(tx, done)
            self._audit(tx, now, by, "request.closed", done, kind=done.kind)

        await self._store.run(unit)

    def _audit(self, tx: Tx, at: dt.datetime, by: str, action: str, asked: DisclosureRequest, **facts: object) -> None:
        subject = f"learner:{asked.number}" if asked.number else asked.id
        about = {"subject": subject, "municipality": asked.municipality}
        audit.record(tx, at, by, action, **about, **{name: str(fact) for name, fact in facts.items()})


def _load(tx: Tx, person: Person, id: str) -> DisclosureRequest:
    found = records.load(tx, DisclosureRequest, id)
    require(person, Action.LEARNER_DISCLOSE, municipality=found.municipality if found else "")
    if found is None:
        raise Refused("access.refused")
    return found


def _one(text: str, known: tuple[str, ...], code: str) -> str:
    if text not in known:
        raise Refused(code)
    return text
