"""Municipalities: their profiles, settings, regions and delegations."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.municipalities.delegations import Delegations
from supporter.services.municipalities.profiles import Municipalities
from supporter.services.municipalities.regions import Regions
from supporter.services.municipalities.settings import Towns
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class MunicipalitiesFacade:
    """`app.municipalities`."""

    profiles: Municipalities
    settings: Towns
    regions: Regions
    delegations: Delegations


def built(parts: Parts, profiles: Municipalities) -> MunicipalitiesFacade:
    """The services of this feature."""
    return MunicipalitiesFacade(
        profiles=profiles,
        settings=Towns(parts.store, parts.clock),
        regions=Regions(parts.store, parts.clock),
        delegations=Delegations(parts.store, parts.clock),
    )
