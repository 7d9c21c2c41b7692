"""The supporter's card: who is on the town's list, who carries the card, and which numbers stand on its back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Contact, Municipality

_ON_A_CARD = 3


def listed(registered: str, municipality: Municipality) -> bool | None:
    """Whether who has completed is on the town's list of supporters; `None` who has not decided.

    Where completing puts one on the list, only who has stepped down from it is not there.
    """
    undecided = True if municipality.registration == "with_completion" else None
    return {"yes": True, "no": False}.get(registered, undecided)


def carries_card(learner: Learner, municipality: Municipality, certificate: Certificate) -> bool:
    """Whether a certificate lets its owner carry the card: completed, and on the town's list of supporters."""
    on_the_list = listed(learner.registered, municipality) is True
    return on_the_list and certificate.learner == learner.id and certificate.may_be_shown


def to_carry(contacts: Iterable[Contact], day: dt.date) -> list[Contact]:
    """Three numbers for a card that is carried for years: those checked lately first.

    Only telephones, and no line that opens in set periods: nobody takes a card out to find it closed.
    """
    lasting = [one for one in contacts if one.phone and one.open_from is None and one.open_until is None]
    return sorted(lasting, key=lambda contact: contact.overdue_on(day))[:_ON_A_CARD]
