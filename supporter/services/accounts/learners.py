"""Learners: how they start, what they may see and change of themselves, and what the desk does for them."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Literal

from supporter.domain.accounts.learner import DeskPin, Learner, Notice, SignUpForm
from supporter.domain.accounts.password_rules import check_pin, read_pin
from supporter.domain.accounts.used_form import UsedForm
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.attempts import Attempts, Counted
from supporter.services.accounts.sessions import end_all
from supporter.services.accounts.sign_up import Entry, enrol, put_card
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.form_tokens import LASTS as FORM_LASTS
from supporter.services.shared.form_tokens import FormId
from supporter.services.shared.secrets import Hasher, digest
from supporter.storage import records
from supporter.storage.base import Store, Tx

DESK_PIN_LASTS = dt.timedelta(hours=24)


def everything_prints(name: str) -> tuple[str, ...]:
    """No character of any name is missing from the fonts."""
    return ()


class Learners:
    """`unprintable` tells which characters of a name the fonts lack: worth a notice, no refusal."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        hasher: Hasher,
        attempts: Attempts,
        unprintable: Callable[[str], tuple[str, ...]] = everything_prints,
    ) -> None:
        self._store, self._clock, self._hasher, self._attempts = store, clock, hasher, attempts
        self._sign_ups = doors.uses(doors.Use.SIGN_UP)
        self.unprintable = unprintable

    async def sign_up(
        self,
        person: Person,
        form: SignUpForm,
        how: Literal["screen", "spoken", "paper"] = "screen",
        shown: FormId | None = None,
        address: str | None = None,
    ) -> tuple[Learner, str]:
        """Start a learner; returns them and the code of the inner QR of their 受講票, for `with_card`.

        `how` the purposes were told. `shown` is the form that this browser was shown: sent again unchanged within
        half an hour, it is one person with a new card. `address` is where it came from, `None` for the own machine.
        Raises `Refused`: name.…, kana.invalid, pin.weak, municipality.unknown, form.invalid, rate.limited.
        """
        require(person, Action.SIGN_UP)
        check_name(form.name)
        check_kana(form.kana)
        pin, now = check_pin(form.pin), self._clock.now()
        if address is not None:
            self._sign_ups.take(address, now)
        used = await self._used(shown)
        if used and await self._sent_again(used, form, pin):
            return await self._store.run(lambda tx: put_card(tx, _active(tx, used.learner)))
        actor = audit.actor_of(person)
        notice = Notice(how=how, at=now, by=actor)
        entry = Entry(form, pin, await self._hasher.hash(pin), notice, actor if person.id else "")

        def unit(tx: Tx) -> tuple[Learner, str] | None:
            if shown and records.load(tx, UsedForm, digest(shown)) != used:
                return None  # sent meanwhile
            made = enrol(tx, entry)
            if shown:
                records.save(tx, UsedForm(id=digest(shown), learner=made[0].id, until=now + FORM_LASTS))
            return made

        # The address has been counted once.
        return await self._store.run(unit) or await self.sign_up(person, form, how, shown)

    async def _used(self, shown: FormId | None) -> UsedForm | None:
        return await self._store.read(lambda tx: records.load(tx, UsedForm, digest(shown))) if shown else None

    async def _sent_again(self, used: UsedForm, form: SignUpForm, pin: str) -> bool:
        """Whether it is what was sent before, and not what the next one at the same machine changed of it."""
        made = await self._store.read(lambda tx: records.load(tx, Learner, used.learner))
        if made is None or made.state != "active" or (made.name, made.municipality) != (form.name, form.municipality):
            return False
        return await self._hasher.verify(pin, made.pin_hash)

    async def own(self, person: Person) -> Learner:
        """The signed-in learner, without the contact, for which `contact` asks the PIN again."""
        learner = await self._seen(person, Action.LEARNER_CHANGE, person.id)
        return learner.model_copy(update={"contact": ""})

    async def prove(self, person: Person, pin: str) -> None:
        """Ask the PIN again, before what its owner alone may do. Raises `Refused`: pin.wrong_left, pin.resting."""
        await self._proved(person, pin)

    async def contact(self, person: Person, pin: str) -> str:
        """The own contact. Raises `Refused`: pin.wrong_left, pin.resting."""
        return (await self._proved(person, pin)).contact

    async def change_pin(self, person: Person, pin: str, new_pin: str, token: str = "") -> None:
        """Replace the own PIN, knowing the old one; ends every sign-in but the one of `token`.

        Raises `Refused`: pin.weak, pin.wrong_left, pin.resting.
        """
        new_pin = check_pin(new_pin, person.id)
        await self._proved(person, pin)
        now, hash = self._clock.now(), await self._hasher.hash(new_pin)

        def unit(tx: Tx) -> None:
            learner = load_for(tx, person, Action.LEARNER_CHANGE, person.id)
            records.save(tx, learner.model_copy(update={"pin_hash": hash, "desk_pin": None}))
            end_all(tx, audit.actor_of(person), but=digest(token))
            _audit(tx, now, person, "learner.pin_changed", learner)

        await self._store.run(unit)

    async def view(self, person: Person, number: str) -> Learner:
        """A learner as an officer of their municipality sees them; one refusal for foreign and unknown.

        That an officer looked is kept, and the learner can read it in their own record.
        """
        learner = await self._seen(person, Action.LEARNER_READ, number)
        if person.id != number:
            now = self._clock.now()
            await self._store.run(lambda tx: looked(tx, now, person, learner))
        return learner

    async def new_card(self, person: Person, number: str, reason: str = "") -> str:
        """The code of a new 受講票, for the learner or at the desk; the old card ends.

        `reason` is kept in the audit log and holds no names.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> str:
            learner = load_for(tx, person, Action.CARD_RENEW, number)
            _audit(tx, now, person, Action.CARD_RENEW, learner, reason=reason)
            return put_card(tx, learner)[1]

        return await self._store.run(unit)

    async def desk_pin(self, officer: Person, number: str, reason: str) -> str:
        """Six digits that open one sign-in within 24 hours, told by an officer to whom they recognised.

        Wrong tries so far are forgotten, so that it works at once. `reason` is kept and holds no names.
        """
        await self._seen(officer, Action.PIN_RESET, number)
        pin, now = f"{secrets.randbelow(1_000_000):06}", self._clock.now()
        given = DeskPin(hash=await self._hasher.hash(pin), expires_at=now + DESK_PIN_LASTS)

        def unit(tx: Tx) -> None:
            learner = load_for(tx, officer, Action.PIN_RESET, number)
            records.save(tx, learner.model_copy(update={"desk_pin": given}))
            self._attempts.reset(tx, f"learner:{number}")
            _audit(tx, now, officer, Action.PIN_RESET, learner, reason=reason)

        await self._store.run(unit)
        return pin

    async def _seen(self, person: Person, action: Action, number: str) -> Learner:
        return await self._store.read(lambda tx: load_for(tx, person, action, number))

    async def _proved(self, person: Person, pin: str) -> Learner:
        """The learner, having shown the PIN again; wrong tries count for their own pages alone."""
        own_pages = digest("own pages", person.id)
        tried = self._attempts.of(f"learner:{person.id}", "", device=own_pages)
        now = self._clock.now()

        def count(tx: Tx) -> tuple[Learner, Counted]:
            learner = load_for(tx, person, Action.LEARNER_CHANGE, person.id)
            return learner, self._attempts.count(tx, now, tried)

        learner, counted = await self._store.run(count)
        counted.require()
        if not await self._hasher.verify(read_pin(pin), learner.pin_hash):
            raise counted.refusal
        await self._store.run(lambda tx: self._attempts.succeeded(tx, tried))
        return learner


def load_for(tx: Tx, person: Person, action: Action, number: str) -> Learner:
    """The learner `person` may do `action` to; the same refusal for a foreign and for no such number."""
    learner = records.load(tx, Learner, number)
    require(person, action, owner=number, municipality=learner.municipality if learner else "")
    if learner is None or learner.state != "active":
        raise Refused("access.refused", action=action.value)
    return learner


def _active(tx: Tx, number: str) -> Learner:
    learner = records.load(tx, Learner, number)
    if learner is None or learner.state != "active":
        raise Refused("learner.unknown")
    return learner


def looked(tx: Tx, at: dt.datetime, person: Person, learner: Learner) -> None:
    """Keep that a member of staff saw one person's record, or a paper of theirs."""
    _audit(tx, at, person, Action.LEARNER_READ, learner)


def _audit(tx: Tx, at: dt.datetime, person: Person, action: str, learner: Learner, reason: str = "") -> None:
    subject, why = f"learner:{learner.id}", {"reason": reason} if reason else {}
    audit.record(tx, at, audit.actor_of(person), action, subject=subject, municipality=learner.municipality, **why)
