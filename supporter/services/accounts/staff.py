"""Members of staff: added and ended by an administrator, succeeded by whom an officer invites; passwords are theirs."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping

from supporter.domain.accounts.password_rules import check_password
from supporter.domain.accounts.staff import Staff, check_post, clean_id
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, may, require
from supporter.domain.shared.names import check_name
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.attempts import Attempts, Counted
from supporter.services.accounts.sessions import end_all
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import Hasher, digest
from supporter.storage import records
from supporter.storage.base import Store, Tx

# Read aloud and typed once: no letter or figure that is taken for another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class StaffAccounts:
    """First passwords are returned once, stored hashed, and must be changed at the first sign-in."""

    def __init__(self, store: Store, clock: Clock, hasher: Hasher, attempts: Attempts) -> None:
        self._store, self._clock, self._hasher, self._attempts = store, clock, hasher, attempts

    async def add(
        self,
        actor: Person,
        id: str,
        name: str,
        role: Role,
        municipality: str = "",
        ends_on: dt.date | None = None,
    ) -> str:
        """Add a member of staff and return their first password.

        Raises `Refused`: access.refused, staff.id_invalid, staff.exists, staff.role_invalid,
        staff.municipality_missing, municipality.unknown, name.….
        """
        require(actor, Action.STAFF_MANAGE)
        return await self._create(actor, "staff.added", id, name, role, municipality, ends_on=ends_on)

    async def invite(self, officer: Person, id: str, name: str, starts_on: dt.date) -> str:
        """Add an officer of the own town who may come in from a day on; returns their first password.

        Raises `Refused` as `add` does, and form.invalid for a day that is past.
        """
        require(officer, Action.STAFF_INVITE, municipality=officer.municipality)
        if starts_on < self._clock.now().date():
            raise Refused("form.invalid", field="starts_on")
        town = officer.municipality
        return await self._create(officer, "staff.invited", id, name, Role.OFFICER, town, starts_on=starts_on)

    async def _create(
        self, actor: Person, deed: str, id: str, name: str, role: Role, municipality: str, **days: dt.date | None
    ) -> str:
        id = clean_id(id)
        check_name(name)
        check_post(role, municipality)
        password, now = _first_password(), self._clock.now()
        hash = await self._hasher.hash(password)
        fields = {"id": id, "name": name, "role": role, "municipality": municipality, "password_hash": hash}
        staff = Staff.model_validate({**fields, **days})

        def unit(tx: Tx) -> None:
            if tx.get(Staff.collection, id):
                raise Refused("staff.exists", id=id)
            if municipality and not tx.get(Municipality.collection, municipality):
                raise Refused("municipality.unknown")
            records.save(tx, staff)
            _audit(tx, now, actor, deed, staff)

        await self._store.run(unit)
        return password

    async def list(self, actor: Person) -> tuple[Staff, ...]:
        """Everybody an administrator manages or, for an officer, of the own town; those who have left included."""
        require(actor, Action.STAFF_READ, municipality=actor.municipality)
        everybody = (Staff.model_validate(doc) for doc in self._store.scan(Staff.collection))
        mine = (one for one in everybody if may(actor, Action.STAFF_READ, municipality=one.municipality))
        return tuple(one.without_secrets() for one in mine)

    async def deactivate(self, actor: Person, id: str) -> None:
        """End a post now, and every sign-in with it. Raises `Refused`: access.refused, staff.unknown."""
        await self._change(actor, id, "staff.deactivated", {"active": False})

    async def change_end(self, actor: Person, id: str, ends_on: dt.date | None) -> None:
        """Another last day of a post, or none; one that is past ends every sign-in."""
        over = ends_on is not None and ends_on < self._clock.now().date()
        await self._change(actor, id, "staff.ends_changed", {"ends_on": ends_on}, leave=over)

    async def sign_out(self, actor: Person, id: str) -> None:
        """End every sign-in of a member of staff; who knows the password may come in again."""
        await self._change(actor, id, "staff.signed_out", {})

    async def reset_code(self, actor: Person, id: str) -> None:
        """Ask no code of them any more: their telephone is lost. Ends every sign-in of theirs."""
        await self._change(actor, id, "staff.code_off", {"second": None})

    async def _change(
        self, actor: Person, id: str, deed: str, change: Mapping[str, object], *, leave: bool = True
    ) -> None:
        require(actor, Action.STAFF_MANAGE)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            staff = _load(tx, id).model_copy(update=change)
            records.save(tx, staff)
            if leave:
                end_all(tx, f"staff:{staff.id}")
            _audit(tx, now, actor, deed, staff)

        await self._store.run(unit)

    async def new_password(self, actor: Person, id: str) -> str:
        """A first password again, for a member of staff who forgot theirs; ends every sign-in of theirs."""
        require(actor, Action.STAFF_MANAGE)
        password, now = _first_password(), self._clock.now()
        change = {"password_hash": await self._hasher.hash(password), "must_change": True, "devices": ()}

        def unit(tx: Tx) -> None:
            staff = _load(tx, id).model_copy(update=change)
            records.save(tx, staff)
            end_all(tx, f"staff:{staff.id}")
            self._attempts.reset(tx, f"staff:{staff.id}")
            _audit(tx, now, actor, "staff.password_renewed", staff)

        await self._store.run(unit)
        return password

    async def change_password(self, person: Person, password: str, new_password: str) -> None:
        """Replace the own password, knowing the old one; ends every sign-in, this one too.

        Raises `Refused`: access.refused, staff.password_weak, staff.wrong, pin.resting.
        """
        tried = self._attempts.of(f"staff:{person.id}", "", device=digest("own pages", person.id))
        now = self._clock.now()

        def count(tx: Tx) -> tuple[Staff, Counted]:
            staff = None if person.role is Role.LEARNER else records.load(tx, Staff, person.id)
            if staff is None:
                raise Refused("access.refused")
            return staff, self._attempts.count(tx, now, tried)

        staff, counted = await self._store.run(count)
        counted.require()
        check_password(new_password, staff.id)
        if not await self._hasher.verify(password, staff.password_hash):
            raise Refused("staff.wrong")
        change = {"password_hash": await self._hasher.hash(new_password)}

        def unit(tx: Tx) -> None:
            self._attempts.succeeded(tx, tried)
            records.save(tx, _load(tx, person.id).model_copy(update=change))
            end_all(tx, f"staff:{person.id}")
            _audit(tx, now, person, "staff.password_changed", staff)

        await self._store.run(unit)


def _load(tx: Tx, id: str) -> Staff:
    staff = records.load(tx, Staff, id)
    if staff is None:
        raise Refused("staff.unknown")
    return staff


def _first_password() -> str:
    """Four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _audit(tx: Tx, at: dt.datetime, actor: Person, action: str, staff: Staff) -> None:
    subject = f"staff:{staff.id}"
    audit.record(tx, at, audit.actor_of(actor), action, subject=subject, municipality=staff.municipality)
