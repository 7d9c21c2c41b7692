"""Members of staff: trainers, officers, coordinators, administrators, inspectors, and how long their post lasts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import ClassVar

from supporter.domain.accounts.totp import SecondFactor
from supporter.domain.shared.access import Role
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens

#: Roles a member of staff can have; officers, trainers and inspectors work for one municipality.
STAFF_ROLES = frozenset({Role.TRAINER, Role.OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.INSPECTOR})
_RESERVED = frozenset({"command", "reader", "learner", "staff"})


#: So many days before the end of a post its holder is asked to hand over, and after its beginning is new to it.
SOON = dt.timedelta(days=30)
#: A town with fewer officers has nobody when one is ill or moves on.
ENOUGH_OFFICERS = 2


class Staff(Document):
    """`id` is what they sign in with; nothing opens before `starts_on` nor after `ends_on`, the post's last day.

    `first_done` are the steps of the first ten minutes that are done. `last_in` is when they signed in last,
    `before_in` the time before that, `second` what is asked after the password, where they chose so.
    """

    collection: ClassVar[str] = "staff"

    name: str
    role: Role
    municipality: str = ""
    password_hash: str
    must_change: bool = True
    active: bool = True
    ends_on: dt.date | None = None
    devices: tuple[str, ...] = ()
    starts_on: dt.date | None = None
    last_in: dt.datetime | None = None
    before_in: dt.datetime | None = None
    second: SecondFactor | None = None
    first_done: tuple[str, ...] = ()

    def serves_on(self, day: dt.date) -> bool:
        """Whether this member of staff may sign in on `day`."""
        begun = self.starts_on is None or self.starts_on <= day
        return self.active and begun and (self.ends_on is None or day <= self.ends_on)

    def ends_soon(self, today: dt.date) -> bool:
        """Whether it is time to invite a successor."""
        return self.active and self.ends_on is not None and today <= self.ends_on <= today + SOON

    def is_new(self, today: dt.date) -> bool:
        """Whether the post has begun lately."""
        return self.starts_on is not None and self.starts_on <= today <= self.starts_on + SOON

    @property
    def asks_code(self) -> bool:
        """Whether a code of the own telephone is asked for after the password."""
        return self.second is not None and self.second.confirmed

    def without_secrets(self) -> Staff:
        """As pages may have it."""
        shown = SecondFactor(secret="", confirmed=True) if self.asks_code else None
        return self.model_copy(update={"password_hash": "", "devices": (), "second": shown})


def too_few(staff: Iterable[Staff], today: dt.date) -> bool:
    """Whether a town's staff have fewer officers than it takes for one to be away."""
    return sum(one.role is Role.OFFICER and one.serves_on(today) for one in staff) < ENOUGH_OFFICERS


def names_open(held_on: dt.date, today: dt.date, days: int) -> bool:
    """Whether a trainer may still see who was in a class held on `held_on`: so many days after it, no longer."""
    return today <= held_on + dt.timedelta(days=days)


def clean_id(text: str) -> str:
    """The id as stored: lower-case ASCII letters, digits and `. _ -`, 3 to 32 of them.

    Raises `Refused('staff.id_invalid')`.
    """
    id = hyphens(text[:64]).strip().lower()
    if not re.fullmatch(r"[a-z][a-z0-9._-]{2,31}", id) or id in _RESERVED:
        raise Refused("staff.id_invalid")
    return id


def check_post(role: Role, municipality: str) -> None:
    """Raise `Refused` for a role no staff can have, or an officer, trainer or inspector without a town."""
    if role not in STAFF_ROLES:
        raise Refused("staff.role_invalid")
    if role in (Role.OFFICER, Role.TRAINER, Role.INSPECTOR) and not municipality:
        raise Refused("staff.municipality_missing")
