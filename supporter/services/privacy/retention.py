"""保存期間: what is past its time is proposed by one officer, confirmed by another, and then gone for good.

A record of a 年度 is kept for the years of its kind, counted from the 1 April after that 年度. What goes:
learning (pages, answers and scores; that a course was completed stays), ledger (people of whom nothing is
younger: erased as if they had asked, the serials of their certificates stay), classes (names on seats, and
what is on pages that a class brought along: their pictures go with the next `ClassFiles.tidy`), surveys (ballots),
audit (who did what to whom; the place of each line in the chain stays, and what was emptied is told by a line).
Applications go by themselves (`Applications.tidy`).
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import get_args

from supporter.domain.accounts.learner import KEPT_BY_NAME, Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.privacy.retention import Disposal, Kept, due_on, first_kept, years_kept
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.services.privacy import expired
from supporter.services.privacy.erasure import Erasure
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

_AT_A_TIME = 100
KINDS: tuple[Kept, ...] = get_args(Kept)


@dataclass(frozen=True)
class Due:
    """One kind: how long it is kept, how much is past its time, and when the next 年度 will be."""

    kind: Kept
    years: int
    before: int
    count: int
    next_on: dt.date


@dataclass(frozen=True)
class DisposalList:
    """廃棄目録: a disposal, and the names of the people it lists by number, so long as they are kept."""

    disposal: Disposal
    people: Mapping[str, str]


class Retention:
    """All for the own municipality alone. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock, erasing: Erasure) -> None:
        self._store, self._clock, self._erasing = store, clock, erasing
        self._counted: dict[str, tuple[tuple[dt.date, tuple[int, ...]], dict[Kept, int]]] = {}

    async def due(self, person: Person) -> list[Due]:
        """Every kind of document, with what is past its time."""
        town = await self._town(person)
        return [await self._due(town, kind) for kind in KINDS]

    async def waiting(self, person: Person) -> tuple[int, int]:
        """How many proposals this person may confirm, and how much is past its time that nobody has proposed yet.

        What is past its time is counted once a day: it grows on the 1 April alone.
        """
        town, by = await self._town(person), audit.actor_of(person)
        open_ = [one for one in await self.disposals(person) if not one.confirmed_at]
        key = (self._clock.now().date(), tuple(years_kept(town, kind) for kind in KINDS))
        if self._counted.get(town.id, (None, {}))[0] != key:
            self._counted[town.id] = key, {one.kind: one.count for one in await self.due(person)}
        proposed = {one.kind for one in open_}
        left = sum(count for kind, count in self._counted[town.id][1].items() if kind not in proposed)
        return sum(one.by != by for one in open_), left

    async def people(self, person: Person) -> int:
        """How many people the file of the own municipality holds by name: 利用停止 takes nobody out of it."""
        town = await self._town(person)
        learners = expired.each(self._store, Learner.collection, town.id)
        return len([doc async for doc in learners if doc["state"] in KEPT_BY_NAME])

    async def applicants(self, person: Person) -> int:
        """How many names of applicants are kept besides, of people who have no number of their own here."""
        town = await self._town(person)
        held = [doc["id"] async for doc in expired.each(self._store, TrainingSession.collection, town.id)]
        count = 0
        async for part in giving_way.parts(held, _AT_A_TIME):
            count += await self._store.read(partial(_named_applicants, part))
        return count

    async def disposals(self, person: Person) -> list[Disposal]:
        """Proposals that wait for another officer, then what has been done, the newest first."""
        town = await self._town(person)
        found = await self._store.read(lambda tx: records.find(tx, Disposal, "municipality", town.id))
        newest = sorted(found, key=lambda one: one.at, reverse=True)
        return sorted(newest, key=lambda one: bool(one.confirmed_at))

    async def propose(self, person: Person, kind: Kept, ground: str) -> Disposal:
        """Ask for what is past its time to be destroyed. Raises `Refused`: duty.none, duty.ground."""
        town = await self._town(person)
        due = await self._due(town, kind)
        if not ground.strip() or len(ground) > 200 or not ground.isprintable():
            raise Refused("duty.ground")
        if not due.count:
            raise Refused("duty.none")
        now, by = self._clock.now(), audit.actor_of(person)
        ids = await expired.found(self._store, kind, town.id, due.before)
        made = Disposal(
            id=f"{town.id}-{kind}-{secrets.token_hex(8)}",
            municipality=town.id,
            kind=kind,
            before=due.before,
            count=len(ids),
            items=await self._store.read(lambda tx: expired.listed(tx, kind, ids)),
            ground=ground.strip(),
            by=by,
            at=now,
        )

        def unit(tx: Tx) -> None:
            records.save(tx, made)
            _audit(tx, now, by, "duty.proposed", made)

        await self._store.run(unit)
        return made

    async def withdraw(self, person: Person, id: str) -> None:
        """Take a proposal back; what has been done stays on record. Raises `Refused`: duty.unknown."""
        now, by = self._clock.now(), audit.actor_of(person)

        def unit(tx: Tx) -> None:
            found = _waiting(tx, person, id)
            tx.delete(Disposal.collection, id)
            _audit(tx, now, by, "duty.withdrawn", found)

        await self._store.run(unit)

    async def one(self, person: Person, id: str) -> DisposalList:
        """A proposal or what was done, with its list. Raises `Refused`: duty.unknown."""

        def unit(tx: Tx) -> DisposalList:
            found = records.load(tx, Disposal, id)
            require(person, Action.DUTY, municipality=person.municipality)
            if found is None or found.municipality != person.municipality:
                raise Refused("duty.unknown")
            numbers = {item.split(" ")[0] for item in found.items} if found.kind in ("ledger", "learning") else ()
            people = {number: one.name for number in numbers if (one := records.load(tx, Learner, number))}
            return DisposalList(found, people)

        return await self._store.read(unit)

    async def confirm(self, person: Person, id: str, decision_no: str, count: int | None) -> Disposal:
        """Destroy what was proposed, for good, by a 決裁番号 and with the number of the list typed.

        Raises `Refused`: duty.second, duty.decision, duty.count, duty.changed, duty.unknown.
        Killed on the way, what is left is proposed anew: nothing is counted that was not destroyed.
        """
        now, by = self._clock.now(), audit.actor_of(person)
        asked = await self._store.read(lambda tx: _waiting(tx, person, id))
        done = asked.confirmed(by, now, decision_no, count)
        kind = _kept(asked)
        ids = await expired.found(self._store, kind, asked.municipality, asked.before)
        if len(ids) != asked.count:
            raise Refused("duty.changed")
        if kind == "audit":
            await self._empty(asked.municipality, ids, by)
        else:
            await self._destroy(kind, ids)

        def unit(tx: Tx) -> Disposal:
            _waiting(tx, person, id)
            records.save(tx, done)
            _audit(tx, now, by, "duty.disposed", done)
            return done

        kept = await self._store.run(unit)
        self._counted.pop(asked.municipality, None)
        await self._store.purge()
        return kept

    async def _destroy(self, kind: Kept, ids: list[str]) -> None:
        today = self._clock.now().date()
        async for part in giving_way.parts(ids, _AT_A_TIME):
            await self._store.run(lambda tx, part=part: expired.destroy(tx, kind, part, today))  # type: ignore[misc]
        if kind == "ledger":
            await self._erasing.run()

    async def _empty(self, town: str, ids: list[str], by: str) -> None:
        async for part in giving_way.parts(ids, _AT_A_TIME):
            now = self._clock.now()
            await self._store.run(partial(expired.empty, town=town, ids=part, at=now, by=by))

    async def _due(self, town: Municipality, kind: Kept) -> Due:
        years = years_kept(town, kind)
        before = first_kept(self._clock.now().date(), years)
        count = len(await expired.found(self._store, kind, town.id, before))
        return Due(kind, years, before, count, due_on(before, years))

    async def _town(self, person: Person) -> Municipality:
        require(person, Action.DUTY, municipality=person.municipality)
        town = await self._store.read(lambda tx: records.load(tx, Municipality, person.municipality))
        if town is None:
            raise Refused("access.refused")
        return town


def _named_applicants(sessions: Sequence[str], tx: Tx) -> int:
    found = (doc for id in sessions for doc in tx.find(Application.collection, "session", id))
    return sum(bool(doc["name"]) and not doc["learner"] for doc in found)


def _kept(asked: Disposal) -> Kept:
    """Its kind; the erasure of one person is written when it is done and never waits."""
    if asked.kind == "person":
        raise Refused("duty.unknown")
    return asked.kind


def _waiting(tx: Tx, person: Person, id: str) -> Disposal:
    """The proposal of the own town that waits; the same refusal for a foreign one, a done one and none."""
    found = records.load(tx, Disposal, id)
    require(person, Action.DUTY, municipality=person.municipality)
    if found is None or found.municipality != person.municipality or found.confirmed_at:
        raise Refused("duty.unknown")
    return found


def _audit(tx: Tx, at: dt.datetime, by: str, deed: str, asked: Disposal) -> None:
    facts = {"type": asked.kind, "count": asked.count, "year": asked.before, "ground": asked.ground}
    facts |= {"decision": asked.decision_no} if asked.decision_no else {}
    audit.record(tx, at, by, deed, subject=asked.id, municipality=asked.municipality, **facts)
