"""Members of staff: added, listed and ended by an administrator; their passwords are theirs alone."""

from __future__ import annotations

import datetime as dt
import secrets

from supporter.domain.access import Action, Person, Role, require
from supporter.domain.municipality import Municipality
from supporter.domain.names import check_name
from supporter.domain.refused import Refused
from supporter.domain.secret import check_password
from supporter.domain.staff import Staff, check_post, clean_id
from supporter.storage import records
from supporter.storage.base import Store, Tx

from . import audit, tries
from .clock import Clock
from .secrets import Hasher, digest
from .signed_in import end_all

# Read aloud and typed once: no letter or figure that is taken for another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class StaffDesk:
    """First passwords are returned once, stored hashed, and must be changed at the first sign-in."""

    def __init__(self, store: Store, clock: Clock, hasher: Hasher) -> None:
        self._store, self._clock, self._hasher = store, clock, hasher

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
        id = clean_id(id)
        check_name(name)
        check_post(role, municipality)
        password, now = _first_password(), self._clock.now()
        staff = Staff(
            id=id,
            name=name,
            role=role,
            municipality=municipality,
            password_hash=await self._hasher.hash(password),
            ends_on=ends_on,
        )

        def unit(tx: Tx) -> None:
            if tx.get(Staff.collection, id):
                raise Refused("staff.exists", id=id)
            if municipality and not tx.get(Municipality.collection, municipality):
                raise Refused("municipality.unknown")
            records.save(tx, staff)
            _tell(tx, now, actor, "staff.added", staff)

        await self._store.run(unit)
        return password

    async def list(self, actor: Person) -> tuple[Staff, ...]:
        """Everybody, those who have left included, in id order."""
        require(actor, Action.STAFF_MANAGE)
        return tuple(Staff.model_validate(doc) for doc in self._store.scan(Staff.collection))

    async def deactivate(self, actor: Person, id: str) -> None:
        """End a post now, and every sign-in with it. Raises `Refused`: access.refused, staff.unknown."""
        require(actor, Action.STAFF_MANAGE)
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            staff = _load(tx, id).model_copy(update={"active": False})
            records.save(tx, staff)
            end_all(tx, f"staff:{staff.id}")
            _tell(tx, now, actor, "staff.deactivated", staff)

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
            tries.forget(tx, f"staff:{staff.id}")
            _tell(tx, now, actor, "staff.password_renewed", staff)

        await self._store.run(unit)
        return password

    async def change_password(self, person: Person, password: str, new_password: str) -> None:
        """Replace the own password, knowing the old one; ends every sign-in, this one too.

        Raises `Refused`: access.refused, staff.password_weak, staff.wrong, pin.resting.
        """
        tried = tries.attempt(f"staff:{person.id}", "", exists=True, device=digest("own pages", person.id))
        now = self._clock.now()

        def count(tx: Tx) -> Staff:
            staff = None if person.role is Role.LEARNER else records.load(tx, Staff, person.id)
            if staff is None:
                raise Refused("access.refused")
            tries.begin(tx, now, tried)
            return staff

        staff = await self._store.run(count)
        check_password(new_password, staff.id)
        if not await self._hasher.verify(password, staff.password_hash):
            raise Refused("staff.wrong")
        change = {"password_hash": await self._hasher.hash(new_password)}

        def unit(tx: Tx) -> None:
            tries.right(tx, tried)
            records.save(tx, _load(tx, person.id).model_copy(update=change))
            end_all(tx, f"staff:{person.id}")
            _tell(tx, now, person, "staff.password_changed", staff)

        await self._store.run(unit)


def _load(tx: Tx, id: str) -> Staff:
    staff = records.load(tx, Staff, id)
    if staff is None:
        raise Refused("staff.unknown")
    return staff


def _first_password() -> str:
    """Four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _tell(tx: Tx, at: dt.datetime, actor: Person, action: str, staff: Staff) -> None:
    subject = f"staff:{staff.id}"
    audit.record(tx, at, audit.actor_of(actor), action, subject=subject, municipality=staff.municipality)
