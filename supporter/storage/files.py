"""The files of one database: finds them, reads them in order, makes room for what comes next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supporter.storage import log, snapshot
from supporter.storage.base import StoreDamaged
from supporter.storage.shelves import Shelves


def kept(path: Path) -> bool:
    """Whether there is a database at `path` at all; nothing is opened."""
    return path.exists() or bool(_numbers(path))


def load(path: Path, into: Shelves) -> tuple[int, int]:
    """Read a database without touching it: the number of its newest log and the length of its good part."""
    _, number, good = _load(path, into)
    return number, good


def _load(path: Path, into: Shelves) -> tuple[int, int, int]:
    """The number of the first log that counts as well."""
    start = snapshot.read(path, into) if path.exists() and path.stat().st_size else 1
    numbers = _numbers(path)
    first = start or min(numbers, default=1)
    live = [number for number in numbers if number >= first]
    for number, expected in zip(live, range(first, first + len(live)), strict=True):
        if number != expected:
            raise StoreDamaged(f"{log_path(path, expected)}: this log is missing")
    good = 0
    for number in live:
        good = log.replay(log_path(path, number), into, newest=number == live[-1])
    return first, (live[-1] if live else first), good


def open_newest(path: Path, into: Shelves, fsync: log.Fsync) -> tuple[int, log.Log]:
    """Read the database and open its newest log, with its number, for what comes next."""
    first, number, good = _load(path, into)
    snapshot.unfinished(path).unlink(missing_ok=True)
    newest = log.Log(log_path(path, number), fsync, good)
    drop_logs(path, before=first)  # a crash left them; by now the snapshot that took them in is durable
    return number, newest


def open_next(path: Path, number: int, fsync: log.Fsync) -> log.Log:
    """A new log; when this raises, the one before is still the newest."""
    try:
        return log.Log(log_path(path, number), fsync)
    except OSError:
        log_path(path, number).unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(folder: Path, fsync: log.Fsync) -> Iterator[None]:
    """Make a folder that is durable with what the block puts into it, or not there at all."""
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield
        log.sync_folder(folder, fsync)
        log.sync_folder(folder.parent, fsync)
    except BaseException:
        shutil.rmtree(folder)
        raise


def log_path(path: Path, number: int) -> Path:
    """Where the log of this number lies."""
    return path.with_name(f"{path.name}.{number:06d}.log")


def drop_logs(path: Path, before: int) -> None:
    """Remove logs that the snapshot has taken in."""
    for number in _numbers(path):
        if number < before:
            log_path(path, number).unlink()


def link_or_copy(source: Path, target: Path) -> None:
    """The snapshot is never edited in place, so a hard link is a copy; another disk needs a real one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(0o600)
        with target.open("r+b") as file:  # Windows makes nothing durable through a handle that only reads
            os.fsync(file.fileno())


def _numbers(path: Path) -> list[int]:
    names = (file.name[len(path.name) + 1 : -len(".log")] for file in path.parent.glob(f"{path.name}.*.log"))
    return sorted(int(name) for name in names if name.isdecimal())
