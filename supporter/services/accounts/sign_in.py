"""The ways in: a learner by PIN or card, a member of staff by password.

Each counts the try, judges the secret outside any unit of work, and opens a sign-in if nothing has
changed meanwhile. Nobody can tell an unknown number from a wrong PIN, neither by words nor by time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from supporter.domain.accounts.learner import Learner, with_device
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.accounts.password_rules import LONGEST, read_pin
from supporter.domain.accounts.sign_in import Device
from supporter.domain.accounts.staff import Staff, clean_id
from supporter.domain.classroom.seat import Seat
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.attempts import Attempt, Attempts, Counted, log_refused
from supporter.services.accounts.sessions import NewSignIn, Sessions, open_sign_in
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.secrets import Hasher, digest, new_secret, same
from supporter.storage import records
from supporter.storage.base import Store, Tx


def no_halls(address: str) -> Sequence[str]:
    """No training session is under way anywhere."""
    return ()


class SignIns(Sessions):
    """The ways in, and what `Sessions` offers afterwards.

    `halls` tells which training sessions are under way at an address: many fail there, and their own people are not
    made to wait for that.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        hasher: Hasher,
        attempts: Attempts,
        halls: Callable[[str], Sequence[str]] = no_halls,
    ) -> None:
        super().__init__(store, clock, hasher)
        self._attempts, self._halls = attempts, halls
        self._cards = doors.guesses(doors.Door.CARD)

    async def with_pin(self, number: str, pin: str, address: str, device_token: str | None, kind: Device) -> NewSignIn:
        """Sign a learner in by number and PIN, or by a one-time PIN from the desk.

        Raises `Refused`: learner.unknown (mistyped), pin.wrong_left, pin.resting, rate.limited.
        """
        number, pin, now, device = clean_number(number), read_pin(pin), self._clock.now(), device_token or ""
        halls = self._halls(address)

        def count(tx: Tx) -> tuple[Learner | None, Attempt, Counted]:
            learner = _active(tx, number)
            tried = self._attempt(f"learner:{number}", learner, address, device)
            own = _takes_part(tx, learner, halls)
            return learner, tried, self._attempts.count(tx, now, tried, hall=bool(halls), own=own)

        learner, tried, counted = await self._store.run(count)
        learner, refusal = None if counted.require().hidden else learner, counted.refusal
        by_pin = await self._judge(pin, learner.pin_hash if learner else None)
        by_desk = not by_pin and await self._judge(pin, _desk_hash(learner, now))

        def enter(tx: Tx) -> NewSignIn | None:
            current = _active(tx, number)
            if not (by_pin or by_desk) or not (current and learner) or _secrets(current) != _secrets(learner):
                self._attempts.failed(tx, now, tried)
                return None
            self._attempts.succeeded(tx, tried)
            if by_desk and current.desk_pin:
                used = current.desk_pin.model_copy(update={"expires_at": now})
                current = current.model_copy(update={"desk_pin": used})
            return _welcome_learner(tx, now, current, kind, device, by="desk" if by_desk else "pin")

        return _or_refuse(await self._store.run(enter), refusal)

    async def with_card(self, code: str, address: str, device_token: str | None, kind: Device) -> NewSignIn:
        """Sign a learner in by what the inner QR of the 受講票 says: `NUMBER.SECRET`.

        128 random bits need no slowing down, so nobody's tries can stand in the way of a card; those that
        fail count at their address like any other, so far as that can be told from a flood.
        Raises `Refused('card.unknown')`.
        """
        number, _, secret = code[:LONGEST].partition(".")
        now, device = self._clock.now(), device_token or ""
        flood = self._cards.too_many(network(address), now)

        def enter(tx: Tx) -> NewSignIn | None:
            learner = _active(tx, number)
            tried = self._attempt(f"learner:{number}", learner, address, device)
            if not learner or not learner.card_hash or not same(learner.card_hash, digest(secret)):
                if not flood:
                    self._attempts.failed(tx, now, tried)
                return None
            self._attempts.succeeded(tx, tried)
            return _welcome_learner(tx, now, learner, kind, device, by="card")

        entered = await self._store.run(enter)
        if entered is None:
            self._cards.count(network(address), now)
        return _or_refuse(entered, Refused("card.unknown"))

    async def staff(self, id: str, password: str, address: str, device_token: str | None = None) -> NewSignIn:
        """Sign a member of staff in. Raises `Refused`: staff.wrong, pin.resting, rate.limited."""
        now, device = self._clock.now(), device_token or ""
        try:
            id = clean_id(id)
        except Refused:
            raise Refused("staff.wrong") from None

        halls = self._halls(address)

        def count(tx: Tx) -> tuple[Staff | None, Attempt, Counted]:
            staff = _serving(tx, id, now)
            tried = self._attempt(f"staff:{id}", staff, address, device)
            own = _works_there(tx, staff, halls)
            return staff, tried, self._attempts.count(tx, now, tried, hall=bool(halls), own=own)

        staff, tried, counted = await self._store.run(count)
        staff = None if counted.require().hidden else staff
        right = await self._judge(password, staff.password_hash if staff else None)

        def enter(tx: Tx) -> NewSignIn | None:
            current = _serving(tx, id, now)
            if not right or not (current and staff) or current.password_hash != staff.password_hash:
                self._attempts.failed(tx, now, tried)
                log_refused(tx, now, tried, id, current.municipality if current else "", way="password")
                return None
            self._attempts.succeeded(tx, tried)
            return _welcome_staff(tx, now, current, device)

        return _or_refuse(await self._store.run(enter), Refused("staff.wrong"))

    def _attempt(self, person: str, who: Learner | Staff | None, address: str, device_token: str) -> Attempt:
        """A device is known by a digest bound to the person: one telephone of two does not link them."""
        device = digest(device_token, who.id) if who and device_token else ""
        known = device if who and device in who.devices else ""
        return self._attempts.of(person, address, device=known)

    async def _judge(self, secret: str, hash: str | None) -> bool:
        """A text longer than any secret may be is cut: hashing it whole would be a gift to attackers."""
        return await self._hasher.verify(secret[: LONGEST + 1], hash)


