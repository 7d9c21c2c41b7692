"""Who reads what a town keeps, as it is today: the one answer for every page that tells it."""

from __future__ import annotations

from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.delegation import Delegation
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.municipalities.readers import Readers, readers
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class TownReaders:
    """Told to everybody: it stands in notices."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def of(self, town: Municipality) -> Readers:
        """Those of one town, today. A coordinator is called by the post and not by name: the notice is public."""
        today = self._clock.now().date()

        def unit(tx: Tx) -> Readers:
            given = [one for one in records.find(tx, Delegation, "giver", town.id) if _serves(tx, one.taker)]
            names = {one.taker: _town(tx, one.taker) for one in given}
            return readers(town, given, names, today)

        return await self._store.read(unit)


def _serves(tx: Tx, taker: str) -> bool:
    """Whether somebody could use it: a coordinator's ends with the post."""
    staff = records.load(tx, Staff, taker.removeprefix("staff:")) if taker.startswith("staff:") else None
    return not taker.startswith("staff:") or (staff is not None and staff.active)


def _town(tx: Tx, code: str) -> str:
    found = records.load(tx, Municipality, code)
    return found.name if found else ""
