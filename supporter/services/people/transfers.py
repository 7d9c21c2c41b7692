"""転出・転入: the giving town proposes, the taking town accepts; until then nothing changes for anybody."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.transfer import Transfer, moved
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.summary import Summary
from supporter.services.accounts.sessions import key_of
from supporter.services.people.learner_file import load_here
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Offer:
    """Somebody on the way: as much as the taking town needs to know them by, and no contact."""

    removal: Transfer
    name: str
    kana: str
    age_band: str
    giver: str
    taker: str


class Transfers:
    """People who move. Certificates, and the figures of the town that issued them, stay where they are."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def propose(self, person: Person, number: str, taker: str) -> Transfer:
        """Offer a learner to another town; the last offer counts. Raises `Refused`: access.refused, move.unknown."""

        def unit(tx: Tx) -> Transfer:
            learner = load_here(tx, person, Action.LEARNER_MOVE, number)
            if taker == learner.municipality or tx.get(Municipality.collection, taker) is None:
                raise Refused("move.unknown")
            removal = Transfer(
                id=learner.id,
                municipality=learner.municipality,
                taker=taker,
                asked_by=audit.actor_of(person),
                asked_at=self._clock.now(),
            )
            records.save(tx, removal)
            self._audit(tx, person, Action.LEARNER_MOVE, learner, learner.municipality, to=taker)
            return removal

        return await self._store.run(unit)

    async def withdraw(self, person: Person, number: str) -> None:
        """Take the offer back, or decline it. Raises `Refused`: access.refused, move.gone."""

        def unit(tx: Tx) -> None:
            learner, removal = _on_the_way(tx, number)
            town = removal.taker if person.municipality == removal.taker else removal.municipality
            require(person, Action.LEARNER_MOVE, municipality=town)
            tx.delete(Transfer.collection, number)
            self._audit(tx, person, "learner.move_declined", learner, removal.municipality, by_town=town)

        await self._store.run(unit)

    async def accept(self, person: Person, number: str) -> Learner:
        """Take the learner in. Raises `Refused`: access.refused, move.gone."""

        def unit(tx: Tx) -> Learner:
            learner, removal = _on_the_way(tx, number)
            require(person, Action.LEARNER_MOVE, municipality=removal.taker)
            town = records.load(tx, Municipality, removal.taker)
            if town is None or learner.state != "active":
                raise Refused("move.gone")
            for other in (records.load(tx, Learner, id) for id in learner.merged):
                if other:
                    records.save(tx, moved(other, town))
            new = moved(learner, town)
            records.save(tx, new)
            for summary in records.find(tx, Summary, "learner", learner.id):
                if not summary.certificate:
                    change = {"municipality": new.municipality, "programme": new.programme}
                    records.save(tx, summary.model_copy(update=change))
            tx.delete(Transfer.collection, number)
            for municipality in (removal.municipality, removal.taker):
                self._audit(tx, person, "learner.moved", learner, municipality, to=removal.taker)
            return new

        return await self._store.run(unit)

    async def coming(self, person: Person) -> int:
        """How many are offered to the own town; nobody's name is looked at. Raises `Refused`: access.refused."""
        require(person, Action.LEARNER_MOVE, municipality=person.municipality)

        def unit(tx: Tx) -> int:
            offers = records.find(tx, Transfer, "taker", person.municipality)
            learners = (tx.get(Learner.collection, one.id) for one in offers)
            return sum(1 for learner in learners if learner and learner["state"] == "active")

        return await self._store.read(unit)

    async def offers(self, person: Person) -> tuple[list[Offer], list[Offer]]:
        """Who is offered to the own town, and whom it has offered. Raises `Refused`: access.refused."""
        require(person, Action.LEARNER_MOVE, municipality=person.municipality)
        now = self._clock.now()

        def unit(tx: Tx) -> tuple[list[Offer], list[Offer]]:
            town = person.municipality
            coming = [_offer(tx, one) for one in records.find(tx, Transfer, "taker", town)]
            going = [_offer(tx, one) for one in records.find(tx, Transfer, "municipality", town)]
            if coming:
                who = audit.actor_of(person)
                audit.record(tx, now, who, "learner.move_seen", municipality=town, rows=len(coming))
            return [one for one in coming if one], [one for one in going if one]

        return await self._store.run(unit)

    async def of(self, person: Person, number: str) -> Transfer | None:
        """The offer of one learner, for the town where they are. Raises `Refused`: access.refused."""

        def unit(tx: Tx) -> Transfer | None:
            return records.load(tx, Transfer, load_here(tx, person, Action.LEARNER_MOVE, number).id)

        return await self._store.read(unit)

    def _audit(self, tx: Tx, person: Person, action: str, learner: Learner, town: str, **facts: object) -> None:
        subject, at = key_of(learner), self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=subject, municipality=town, **facts)


def _on_the_way(tx: Tx, number: str) -> tuple[Learner, Transfer]:
    """One refusal for who is not on the way and for a number that is nobody's."""
    learner, removal = records.load(tx, Learner, number), records.load(tx, Transfer, number)
    if learner is None or removal is None or learner.municipality != removal.municipality:
        raise Refused("access.refused")
    return learner, removal


def _offer(tx: Tx, removal: Transfer) -> Offer | None:
    learner = records.load(tx, Learner, removal.id)
    towns = [records.load(tx, Municipality, code) for code in (removal.municipality, removal.taker)]
    if learner is None or learner.state != "active":
        return None
    giver, taker = (town.name if town else "" for town in towns)
    return Offer(removal, learner.name, learner.kana, learner.age_band, giver, taker)
