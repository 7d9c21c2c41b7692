"""Members of staff: trainers, officers, coordinators and administrators, and how long their post lasts."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import ClassVar

from .access import Role
from .document import Document
from .refused import Refused

#: Roles a member of staff can have; officers work for one municipality and must name it.
STAFF_ROLES = frozenset({Role.TRAINER, Role.OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR})
_RESERVED = frozenset({"command", "reader", "learner", "staff"})


class Staff(Document):
    """`id` is what they sign in with; `ends_on` the last day of the post, after which nothing opens."""

    collection: ClassVar[str] = "staff"

    name: str
    role: Role
    municipality: str = ""
    password_hash: str
    must_change: bool = True
    active: bool = True
    ends_on: dt.date | None = None
    devices: tuple[str, ...] = ()

    def serves_on(self, day: dt.date) -> bool:
        """Whether this member of staff may sign in on `day`."""
        return self.active and (self.ends_on is None or day <= self.ends_on)


def clean_id(text: str) -> str:
    """The id as stored: lower-case ASCII letters, digits and `. _ -`, 3 to 32 of them.

    Raises `Refused('staff.id_invalid')`.
    """
    id = unicodedata.normalize("NFKC", text[:64]).strip().lower()
    if not re.fullmatch(r"[a-z][a-z0-9._-]{2,31}", id) or id in _RESERVED:
        raise Refused("staff.id_invalid")
    return id


def check_post(role: Role, municipality: str) -> None:
    """Raise `Refused` for a role no staff can have, or an officer or trainer without a municipality."""
    if role not in STAFF_ROLES:
        raise Refused("staff.role_invalid")
    if role in (Role.OFFICER, Role.TRAINER) and not municipality:
        raise Refused("staff.municipality_missing")
