"""Erases people on the day that they were told, and again after a backup has brought them back.

The order makes it safe to be killed at any moment: the wish is marked, so that nobody can take it back any more;
the ledger names the person; the documents lose the name; the disk is purged of what they were; then the wish is
struck off. Whatever was left undone, the next run finds the mark or the line of the ledger and does the rest.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Protocol

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.merge import Merge
from supporter.domain.people.transfer import Transfer
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.erasure_request import (
    GRACE,
    ErasureLine,
    ErasureRequest,
    forgotten,
    nameless,
    only_counted,
)
from supporter.domain.privacy.retention import Disposal
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary, belonging, summarise
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.attempts import Attempts
from supporter.services.accounts.sessions import end_all, key_of
from supporter.services.shared import audit
from supporter.services.shared.clock import TOKYO, Clock
from supporter.services.training import places
from supporter.storage import records
from supporter.storage.base import Store, Tx


class Ledger(Protocol):
    """Who has been erased; it outlives every backup. See `storage.ledger.ErasureLedger`."""

    def entries(self) -> list[ErasureLine]: ...

    def add(self, erasures: Iterable[ErasureLine]) -> None: ...


class Erasure:
    """The end of the thirty days."""

    def __init__(self, store: Store, clock: Clock, ledger: Ledger, attempts: Attempts) -> None:
        self._store, self._clock, self._ledger, self._attempts = store, clock, ledger, attempts

    async def run(self) -> int:
        """Erase whoever's day has come and whoever is back from a backup; returns how many.

        To be called at every start and once a day. Raises `StoreFull`, `StoreReadOnly` or, for a ledger that
        cannot be read, `StoreDamaged`: nobody is erased then, and nothing is lost by asking again.
        """
        today = self._clock.now().date()
        ledger = await self._lines()
        begun = await self._begin(ledger, today)
        if not begun:
            return 0
        unwritten = [_line(one, today) for one in begun if not _written(one, ledger)]
        if unwritten:
            await asyncio.to_thread(self._ledger.add, unwritten)
        erased = [await self._store.run(partial(self._erase, id=one.id)) for one in begun]
        await self._store.purge()
        await self._store.run(partial(_strike_off, begun=begun))
        return sum(erased)

    async def renew(self) -> int:
        """Give each wish that came back with a backup thirty days from now; returns how many.

        Whoever uttered it may have taken it back since. Those whom the ledger names, and those with whom erasing
        had begun, have not: they are left to `run`.
        """
        today = self._clock.now().date()
        ledger = await self._lines()
        asked = [doc["id"] for doc in self._store.scan(ErasureRequest.collection)]

        def unit(tx: Tx) -> int:
            found = [one for id in asked if (one := records.load(tx, ErasureRequest, id)) and not one.begun]
            renewed = [one for one in found if not _is_back(tx, one.id, ledger.get(one.id))]
            for one in renewed:
                records.save(tx, one.model_copy(update={"erase_on": today + GRACE}))
            return len(renewed)

        return await self._store.run(unit)

    async def _lines(self) -> dict[str, ErasureLine]:
        return {entry.learner: entry for entry in await asyncio.to_thread(self._ledger.entries)}

    async def _begin(self, ledger: Mapping[str, ErasureLine], today: dt.date) -> list[ErasureRequest]:
        """Mark whoever is to be erased now, in one unit: from here on it cannot be undone."""
        asked = {doc["id"] for doc in self._store.scan(ErasureRequest.collection)}

        def unit(tx: Tx) -> list[ErasureRequest]:
            found = (_doomed(tx, id, ledger.get(id), today) for id in sorted(asked | set(ledger)))
            begun = [one.model_copy(update={"begun": True}) for one in found if one]
            begun += [other for one in begun for other in _merged(tx, one)]
            for one in begun:
                records.save(tx, one)
            return begun

        return await self._store.run(unit)

    def _erase(self, tx: Tx, id: str) -> bool:
        """Take the name out of every document; `False` where that has been done."""
        learner = records.load(tx, Learner, id)
        if learner is None or learner.state == "erased":
            return False
        now = self._clock.now()
        end_all(tx, key_of(learner))
        self._attempts.reset(tx, key_of(learner))
        for certificate in records.find(tx, Certificate, "learner", id):
            records.save(tx, nameless(certificate, now.date()))
        for seat in records.find(tx, Seat, "learner", id):
            records.save(tx, seat.nameless())
        places.forget(tx, id, now.date())
        for transcript in records.find(tx, Transcript, "learner", id):
            keep_counted(tx, transcript, learner)
        asked = records.load(tx, ErasureRequest, id)
        if asked and not asked.listed:
            records.save(tx, _disposal(asked, now))
        for model in (Merge, Transfer, Withdrawal):
            tx.delete(model.collection, id)
        records.save(tx, forgotten(learner))
        audit.record(
            tx, now, audit.COMMAND, "learner.erased", subject=key_of(learner), municipality=learner.municipality
        )
        return True


def _doomed(tx: Tx, id: str, line: ErasureLine | None, today: dt.date) -> ErasureRequest | None:
    """The wish that is due, or one for whom the ledger says is erased and who is here all the same."""
    leaving = records.load(tx, ErasureRequest, id)
    if leaving and leaving.due(today):
        return leaving
    if line is None or not _is_back(tx, id, line):
        return None
    return ErasureRequest(id=id, municipality=line.municipality, asked_on=line.on, erase_on=line.on)


def _merged(tx: Tx, leaving: ErasureRequest) -> list[ErasureRequest]:
    """The other numbers of the same person: who is erased is erased under each of them."""
    learner = records.load(tx, Learner, leaving.id)
    return [leaving.model_copy(update={"id": number}) for number in (learner.merged if learner else ())]


def _is_back(tx: Tx, id: str, line: ErasureLine | None) -> bool:
    """Whether the ledger says that they are erased, and they are here all the same."""
    learner = records.load(tx, Learner, id)
    return bool(line and learner and learner.state != "erased" and line.means(learner))


def _disposal(asked: ErasureRequest, now: dt.datetime) -> Disposal:
    """The line in the record of disposals for somebody whose years are not over."""
    return Disposal(
        id=f"{asked.municipality}-person-{asked.id}",
        municipality=asked.municipality,
        kind="person",
        before=fiscal_year(asked.asked_on),
        count=1,
        ground=asked.ground,
        by=f"learner:{asked.id}",
        at=now,
        confirmed_by=asked.decided_by or audit.COMMAND,
        confirmed_at=now,
        items=(asked.id,),
        decision_no=asked.decision_no,
    )


def _strike_off(tx: Tx, begun: Iterable[ErasureRequest]) -> None:
    for leaving in begun:
        tx.delete(ErasureRequest.collection, leaving.id)


def _written(leaving: ErasureRequest, ledger: Mapping[str, ErasureLine]) -> bool:
    line = ledger.get(leaving.id)
    return line is not None and line.on >= leaving.asked_on


def _line(leaving: ErasureRequest, today: dt.date) -> ErasureLine:
    return ErasureLine(learner=leaving.id, municipality=leaving.municipality, on=today)


def keep_counted(tx: Tx, transcript: Transcript, learner: Learner) -> None:
    """What is left of a transcript, and its summary derived anew, so that the two tell the same."""
    transcript = only_counted(transcript)
    kept = records.load(tx, Summary, transcript.id)
    certificate = kept.certificate if kept else ""
    progress = fold(transcript.events)
    records.save(tx, transcript)
    town, programme = belonging(kept, learner.municipality, learner.programme)
    records.save(tx, summarise(transcript, progress, town, programme, TOKYO, certificate))
