"""Accounts of learners and staff, and how they sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from supporter.documents.engine.glyphs import unprintable
from supporter.services.accounts.learners import People
from supporter.services.accounts.second_factor import Codes
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffDesk
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class AccountsFacade:
    """`app.accounts`."""

    learners: People
    staff: StaffDesk
    sign_ins: SignIns
    second_factor: Codes


def built(parts: Parts, staff: StaffDesk, hall: Callable[[str], bool]) -> AccountsFacade:
    """The services of this feature."""
    return AccountsFacade(
        learners=People(parts.store, parts.clock, parts.hasher, unprintable=unprintable),
        staff=staff,
        sign_ins=SignIns(parts.store, parts.clock, parts.hasher, hall),
        second_factor=Codes(parts.store, parts.clock),
    )
