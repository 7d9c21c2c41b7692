"""One field put right for many people at once; what stood there is handed back, so that it can be put back at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from supporter.domain.accounts.corrections import corrected, differing
from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.bulk import BulkChange
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.sessions import key_of
from supporter.services.people.learner_file import load_here
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

_AT_A_TIME = 50  # learners to a unit: nobody else waits longer for one


class BulkCorrections:
    """Of the own municipality's people alone. All raise `Refused`: access.refused, form.invalid."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def count(self, person: Person, numbers: Sequence[str], change: BulkChange) -> int:
        """For how many of these people the change would change anything."""
        require(person, Action.LEARNER_CORRECT, municipality=person.municipality)
        found = 0
        async for part in giving_way.parts(numbers, _AT_A_TIME):
            found += await self._store.read(
                lambda tx, part=part: sum(_changed(tx, person, number, change) is not None for number in part)  # type: ignore[misc]
            )
        return found

    async def change(self, person: Person, numbers: Sequence[str], change: BulkChange, reason: str) -> dict[str, str]:
        """Write the field for each of them; returns what stood there, by the numbers of those whom it changed.

        Raises `Refused`: roster.bulk_reason.
        """
        require(person, Action.LEARNER_CORRECT, municipality=person.municipality)
        if not reason.strip():
            raise Refused("roster.bulk_reason", field="reason")
        return await self._write(person, dict.fromkeys(numbers, change), reason, "bulk")

    async def restore(self, person: Person, before: Mapping[str, str], change: BulkChange) -> int:
        """Put back what stood there, for those who still have what the change wrote; returns how many."""
        require(person, Action.LEARNER_CORRECT, municipality=person.municipality)

        def still(tx: Tx) -> dict[str, BulkChange]:
            here = {number: load_here(tx, person, Action.LEARNER_CORRECT, number) for number in before}
            same = [number for number, learner in here.items() if change.of(learner) == change.value]
            return {number: BulkChange(change.field, before[number]) for number in same}

        return len(await self._write(person, await self._store.read(still), "", "undone"))

    async def _write(self, person: Person, changes: Mapping[str, BulkChange], reason: str, did: str) -> dict[str, str]:
        before: dict[str, str] = {}
        async for part in giving_way.parts(sorted(changes), _AT_A_TIME):
            before |= await self._store.run(lambda tx, part=part: self._part(tx, person, part, changes, reason, did))  # type: ignore[misc]
        return before

    def _part(
        self, tx: Tx, person: Person, numbers: Sequence[str], changes: Mapping[str, BulkChange], reason: str, did: str
    ) -> dict[str, str]:
        before: dict[str, str] = {}
        now, by = self._clock.now(), audit.actor_of(person)
        for number in numbers:
            both = _changed(tx, person, number, changes[number])
            if both is None:
                continue
            was, after = both
            before[was.id] = changes[number].of(was)
            records.save(tx, after)
            told = {"fields": " ".join(differing(was, after)), "reason": reason[:200], "did": did}
            about = {"subject": key_of(after), "municipality": after.municipality}
            audit.record(tx, now, by, Action.LEARNER_CORRECT, **about, **told)
        return before


def _changed(tx: Tx, person: Person, number: str, change: BulkChange) -> tuple[Learner, Learner] | None:
    """The learner before and after; `None` where nothing differs."""
    learner = load_here(tx, person, Action.LEARNER_CORRECT, number)
    town = records.load(tx, Municipality, learner.municipality)
    if town is None:
        raise Refused("municipality.unknown")
    after = corrected(learner, change.fields(), town)
    return (learner, after) if differing(learner, after) else None
