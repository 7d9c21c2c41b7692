"""One's own affairs: what is kept seen and corrected by its owner, and everything taken away."""

from __future__ import annotations

from collections.abc import Mapping

from supporter.domain.accounts.corrections import corrected, differing
from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.privacy.data_export import DataExport
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.transcript import Attended, Transcript
from supporter.services.accounts.learners import Learners, load_for
from supporter.services.accounts.reauthentication import Reauthentication
from supporter.services.accounts.sessions import key_of
from supporter.services.privacy.data_export import export
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

_CONTACT = "contact"


class OwnData:
    """What learners do about themselves. Certificates keep the name with which they were issued."""

    def __init__(self, store: Store, clock: Clock, people: Learners) -> None:
        self._store, self._clock, self._people = store, clock, people
        self._proofs = Reauthentication()

    async def correct(self, person: Person, changes: Mapping[str, object]) -> bool:
        """Write some fields anew; returns whether anything differs from before.

        Raises `Refused`: name.…, kana.invalid, form.invalid with the field; contacts have `correct_contact`.
        """
        if _CONTACT in changes:
            raise Refused("form.invalid", field=_CONTACT)
        return await self._correct(person, changes)

    async def contact(self, person: Person, pin: str) -> tuple[str, str]:
        """The own contact, and the proof that the PIN was shown, with which it may be corrected for a while.

        Raises `Refused`: pin.wrong_left, pin.resting.
        """
        contact = await self._people.contact(person, pin)
        return contact, self._proofs.issue(self._clock.now(), person.id, _CONTACT)

    async def correct_contact(self, person: Person, proof: str, contact: str) -> bool:
        """Write the contact anew. Raises `Refused`: pin.again when the proof is over, form.invalid."""
        if not self._proofs.verify(self._clock.now(), proof, person.id, _CONTACT):
            raise Refused("pin.again")
        return await self._correct(person, {_CONTACT: contact})

    async def classes(self, person: Person) -> dict[str, TrainingSession]:
        """The classes one was in, by id."""

        def unit(tx: Tx) -> dict[str, TrainingSession]:
            learner = load_for(tx, person, Action.LEARNER_READ, person.id)
            events = [event for one in records.find(tx, Transcript, "learner", learner.id) for event in one.events]
            ids = {event.session for event in events if isinstance(event, Attended)}
            return {id: held for id in ids if (held := records.load(tx, TrainingSession, id))}

        return await self._store.read(unit)

    async def record(self, person: Person, pin: str) -> DataExport:
        """Everything that is kept about the own person. Raises `Refused`: pin.wrong_left, pin.resting."""
        await self._people.prove(person, pin)
        now = self._clock.now()

        def audited(tx: Tx) -> Learner:
            learner = load_for(tx, person, Action.TAKE_AWAY, person.id)
            audit.record(
                tx,
                now,
                audit.actor_of(person),
                Action.TAKE_AWAY,
                subject=key_of(learner),
                municipality=learner.municipality,
            )
            return learner

        return await export(self._store, await self._store.run(audited), now)

    async def _correct(self, person: Person, changes: Mapping[str, object]) -> bool:
        now = self._clock.now()

        def unit(tx: Tx) -> bool:
            learner = load_for(tx, person, Action.LEARNER_CHANGE, person.id)
            town = records.load(tx, Municipality, learner.municipality)
            if town is None:
                raise Refused("municipality.unknown")
            after = corrected(learner, changes, town)
            fields = differing(learner, after)
            if fields:
                records.save(tx, after)
                audit.record(
                    tx,
                    now,
                    audit.actor_of(person),
                    Action.LEARNER_CHANGE,
                    subject=key_of(learner),
                    municipality=learner.municipality,
                    fields=" ".join(fields),
                )
            return bool(fields)

        return await self._store.run(unit)
