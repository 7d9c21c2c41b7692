"""The erasure ledger: one line for each person erased, numbers and dates alone, kept outside every backup."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from supporter.domain.privacy.erasure_request import ErasureLine
from supporter.storage.base import LedgerDamaged
from supporter.storage.log import Fsync, failure, sync_folder


class ErasureLedger:
    """A file that only grows."""

    def __init__(self, path: Path, fsync: Fsync = os.fsync) -> None:
        self.path = path
        self._fsync = fsync

    def entries(self) -> list[ErasureLine]:
        """Every line, the oldest first. Half a last line was never promised to anybody.

        Raises `LedgerDamaged` with `file:line` for any other line that cannot be read.
        """
        return [_read(self.path, number, line) for number, line in enumerate(self._lines(), 1)]

    def add(self, erasures: Iterable[ErasureLine]) -> None:
        """Write lines; durable when this returns. `StoreFull` or `StoreReadOnly` if the disk refuses."""
        good = sum(map(len, self._lines()))
        try:
            fd = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(fd, "wb") as file:
                file.truncate(good)
                file.seek(good)
                file.writelines(erasure.model_dump_json().encode() + b"\n" for erasure in erasures)
                file.flush()
                self._fsync(file.fileno())
            sync_folder(self.path.parent, self._fsync)
        except OSError as error:
            raise failure(error) from error

    def _lines(self) -> list[bytes]:
        if not self.path.exists():
            return []
        return [line for line in self.path.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]


def _read(path: Path, number: int, line: bytes) -> ErasureLine:
    try:
        return ErasureLine.model_validate_json(line)
    except ValidationError:
        raise LedgerDamaged(f"{path}:{number}: not a line of an erasure ledger") from None
