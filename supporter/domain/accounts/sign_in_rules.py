"""What towns ask of the sign-ins of staff: a code besides the password, an end after idle time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.municipality import IDLE_MINUTES
from supporter.domain.shared.access import Role

#: Of whom a town can require a code: those who open names by the hundred, or everything.
ASKED = frozenset({Role.OFFICER, Role.ADMINISTRATOR, Role.INSPECTOR})


class SignInRules(NamedTuple):
    """`idle` is how long a sign-in of staff lives after its last page."""

    code_required: bool
    idle: dt.timedelta

    def required_of(self, staff: Staff) -> bool:
        """Whether this member of staff cannot do without a code."""
        return self.code_required and staff.role in ASKED

    def lacks_code(self, staff: Staff) -> bool:
        """Whether a code has to be set up before anything opens."""
        return self.required_of(staff) and not staff.asks_code


def strictest(towns: Iterable[Mapping[str, Any]]) -> SignInRules:
    """Of one town for its staff, of all for who works for all; `towns` as stored, also by older programs."""
    kept = list(towns)
    idle = min((town.get("idle_minutes", IDLE_MINUTES) for town in kept), default=IDLE_MINUTES)
    required = any(town.get("second_factor") == "required" for town in kept)
    return SignInRules(required, dt.timedelta(minutes=idle))
