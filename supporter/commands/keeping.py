"""What is kept beside the database, and how a whole backup comes back."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from supporter.config import Settings
from supporter.folder import ERASURES, folder
from supporter.storage import backup
from supporter.storage.ledger import ErasureLedger

VERSIONS = "content-versions"
#: Beside the database: keys, every content version learnt from, and the municipality's own content.
PARTS = ("keys", VERSIONS, "content")


def bring_back(settings: Settings, copy: Path, erasures: Path | None) -> int:
    """Restore `copy` into the data folder, and erase again whom its ledger or `erasures` names; returns how many.

    Raises as `storage.backup.restore` does; nothing is overwritten.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = ErasureLedger(erasures).entries() if erasures else []
    kept = ErasureLedger(settings.data / ERASURES)
    # The ledger first: were this killed in between, the next start would erase whom it names.
    backup.restore(copy, settings.data, before=lambda: kept.add(set(named) - set(kept.entries())))
    for part in PARTS:
        if (copy / part).is_dir():
            shutil.copytree(copy / part, settings.data / part, dirs_exist_ok=True)
    return asyncio.run(_erase_again(settings))


async def _erase_again(settings: Settings) -> int:
    async with folder(settings) as here:
        return await here.erasing.run()
