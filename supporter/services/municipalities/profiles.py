"""Municipality profiles and programmes: read by every page, written by an administrator from a file."""

from __future__ import annotations

from supporter.domain.certificates.serials import check_format
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class MunicipalityProfiles:
    """Profiles by 団体コード."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def get(self, code: str) -> Municipality | None:
        """The profile, or `None` where the code is not served here."""
        return await self._store.read(lambda tx: records.load(tx, Municipality, code))

    async def all(self) -> list[Municipality]:
        """Every profile, in code order."""
        return [Municipality.model_validate(doc) for doc in self._store.scan(Municipality.collection)]

    async def programme(self, id: str) -> Programme | None:
        """The programme, or `None`."""
        return await self._store.read(lambda tx: records.load(tx, Programme, id))

    async def run_by(self, municipality: Municipality | None) -> list[Programme]:
        """The programmes of a municipality in their order, each by the name that the municipality has for it."""
        ids = municipality.programmes if municipality else ()
        found = [programme for id in ids if (programme := await self.programme(id))]
        return [one.model_copy(update={"name": programme_name(municipality, one)}) for one in found if municipality]

    async def put(self, person: Person, municipality: Municipality, programmes: list[Programme]) -> None:
        """Write a profile and its programmes. Raises `Refused`: access.refused, programme.unknown, …"""
        require(person, Action.MUNICIPALITY_MANAGE)
        check_format(municipality.certificate.number_format, len(municipality.programmes))
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            for programme in programmes:
                records.save(tx, programme)
            for id in municipality.programmes:
                if records.load(tx, Programme, id) is None:
                    raise Refused("programme.unknown", id=id)
            records.save(tx, municipality)
            audit.record(tx, now, audit.actor_of(person), Action.MUNICIPALITY_MANAGE, municipality=municipality.id)

        await self._store.run(unit)
