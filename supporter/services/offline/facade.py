"""A class taken along on a laptop, and brought back."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.classroom.kept_files import KeptFiles
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.offline.export import OfflineExport
from supporter.services.offline.laptop import Laptop
from supporter.services.offline.uploads import OfflineUploads
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class OfflineFacade:
    """`app.offline`."""

    export: OfflineExport
    laptop: Laptop
    uploads: OfflineUploads


def built(parts: Parts) -> OfflineFacade:
    """The services of this feature."""
    orders, files = RunningOrders(parts.library), KeptFiles(parts.class_files)
    return OfflineFacade(
        export=OfflineExport(parts.store, parts.clock, parts.signing, parts.site, orders, files),
        laptop=Laptop(parts.store, parts.clock, parts.hasher, parts.signing, lambda: orders, files, parts.files),
        uploads=OfflineUploads(parts.store, parts.clock, parts.files),
    )
