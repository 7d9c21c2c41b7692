"""What an office writes about a person: a new one entered on their word, and details put right, the faster one kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from supporter.domain.accounts.corrections import OWN, corrected, differing
from supporter.domain.accounts.learner import Learner, Notice, SignUpForm
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.duplicates import KnownKeys, PersonKey
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.sessions import key_of
from supporter.services.accounts.sign_up import NO_PIN, admitted, free_number, put_card
from supporter.services.people.learner_file import last_change, load_here
from supporter.services.people.registry import near
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say


class Corrections:
    """Entering and correcting."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def now(self, person: Person, number: str) -> tuple[Learner, str]:
        """The details without the contact, and the sign by which `correct` knows that nobody was faster.

        Raises `Refused`: access.refused.
        """
        learner = await self._store.read(lambda tx: load_here(tx, person, Action.LEARNER_CORRECT, number))
        return learner.model_copy(update={"contact": ""}), sign_of(learner)

    async def correct(self, person: Person, number: str, changes: Mapping[str, object], seen: str) -> bool:
        """Write details anew, if they are still as `seen`; returns whether anything differs from before.

        Raises `Refused`: access.refused, edit.conflict with who and when, name.…, kana.invalid, form.invalid.
        """

        def unit(tx: Tx) -> bool:
            learner = load_here(tx, person, Action.LEARNER_CORRECT, number)
            town = records.load(tx, Municipality, learner.municipality)
            if town is None:
                raise Refused("municipality.unknown")
            after = corrected(learner, changes, town)
            if sign_of(learner) != seen:
                who, at = last_change(tx, learner)
                raise Refused("edit.conflict", who=who or say("edit.owner"), time=f"{at:%H:%M}" if at else "")
            fields = differing(learner, after)
            if fields:
                records.save(tx, after)
                self._audit(tx, person, Action.LEARNER_CORRECT, after, fields=" ".join(fields))
            return bool(fields)

        return await self._store.run(unit)

    async def alike(self, person: Person, form: SignUpForm) -> list[PersonKey]:
        """Who of the own municipality may be the same person as a form tells of. Raises `Refused`: access.refused."""
        require(person, Action.LEARNER_ENTER, municipality=person.municipality)
        entry = PersonKey("", form.name, form.kana, form.age_band, form.district, form.contact)
        people = await near(self._store, person.municipality, entry)
        return [one for _, one in KnownKeys(people).like(entry)]

    async def enter(self, person: Person, form: SignUpForm, how: Literal["spoken", "paper"]) -> tuple[Learner, str]:
        """A new learner on their word; returns them and the code of the inner QR of their 受講票.

        They have no PIN of their own yet: the 受講票 or a one-time PIN is their way in. Raises `Refused`:
        access.refused, name.…, kana.invalid, form.invalid.
        """
        require(person, Action.LEARNER_ENTER, municipality=form.municipality)
        notice = Notice(how=how, at=self._clock.now(), by=audit.actor_of(person))

        def unit(tx: Tx) -> tuple[Learner, str]:
            town = records.load(tx, Municipality, form.municipality)
            learner = admitted(form, town, free_number(tx), NO_PIN, notice)
            self._audit(tx, person, Action.LEARNER_ENTER, learner)
            return put_card(tx, learner)

        return await self._store.run(unit)

    def _audit(self, tx: Tx, person: Person, action: Action, learner: Learner, **facts: object) -> None:
        town, at = learner.municipality, self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=key_of(learner), municipality=town, **facts)


def sign_of(learner: Learner) -> str:
    """By which a page knows whether details are still as they were shown."""
    told = "\0".join(f"{field}={getattr(learner, field)}" for field in sorted(OWN))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
