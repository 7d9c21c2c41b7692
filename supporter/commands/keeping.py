"""What is kept beside the database, and how a whole backup comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

from supporter.config import Settings
from supporter.storage import backup

VERSIONS = "content-versions"
#: Beside the database: keys, every content version learnt from, and the municipality's own content.
PARTS = ("keys", VERSIONS, "content")


def bring_back(settings: Settings, folder: Path) -> None:
    """Restore `folder` into the data folder. Raises as `storage.backup.restore` does; nothing is overwritten."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup.restore(folder, settings.data)
    for part in PARTS:
        if (folder / part).is_dir():
            shutil.copytree(folder / part, settings.data / part, dirs_exist_ok=True)
