"""Municipalities: their profiles, settings, regions and delegations."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.municipalities.delegations import Delegations
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.municipalities.readers import TownReaders
from supporter.services.municipalities.regions import Regions
from supporter.services.municipalities.settings import MunicipalitySettings
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class MunicipalitiesFacade:
    """`app.municipalities`."""

    profiles: MunicipalityProfiles
    settings: MunicipalitySettings
    regions: Regions
    delegations: Delegations
    readers: TownReaders


def built(parts: Parts, profiles: MunicipalityProfiles) -> MunicipalitiesFacade:
    """The services of this feature."""
    return MunicipalitiesFacade(
        profiles=profiles,
        settings=MunicipalitySettings(parts.store, parts.clock),
        regions=Regions(parts.store, parts.clock),
        delegations=Delegations(parts.store, parts.clock),
        readers=TownReaders(parts.store, parts.clock),
    )
