"""Contacts past their 確認日: which numbers an office has to check again, its own first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from supporter.domain.municipalities.municipality import Contact


def overdue(own: Iterable[Contact], national: Iterable[Contact], day: dt.date) -> list[tuple[Contact, bool]]:
    """The contacts that are past their 確認日, and whether they are the municipality's own; oldest first."""
    both = [*((contact, True) for contact in own), *((contact, False) for contact in national)]
    old = [(contact, is_own) for contact, is_own in both if contact.overdue_on(day)]
    return sorted(old, key=lambda one: (not one[1], one[0].checked_on))
