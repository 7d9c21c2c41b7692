"""Regions: set down by an administrator; what a coordinator may look at, and who neighbours whom, follows from them."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError

from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.municipalities.region import Region
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: More than any prefecture has municipalities.
_MOST = 200


class Regions:
    """All but `neighbours` raise `Refused('access.refused')`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def all(self, person: Person) -> list[Region]:
        """Every region, by name."""
        require(person, Action.REGION_MANAGE)
        return sorted(await self._store.read(_all), key=lambda region: region.name)

    async def one(self, person: Person, id: str) -> Region:
        """One region."""
        require(person, Action.REGION_MANAGE)
        region = await self._store.read(lambda tx: records.load(tx, Region, id))
        if region is None:
            raise Refused("access.refused")
        return region

    async def put(
        self, person: Person, id: str, name: str, municipalities: Iterable[str], coordinators: Iterable[str]
    ) -> Region:
        """Set a region down under the id its form was given, or change it.

        Raises `Refused`: region.name, region.towns, region.coordinator.
        """
        require(person, Action.REGION_MANAGE)
        region, now = _made(id, name, municipalities, coordinators), self._clock.now()

        def unit(tx: Tx) -> Region:
            if any(records.load(tx, Municipality, code) is None for code in region.municipalities):
                raise Refused("region.towns")
            if any(not _coordinates(records.load(tx, Staff, one)) for one in region.coordinators):
                raise Refused("region.coordinator")
            records.save(tx, region)
            audit.record(tx, now, audit.actor_of(person), Action.REGION_MANAGE, subject=f"region:{id}", did="put")
            return region

        return await self._store.run(unit)

    async def remove(self, person: Person, id: str) -> None:
        """Take a region away; its coordinators see the figures of all municipalities again."""
        require(person, Action.REGION_MANAGE)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            tx.delete(Region.collection, id)
            audit.record(tx, now, audit.actor_of(person), Action.REGION_MANAGE, subject=f"region:{id}", did="removed")

        await self._store.run(unit)

    async def neighbours(self, municipality: str) -> tuple[str, ...]:
        """The other municipalities of the regions that a municipality belongs to, as the regions list them."""
        found = await self._store.read(_all)
        codes = (code for one in found if municipality in one.municipalities for code in one.municipalities)
        return tuple(dict.fromkeys(code for code in codes if code != municipality))


def coordinated(tx: Tx, staff: str) -> tuple[str, ...]:
    """The municipalities of the regions that a member of staff looks after; none where they look after no region."""
    found = (region for region in _all(tx) if staff in region.coordinators)
    return tuple(dict.fromkeys(code for region in found for code in region.municipalities))


def _all(tx: Tx) -> list[Region]:
    return [Region.model_validate(doc) for doc in tx.page(Region.collection, limit=_MOST).docs]


def _made(id: str, name: str, municipalities: Iterable[str], coordinators: Iterable[str]) -> Region:
    name = name.strip()
    if not name or len(name) > 40 or not is_line(name):
        raise Refused("region.name")
    codes, posts = dict.fromkeys(municipalities), dict.fromkeys(coordinators)
    try:
        return Region(id=id, name=name, municipalities=tuple(codes), coordinators=tuple(posts))
    except ValidationError:
        raise Refused("region.towns") from None


def _coordinates(staff: Staff | None) -> bool:
    return staff is not None and staff.role is Role.COORDINATOR
