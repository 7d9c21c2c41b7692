"""Which 相談先 the people of a town see: its own before the national ones, and one line for one number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from supporter.domain.municipalities.municipality import Contact, Municipality
from supporter.domain.shared.telephone import dialled


def key_of(contact: Contact) -> str:
    """What makes two lines the same: the number that is dialled, else where one writes to, else the name."""
    return (dialled(contact.phone) if contact.phone else "") or contact.chat or contact.name


def national_of(town: Municipality | None, national: Iterable[Contact]) -> list[Contact]:
    """The national lines that are left beside the town's own, each with the later of its 確認日 and the town's."""
    if town is None:
        return list(national)
    own = {key_of(contact) for contact in town.contacts}
    return [_as_found(town, contact) for contact in national if key_of(contact) not in own]


def lines_of(town: Municipality | None, national: Iterable[Contact]) -> tuple[Contact, ...]:
    """Every line that people of the town see, its own first; without a town the national ones."""
    return (*(town.contacts if town else ()), *national_of(town, national))


def overdue(town: Municipality, national: Iterable[Contact], day: dt.date) -> list[tuple[Contact, bool]]:
    """The lines that are past their 確認日, and whether they are the town's own: those first, then the oldest."""
    both = [*((one, True) for one in town.contacts), *((one, False) for one in national_of(town, national))]
    old = [(one, is_own) for one, is_own in both if one.overdue_on(day)]
    return sorted(old, key=lambda pair: (not pair[1], pair[0].checked_on or dt.date.min))


def _as_found(town: Municipality, contact: Contact) -> Contact:
    found_right = town.national_checked.get(key_of(contact))
    if found_right is None or (contact.checked_on and found_right <= contact.checked_on):
        return contact
    return contact.model_copy(update={"checked_on": found_right})
