"""Bringing a whole backup back: database, keys and content versions, into an empty place."""

from __future__ import annotations

import shutil
from pathlib import Path

from supporter.config import Settings
from supporter.storage import backup

PARTS = ("keys", "content-versions")


def bring_back(settings: Settings, folder: Path) -> None:
    """Restore `folder` into the data folder. Raises as `storage.backup.restore` does; nothing is overwritten."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup.restore(folder, settings.data)
    for part in PARTS:
        if (folder / part).is_dir():
            shutil.copytree(folder / part, settings.data / part, dirs_exist_ok=True)
