"""What a person may see, take away and have erased."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.accounts.learners import People
from supporter.services.privacy.erasure import Erasing
from supporter.services.privacy.erasure_requests import Leavings
from supporter.services.privacy.own_data import OwnAffairs
from supporter.services.privacy.retention import Retention
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class PrivacyFacade:
    """`app.privacy`."""

    own_data: OwnAffairs
    erasure_requests: Leavings
    erasure: Erasing
    retention: Retention


def built(parts: Parts, learners: People, erasure: Erasing) -> PrivacyFacade:
    """The services of this feature."""
    return PrivacyFacade(
        own_data=OwnAffairs(parts.store, parts.clock, learners),
        erasure_requests=Leavings(parts.store, parts.clock, learners),
        erasure=erasure,
        retention=Retention(parts.store, parts.clock, erasure),
    )
