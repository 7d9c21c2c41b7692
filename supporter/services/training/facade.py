"""A class before its day: planned, applied for."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.shared.parts import Parts
from supporter.services.training.applications import Applications
from supporter.services.training.applying import Applying
from supporter.services.training.planning import Planning


@dataclass(frozen=True)
class TrainingFacade:
    """`app.training`."""

    planning: Planning
    applying: Applying
    applications: Applications


def built(parts: Parts) -> TrainingFacade:
    """The services of this feature."""
    return TrainingFacade(
        planning=Planning(parts.store, parts.clock, parts.library),
        applying=Applying(parts.store, parts.clock),
        applications=Applications(parts.store, parts.clock),
    )
