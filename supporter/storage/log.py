"""A log holds one committed batch a line: it is on the disk when `append` returns, or the log is as before.

A line is `["<crc32>",[[table,id,document or null],…]]`; a document is always whole, so that replaying a line
twice changes nothing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import orjson

from supporter.storage.base import StoreDamaged, StoreError, StoreFull, StoreReadOnly
from supporter.storage.shelves import Shelves

Fsync = Callable[[int], None]
FULL = (errno.ENOSPC, errno.EDQUOT)


def encode(batch: Shelves, memory: Shelves) -> bytes:
    """The line of a batch; empty if it changes nothing."""
    ops = [
        [table, id, None if raw is None else orjson.Fragment(raw)]
        for table, shelf in batch.tables.items()
        for id, raw in shelf.raw.items()
        if memory[table].raw.get(id) != raw
    ]
    if not ops:
        return b""
    payload = orjson.dumps(ops)
    return b'["%08x",%b]\n' % (zlib.crc32(payload), payload)


def replay(path: Path, into: Shelves, *, newest: bool) -> int:
    """Apply every line and return the length of the good part in bytes.

    Only the last line of the newest log may be torn: nobody was told that it is there. Any other bad
    line raises `StoreDamaged` with `file:line`.
    """
    good = 0
    with path.open("rb") as file:
        lines = file.readlines()
    for number, line in enumerate(lines, 1):
        try:
            ops = _decode(line)
        except ValueError as error:
            if newest and number == len(lines) and not _holds_a_line(line):
                break
            raise StoreDamaged(f"{path}:{number}: {error}") from error
        for table, id, doc in ops:
            into.load(table, id, doc)
        good += len(line)
    return good


def _decode(line: bytes) -> list[tuple[str, str, dict[str, object] | None]]:
    payload = line[12:-2]
    if line != b'["%08x",%b]\n' % (zlib.crc32(payload), payload):
        raise ValueError("the line and its checksum differ")
    ops: list[tuple[str, str, dict[str, object] | None]] = orjson.loads(payload)
    return ops


def _holds_a_line(tail: bytes) -> bool:
    """Whether a good line follows inside, which damage can leave behind but a torn write cannot."""
    for start in re.finditer(rb'\["[0-9a-f]{8}",', tail):
        with contextlib.suppress(ValueError):
            return bool(_decode(tail[start.start() :]))
    return False


class Log:
    """The newest log, open for appending; used by one thread at a time."""

    def __init__(self, path: Path, fsync: Fsync, good: int = 0) -> None:
        """Make the file, or cut it to its `good` length; durable, folder and all, before the first line."""
        self.path = path
        self.size = good
        self._fsync = fsync
        self._failure: OSError | None = None
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _bytes(), 0o600)
        try:
            os.ftruncate(self._fd, good)
            fsync(self._fd)
            sync_folder(path.parent, fsync)
        except OSError:
            os.close(self._fd)
            raise

    def append(self, line: bytes) -> None:
        """Write one line and wait for the disk; `StoreFull` or `StoreReadOnly` if it cannot be."""
        self.require_sound()
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._fd, rest) :]
            self._fsync(self._fd)
        except OSError as error:
            self._take_back(error)
            raise failure(error) from error
        self.size += len(line)

    def require_sound(self) -> None:
        """`StoreReadOnly` if the disk failed earlier."""
        if self._failure is not None:
            raise StoreReadOnly(str(self._failure))

    def _take_back(self, error: OSError) -> None:
        """Cut half a line off; a log whose content is unsure takes no more lines."""
        try:
            os.ftruncate(self._fd, self.size)
            self._fsync(self._fd)
        except OSError:
            self._failure = error
        if error.errno not in FULL:
            self._failure = error  # after a failed fsync the kernel may have dropped earlier pages as well

    def close(self) -> None:
        """Close the file; it stays as it is."""
        os.close(self._fd)


def failure(error: OSError) -> StoreError:
    """What a failed write means to the caller."""
    return StoreFull(str(error)) if error.errno in FULL else StoreReadOnly(str(error))


def sync_folder(folder: Path, fsync: Fsync) -> None:
    """Make the names of new, renamed and removed files durable; done by itself where a folder cannot be opened."""
    directory: int | None = getattr(os, "O_DIRECTORY", None)
    if directory is None:  # Windows, whose file system keeps a journal of names
        return
    fd = os.open(folder, os.O_RDONLY | directory)
    try:
        fsync(fd)
    finally:
        os.close(fd)


def _bytes() -> int:
    """The flag without which Windows writes two characters at the end of a line."""
    return getattr(os, "O_BINARY", 0)
