"""Files that classes show: in one folder, under the digest of their content, each written whole or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from supporter.domain.classroom import class_file
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import TodaysClass
from supporter.storage.base import Store

#: Seconds for which a file that no class names yet is left alone: its page is being written.
_YOUNG = 24 * 60 * 60


class KeptFiles:
    """The files in `folder`. Whoever knows the name of one has seen its content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """The file of that name. Raises `Refused('page.unknown')`."""
        path = self._folder / name
        if not class_file.is_name(name) or not path.is_file():
            raise Refused("page.unknown")
        return path

    def size(self, name: str) -> int:
        """Its bytes; 0 where it is not there."""
        try:
            return self.path(name).stat().st_size
        except (OSError, Refused):
            return 0

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those that are there."""
        return {name: self.path(name).read_bytes() for name in sorted(names) if self.size(name)}

    def write(self, files: Mapping[str, bytes]) -> None:
        """Keep all of them under their names. Raises `Refused('disk.full')`, with none of them new in the folder."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new: list[Path] = []
        for name, body in files.items():
            path = self._folder / name
            if path.is_file():
                os.utime(path)  # young again: the page that names it is about to be written
                continue
            begun = self._folder / f".{secrets.token_hex(8)}"
            try:
                with begun.open("xb") as out:
                    out.write(body)
                    out.flush()
                    os.fsync(out.fileno())
                begun.replace(path)
            except OSError:
                for half in (begun, *new):
                    half.unlink(missing_ok=True)
                raise Refused("disk.full") from None
            new.append(path)

    def take_away(self, names: Iterable[str]) -> None:
        """Delete these on the spot, for a caller who knows that no class shows them."""
        for name in filter(class_file.is_name, names):
            (self._folder / name).unlink(missing_ok=True)

    def tidy(self, shown: set[str]) -> int:
        """Delete what is not in `shown` and a day old; returns how many."""
        if not self._folder.is_dir():
            return 0
        old = time.time() - _YOUNG
        gone = [one for one in self._folder.iterdir() if one.name not in shown and one.stat().st_mtime < old]
        for one in gone:
            one.unlink(missing_ok=True)
        return len(gone)


def shown_files(store: Store) -> set[str]:
    """The names of all files that any class or rehearsal shows."""
    shown: set[str] = set()
    for kind in (TrainingSession, Rehearsal):
        for doc in store.scan(kind.collection):
            shown |= TodaysClass.model_validate(doc.get("otherwise") or {}).files
    return shown
