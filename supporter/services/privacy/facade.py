"""What a person may see, take away and have erased."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.accounts.learners import Learners
from supporter.services.privacy.disclosure_requests import DisclosureRequests
from supporter.services.privacy.erasure import Erasure
from supporter.services.privacy.erasure_requests import ErasureRequests
from supporter.services.privacy.own_data import OwnData
from supporter.services.privacy.retention import Retention
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class PrivacyFacade:
    """`app.privacy`."""

    own_data: OwnData
    erasure_requests: ErasureRequests
    erasure: Erasure
    retention: Retention
    disclosure_requests: DisclosureRequests


def built(parts: Parts, learners: Learners, erasure: Erasure) -> PrivacyFacade:
    """The services of this feature."""
    return PrivacyFacade(
        own_data=OwnData(parts.store, parts.clock, learners),
        erasure_requests=ErasureRequests(parts.store, parts.clock, learners),
        erasure=erasure,
        retention=Retention(parts.store, parts.clock, erasure),
        disclosure_requests=DisclosureRequests(parts.store, parts.clock),
    )
