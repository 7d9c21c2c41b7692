"""What the live room is built from: the class under way, and who somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.live.hub import Hub
from supporter.services.accounts.facade import AccountsFacade
from supporter.services.classroom.facade import ClassroomFacade
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.shared.clock import Clock


@dataclass(frozen=True)
class LiveParts:
    """The hub, and the services that phones and screens ask."""

    hub: Hub
    classroom: ClassroomFacade
    accounts: AccountsFacade
    profiles: MunicipalityProfiles
    clock: Clock
