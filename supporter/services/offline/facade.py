"""A class taken along on a laptop, and brought back."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.offline.export import TakingAlong
from supporter.services.offline.laptop import Laptop
from supporter.services.offline.uploads import Returns
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class OfflineFacade:
    """`app.offline`."""

    export: TakingAlong
    laptop: Laptop
    uploads: Returns


def built(parts: Parts) -> OfflineFacade:
    """The services of this feature."""
    return OfflineFacade(
        export=TakingAlong(parts.store, parts.clock, parts.signing, parts.site),
        laptop=Laptop(parts.store, parts.clock, parts.hasher, parts.signing),
        uploads=Returns(parts.store, parts.clock),
    )
