"""確認コード: chosen by a member of staff for themselves, asked after the password, each code taken once only."""

from __future__ import annotations

import datetime as dt
import secrets

from supporter.domain.accounts.sign_in import SignIn
from supporter.domain.accounts.staff import Staff
from supporter.domain.accounts.totp import (
    RECOVERY,
    SECRET_BYTES,
    SecondFactor,
    address,
    clean,
    new_secret,
)
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.attempts import Attempt, Attempts, Counted, log_refused
from supporter.services.accounts.sessions import look_up, person_of, rules_for
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import digest, same
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say

ISSUER = say("programme")


class SecondFactors:
    """Wrong codes rest as wrong passwords do. A recovery code of paper stands in for the telephone, once."""

    def __init__(self, store: Store, clock: Clock, attempts: Attempts) -> None:
        self._store, self._clock, self._attempts = store, clock, attempts

    async def begin(self, person: Person) -> tuple[str, str]:
        """A new secret and the address for its QR; nothing is asked before `confirm`.

        Raises `Refused`: access.refused, code.set_already.
        """
        secret = new_secret(secrets.token_bytes(SECRET_BYTES))

        def unit(tx: Tx) -> None:
            staff = _own(tx, person)
            if staff.asks_code:
                raise Refused("code.set_already")
            records.save(tx, staff.model_copy(update={"second": SecondFactor(secret=secret)}))

        await self._store.run(unit)
        return secret, address(secret, person.id, ISSUER)

    async def pending(self, person: Person) -> tuple[str, str] | None:
        """What `begin` answered, while it is not confirmed."""
        staff = await self._store.read(lambda tx: _own(tx, person))
        if staff.second is None or staff.second.confirmed:
            return None
        return staff.second.secret, address(staff.second.secret, person.id, ISSUER)

    async def confirm(self, person: Person, typed: str) -> tuple[str, ...]:
        """Ask codes from now on; returns the recovery codes, told once. Raises `Refused`: code.wrong, pin.resting."""
        now, tried = self._clock.now(), self._tried(person.id, "")
        spare = tuple(_recovery() for _ in range(RECOVERY))
        (await self._store.run(lambda tx: self._attempts.count(tx, now, tried))).require()

        def unit(tx: Tx) -> bool:
            staff = _own(tx, person)
            second = staff.second
            step = second.step_of(typed, int(now.timestamp())) if second and not second.confirmed else None
            if second is None or step is None:
                return False
            kept = tuple(digest(clean(one)) for one in spare)
            chosen = second.model_copy(update={"confirmed": True, "last": step, "recovery": kept})
            records.save(tx, staff.model_copy(update={"second": chosen}))
            self._attempts.succeeded(tx, tried)
            _audit(tx, now, staff, "staff.code_set")
            return True

        if not await self._store.run(unit):
            raise Refused("code.wrong")
        return spare

    async def off(self, person: Person, typed: str) -> None:
        """Ask no code any more, for who can type one. Raises `Refused`: code.wrong, code.required, pin.resting."""
        now, tried = self._clock.now(), self._tried(person.id, "")
        (await self._store.run(lambda tx: self._attempts.count(tx, now, tried))).require()

        def unit(tx: Tx) -> bool:
            staff = _own(tx, person)
            if rules_for(tx, staff).required_of(staff):
                raise Refused("code.required")
            if _after(staff, typed, now) is None:
                log_refused(tx, now, tried, staff.id, staff.municipality, way="code")
                return False
            records.save(tx, staff.model_copy(update={"second": None}))
            self._attempts.succeeded(tx, tried)
            _audit(tx, now, staff, "staff.code_off")
            return True

        if not await self._store.run(unit):
            raise Refused("code.wrong")

    async def setting_up(self, token: str) -> Person:
        """Who has to set a code up before this token opens anything. Raises `Refused('access.refused')`."""
        now = self._clock.now()

        def unit(tx: Tx) -> Person:
            found = look_up(tx, digest(token), now) if token else None
            if found is None or found[0].must_change or not isinstance(found[1], Staff):
                raise Refused("access.refused")
            if not rules_for(tx, found[1]).lacks_code(found[1]):
                raise Refused("access.refused")
            return person_of(found[1])

        return await self._store.read(unit)

    async def required(self, person: Person) -> bool:
        """Whether the own town asks for a code, so that it cannot be given up."""
        return await self._store.read(lambda tx: rules_for(tx, own := _own(tx, person)).required_of(own))

    async def due(self, token: str) -> bool:
        """Whether the holder of this token has still to type a code."""
        now = self._clock.now()
        found = await self._store.read(lambda tx: look_up(tx, digest(token), now)) if token else None
        return found is not None and found[0].code_due

    async def prove(self, token: str, typed: str, address: str) -> tuple[Person, bool]:
        """Let the holder in, and whether a new password is still due.

        Raises `Refused`: code.wrong, pin.resting, access.refused where no code is asked for.
        """
        now = self._clock.now()

        def count(tx: Tx) -> tuple[Attempt, Counted]:
            staff = _waiting(tx, token, now)[1]
            tried = self._tried(staff.id, address)
            return tried, self._attempts.count(tx, now, tried)

        tried, counted = await self._store.run(count)
        counted.require()

        def enter(tx: Tx) -> tuple[Person, bool] | None:
            signin, staff = _waiting(tx, token, now)
            used = _after(staff, typed, now)
            if used is None:
                self._attempts.failed(tx, now, tried)
                log_refused(tx, now, tried, staff.id, staff.municipality, way="code")
                return None
            records.save(tx, staff.model_copy(update={"second": used, "last_in": now, "before_in": staff.last_in}))
            records.save(tx, signin.model_copy(update={"code_due": False}))
            self._attempts.succeeded(tx, tried)
            _audit(tx, now, staff, "staff.signed_in")
            return person_of(staff), signin.must_change

        entered = await self._store.run(enter)
        if entered is None:
            raise Refused("code.wrong")
        return entered

    def _tried(self, id: str, address: str) -> Attempt:
        own = "" if address else digest("own pages", id)
        return self._attempts.of(f"staff:{id}:code", address, device=own)


def _own(tx: Tx, person: Person) -> Staff:
    staff = None if person.role in (Role.READER, Role.LEARNER) else records.load(tx, Staff, person.id)
    if staff is None:
        raise Refused("access.refused")
    return staff


def _waiting(tx: Tx, token: str, now: dt.datetime) -> tuple[SignIn, Staff]:
    found = look_up(tx, digest(token), now) if token else None
    if found is None or not found[0].code_due or not isinstance(found[1], Staff):
        raise Refused("access.refused")
    return found[0], found[1]


def _after(staff: Staff, typed: str, now: dt.datetime) -> SecondFactor | None:
    """What is left to use after this code has been taken; `None` where it is none, or was taken before."""
    second = staff.second
    if second is None or not second.confirmed:
        return None
    step = second.step_of(typed, int(now.timestamp()))
    if step is not None:
        return second.model_copy(update={"last": step})
    mark = digest(clean(typed))
    left = tuple(kept for kept in second.recovery if not same(kept, mark))
    return second.model_copy(update={"recovery": left}) if len(left) < len(second.recovery) else None


def _recovery() -> str:
    """Two groups of five figures and letters, 50 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(2))


def _audit(tx: Tx, at: dt.datetime, staff: Staff, action: str) -> None:
    who = f"staff:{staff.id}"
    audit.record(tx, at, who, action, subject=who, municipality=staff.municipality)
