"""委ね: recorded and confirmed by two of the giving town, over with its period, each use in that town's log."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Literal, get_args

from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.delegation import Delegation, Form, check, givers
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import ALL_SCOPES, Action, Person, Role, Scope, may, require
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
        self,
        person: Person,
        giver: str,
        taker: str,
        since: dt.date,
        until: dt.date,
        ground: str,
        form: str,
        scopes: Iterable[str],
    ) -> Delegation:
        """Record one, which opens nothing before `confirm`. Raises `Refused`: delegation.…, municipality.unknown."""
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
            form=_form(form),
            scopes=_scopes(taker, scopes),
            needs_second=True,
        )
        check(made)

        def unit(tx: Tx) -> Delegation:
            if not tx.get(Municipality.collection, giver):
                raise Refused("municipality.unknown")
            if not _known(tx, taker):
                raise Refused("delegation.taker")
            records.save(tx, made)
            facts = {"taker": taker, "from": since.isoformat(), "to": until.isoformat(), "ground": made.ground}
            facts |= {"legal": made.form, "scopes": " ".join(made.scopes)}
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

    async def confirm(self, person: Person, id: str) -> Delegation:
        """Open what another officer of the town, or an administrator, has recorded.

        Raises `Refused`: delegation.second, delegation.unknown for what waits for nobody.
        """
        now, by = self._clock.now(), audit.actor_of(person)

        def unit(tx: Tx) -> Delegation:
            found = records.load(tx, Delegation, id)
            if found is None or not may(person, Action.DELEGATE, municipality=found.giver):
                raise Refused("access.refused")
            if not found.unconfirmed or found.ended_at or found.until < now.date():
                raise Refused("delegation.unknown")
            done = found.confirmed(by, now)
            records.save(tx, done)
            audit.record(tx, now, by, "delegation.confirmed", subject=id, municipality=found.giver)
            return done

        return await self._store.run(unit)

    async def waiting(self, person: Person) -> int:
        """How many of the own town wait for this person's look."""
        require(person, Action.DELEGATE, municipality=person.municipality)
        by, today = audit.actor_of(person), self._clock.now().date()
        found = await self.all(person)
        mine = [one for one in found if person.municipality in ("", one.giver)]
        return sum(one.unconfirmed and one.by != by and not one.over_on(today) for one in mine)


def acting_for(tx: Tx, staff: Staff, today: dt.date) -> dict[str, tuple[Scope, ...]]:
    """The towns whose rows a member of staff may handle today, besides their own, and what is opened there."""
    if staff.role is Role.OFFICER:
        return givers(records.find(tx, Delegation, "taker", staff.municipality), today)
    if _coordinates(staff):
        return givers(records.find(tx, Delegation, "taker", f"staff:{staff.id}"), today)
    return {}


def _form(form: str) -> Form | Literal[""]:
    return next((one for one in get_args(Form) if one == form), "")


def _scopes(taker: str, scopes: Iterable[str]) -> tuple[Scope, ...]:
    """What is ticked; a coordinator is opened the roster and whom it names, whatever is."""
    if taker.startswith("staff:"):
        return ("people", "rosters")
    named = set(scopes)
    return tuple(scope for scope in ALL_SCOPES if scope in named)


def _coordinates(staff: Staff) -> bool:
    return staff.role is Role.COORDINATOR


def _known(tx: Tx, taker: str) -> bool:
    if not taker.startswith("staff:"):
        return bool(tx.get(Municipality.collection, taker))
    staff = records.load(tx, Staff, taker.removeprefix("staff:"))
    return staff is not None and _coordinates(staff)
