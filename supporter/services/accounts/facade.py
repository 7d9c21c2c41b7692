"""Accounts of learners and staff, and how they sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from supporter.documents.engine.glyphs import unprintable
from supporter.services.accounts.attempts import Attempts
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


def built(parts: Parts, staff: StaffAccounts, halls: Callable[[str], Sequence[str]]) -> AccountsFacade:
    """The services of this feature."""
    attempts = Attempts(parts.keyed)
    return AccountsFacade(
        learners=Learners(parts.store, parts.clock, parts.hasher, attempts, unprintable=unprintable),
        staff=staff,
        sign_ins=SignIns(parts.store, parts.clock, parts.hasher, attempts, halls),
        second_factor=SecondFactors(parts.store, parts.clock, attempts),
    )
