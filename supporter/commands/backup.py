"""What is kept beside the database, and how a whole backup comes back."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import NamedTuple

from supporter.config import Settings
from supporter.data_folder import ERASURES, folder
from supporter.storage import backup
from supporter.storage.ledger import ErasureLedger

VERSIONS = "content-versions"
#: Beside the database: keys, every content version learnt from, and the municipality's own content.
PARTS = ("keys", VERSIONS, "content")


class Back(NamedTuple):
    """What a restore did about those who were to be erased."""

    ledger: bool  # whether there was one
    erased: int
    renewed: int  # wishes in the copy that have thirty days again


def bring_back(settings: Settings, copy: Path, erasures: Path | None) -> Back:
    """Restore `copy` into the data folder, and erase again whom its ledger or `erasures` names, nobody else.

    Raises as `storage.backup.restore` does; nothing is overwritten.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = ErasureLedger(erasures).entries() if erasures else []
    kept = ErasureLedger(settings.data / ERASURES)
    known = kept.entries()
    there = bool(erasures) or kept.path.exists()
    # The ledger first: were this killed in between, the next start would erase whom it names.
    backup.restore(copy, settings.data, before=lambda: kept.add(one for one in named if one not in known))
    for part in PARTS:
        if (copy / part).is_dir():
            shutil.copytree(copy / part, settings.data / part, dirs_exist_ok=True)
    return Back(there, *asyncio.run(_erase_again(settings)))


async def _erase_again(settings: Settings) -> tuple[int, int]:
    async with folder(settings) as here:
        renewed = await here.erasure.renew()
        return await here.erasure.run(), renewed
