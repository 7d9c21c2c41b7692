"""Delegations are recorded by the town that gives, end with their period, and every use is kept in its log."""

from __future__ import annotations

import datetime as dt
import secrets

from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.delegation import Delegation, check, givers
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, may, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class Delegations:
    """All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def all(self, person: Person) -> list[Delegation]:
        """What the own town gave and took, for an administrator what anybody did; what holds first, then the newest."""
        require(person, Action.DELEGATE, municipality=person.municipality)
        today = self._clock.now().date()
        found = [Delegation.model_validate(doc) for doc in self._store.scan(Delegation.collection)]
        mine = [one for one in found if person.municipality in ("", one.giver, one.taker)]
        newest = sorted(mine, key=lambda one: one.made_at, reverse=True)
        return sorted(newest, key=lambda one: one.over_on(today))

    async def takers(self, person: Person) -> dict[str, str]:
        """Who may be given to, by what a delegation calls them: towns and the coordinators of a region."""
        require(person, Action.DELEGATE, municipality=person.municipality)
        towns = {doc["id"]: doc["name"] for doc in self._store.scan(Municipality.collection)}
        staff = (Staff.model_validate(doc) for doc in self._store.scan(Staff.collection))
        today = self._clock.now().date()
        region = {f"staff:{one.id}": one.name for one in staff if _coordinates(one) and one.serves_on(today)}
        return {code: name for code, name in towns.items() if code != person.municipality} | region

    async def make(
        self, person: Person, giver: str, taker: str, since: dt.date, until: dt.date, ground: str
    ) -> Delegation:
        """Record one. Raises `Refused`: delegation.…, municipality.unknown."""
        require(person, Action.DELEGATE, municipality=giver)
        now, by = self._clock.now(), audit.actor_of(person)
        made = Delegation(
            id=f"{giver}-{secrets.token_hex(8)}",
            giver=giver,
            taker=taker,
            since=since,
            until=until,
            ground=ground.strip(),
            by=by,
            made_at=now,
        )
        check(made)

        def unit(tx: Tx) -> Delegation:
            if not tx.get(Municipality.collection, giver):
                raise Refused("municipality.unknown")
            if not _known(tx, taker):
                raise Refused("delegation.taker")
            records.save(tx, made)
            facts = {"taker": taker, "from": since.isoformat(), "to": until.isoformat(), "ground": made.ground}
            audit.record(tx, now, by, "delegation.made", subject=made.id, municipality=giver, **facts)
            return made

        return await self._store.run(unit)

    async def end(self, person: Person, id: str) -> None:
        """End one now; ended twice, the first time counts."""
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            found = records.load(tx, Delegation, id)
            if found is None or not may(person, Action.DELEGATE, municipality=found.giver):
                raise Refused("access.refused")
            if found.ended_at is None:
                records.save(tx, found.model_copy(update={"ended_at": now}))
                by = audit.actor_of(person)
                audit.record(tx, now, by, "delegation.ended", subject=id, municipality=found.giver)

        await self._store.run(unit)

    async def sit_down(self, person: Person, code: str) -> None:
        """Begin to work at another town's desk, which its log tells. Raises `Refused`: access.refused."""
        if code not in person.acting_for:
            raise Refused("access.refused")
        now, by = self._clock.now(), audit.actor_of(person)
        await self._store.run(lambda tx: audit.record(tx, now, by, "delegation.used", municipality=code))


def acting_for(tx: Tx, staff: Staff, today: dt.date) -> tuple[str, ...]:
    """The towns whose rows a member of staff may handle today, besides their own."""
    if staff.role is Role.OFFICER:
        return givers(records.find(tx, Delegation, "taker", staff.municipality), today)
    if _coordinates(staff):
        return givers(records.find(tx, Delegation, "taker", f"staff:{staff.id}"), today)
    return ()


def _coordinates(staff: Staff) -> bool:
    return staff.role is Role.COORDINATOR


def _known(tx: Tx, taker: str) -> bool:
    if not taker.startswith("staff:"):
        return bool(tx.get(Municipality.collection, taker))
    staff = records.load(tx, Staff, taker.removeprefix("staff:"))
    return staff is not None and _coordinates(staff)
