"""What is kept beside the database, and how a whole backup comes back."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from supporter.config import Settings
from supporter.data_folder import ERASURES, folder
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
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
    people: int
    certificates: int


def bring_back(settings: Settings, copy: Path, erasures: Path | None) -> Back:
    """Restore `copy` into the data folder, and erase again whom its ledger or `erasures` names, nobody else.

    Raises as `storage.backup.restore` does; nothing is overwritten.
    """
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


def held(counts: Counter[str]) -> dict[str, int]:
    """How many people and certificates a database of these counts holds, as commands tell it."""
    return {"people": counts[Learner.collection], "certificates": counts[Certificate.collection]}


async def _erase_again(settings: Settings) -> tuple[int, int, int, int]:
    async with folder(settings) as here:
        renewed = await here.erasure.renew()
        erased = await here.erasure.run()
        people, certificates = (sum(1 for _ in here.store.scan(kind.collection)) for kind in (Learner, Certificate))
        return erased, renewed, people, certificates