def _welcome_learner(
    tx: Tx, now: dt.datetime, learner: Learner, kind: Device, device_token: str, *, by: str
) -> NewSignIn:
    token = "" if kind == "shared" else device_token or new_secret()
    if token:
        devices = with_device(learner.devices, digest(token, learner.id))
        learner = learner.model_copy(update={"devices": devices})
    records.save(tx, learner)
    learner = _lives_on(tx, learner) or learner
    audit.record(tx, now, f"learner:{learner.id}", "learner.signed_in", municipality=learner.municipality, by=by)
    return open_sign_in(tx, now, learner, kind, token, must_change=by == "desk")


def _welcome_staff(tx: Tx, now: dt.datetime, staff: Staff, device_token: str) -> NewSignIn:
    token = device_token or new_secret()
    known = with_device(staff.devices, digest(token, staff.id))
    if staff.asks_code:  # who has shown the password alone is not in yet
        records.save(tx, staff.model_copy(update={"devices": known}))
    else:
        records.save(tx, staff.model_copy(update={"devices": known, "last_in": now, "before_in": staff.last_in}))
        audit.record(tx, now, f"staff:{staff.id}", "staff.signed_in", municipality=staff.municipality)
    return open_sign_in(tx, now, staff, "work", token, must_change=staff.must_change)


def _desk_hash(learner: Learner | None, now: dt.datetime) -> str | None:
    """A one-time PIN is looked for whoever it is, so that nobody's answer comes later for having one."""
    given = learner.desk_pin if learner else None
    return given.hash if given and now < given.expires_at else None


def _takes_part(tx: Tx, learner: Learner | None, halls: Sequence[str]) -> bool:
    """Whether somebody holds a seat or an application of a class that is under way at their address."""
    if learner is None or not halls:
        return False
    kinds = (Seat.collection, Application.collection)
    return any(held["session"] in halls for kind in kinds for held in tx.find(kind, "learner", learner.id))


def _works_there(tx: Tx, staff: Staff | None, halls: Sequence[str]) -> bool:
    """Whether a class under way at the address is one of their own town."""
    classes = [records.load(tx, TrainingSession, id) for id in halls] if staff else []
    return any(staff is not None and one is not None and one.municipality == staff.municipality for one in classes)


def _active(tx: Tx, number: str) -> Learner | None:
    learner = records.load(tx, Learner, number)
    return learner if learner and _lives_on(tx, learner) else None


def _lives_on(tx: Tx, learner: Learner) -> Learner | None:
    """Who enters by a learner's secrets: they themselves, or whom an officer merged them into."""
    entering: Learner | None = learner
    while entering and entering.state == "merged":
        entering = records.load(tx, Learner, entering.merged_into)
    return entering if entering and entering.state == "active" else None


def _serving(tx: Tx, id: str, now: dt.datetime) -> Staff | None:
    staff = records.load(tx, Staff, id)
    return staff if staff and staff.serves_on(now.date()) else None


def _secrets(learner: Learner) -> tuple[object, ...]:
    return learner.pin_hash, learner.desk_pin


def _or_refuse(sign_in: NewSignIn | None, refusal: Refused) -> NewSignIn:
    if sign_in is None:
        raise refusal
    return sign_in
