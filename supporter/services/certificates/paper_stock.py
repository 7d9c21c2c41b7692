"""Blank paper: taken in, used, spoilt; each move is in the audit log."""

from __future__ import annotations

from supporter.domain.certificates.paper_stock import PAPERS, Paper, Stock
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


class PaperStock:
    """For officers, in their municipality. All raise `Refused('access.refused')`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def of(self, person: Person, municipality: str) -> Stock:
        """What is left."""
        require(person, Action.CERTIFICATE_PRINT, municipality=municipality)
        found = await self._store.read(lambda tx: records.load(tx, Stock, municipality))
        return found or Stock(id=municipality)

    async def move(self, person: Person, municipality: str, paper: Paper, by: int) -> Stock:
        """Take sheets in or out. Raises `Refused`: form.invalid, stock.count."""
        require(person, Action.CERTIFICATE_PRINT, municipality=municipality)
        if paper not in PAPERS:
            raise Refused("form.invalid", field="paper")
        now, who = self._clock.now(), audit.actor_of(person)

        def unit(tx: Tx) -> Stock:
            moved = (records.load(tx, Stock, municipality) or Stock(id=municipality)).moved(paper, by)
            records.save(tx, moved)
            told, left = "certificate.stock", moved.left[paper]
            audit.record(tx, now, who, told, municipality=municipality, paper=paper, by=by, left=left)
            return moved

        return await self._store.run(unit)
