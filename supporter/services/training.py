"""Training sessions: set down by the staff of the municipality that holds them."""

from __future__ import annotations

from supporter.domain.access import Action, Person, require
from supporter.domain.training import TrainingSession
from supporter.storage import records
from supporter.storage.base import Store, Tx

from . import audit
from .clock import Clock


class Training:
    """What staff do with training sessions; the classroom itself comes with its own issue."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def hold(self, person: Person, session: TrainingSession) -> None:
        """Set a session down under its natural id. Raises `Refused`: access.refused."""
        require(person, Action.TRAINING_HOLD, municipality=session.municipality)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            records.save(tx, session)
            audit.record(
                tx,
                now,
                audit.actor_of(person),
                Action.TRAINING_HOLD,
                subject=session.id,
                municipality=session.municipality,
            )

        await self._store.run(unit)
