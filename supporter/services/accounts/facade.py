"""Accounts of learners and staff, and how they sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from supporter.documents.engine.glyphs import unprintable
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.second_factor import SecondFactors
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class AccountsFacade:
    """`app.accounts`."""

    learners: Learners
    staff: StaffAccounts
    sign_ins: SignIns
    second_factor: SecondFactors


def built(parts: Parts, staff: StaffAccounts, hall: Callable[[str], bool]) -> AccountsFacade:
    """The services of this feature."""
    return AccountsFacade(
        learners=Learners(parts.store, parts.clock, parts.hasher, unprintable=unprintable),
        staff=staff,
        sign_ins=SignIns(parts.store, parts.clock, parts.hasher, hall),
        second_factor=SecondFactors(parts.store, parts.clock),
    )
