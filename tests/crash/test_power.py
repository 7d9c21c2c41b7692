"""A power cut loses nothing that was acknowledged: only what was fsynced is sure to be on the disk.

A model, not hardware: after each fsync and each acknowledgement the disk may hold of every file what it
held at the file's last fsync, or half of what came since, under the names of now, or of the folder's
last fsync with or without the files removed since.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

from supporter.storage import files
from supporter.storage.base import Tx
from supporter.storage.shelves import Shelves
from supporter.storage.tiny import TinyStore

UNITS = 40
State = dict[str, bytes]


class Disk:
    """Notes what is sure to be there; `states` are all disks a power cut could leave, with what was promised."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.promised = 0
        self.states: list[tuple[State, int]] = []
        self._latest: list[State] = []
        self._content: dict[int, bytes] = {}
        self._kept: list[int] = []
        self._names = self._names_now()
        for name in self._names:  # what lies there at the start has been there for long
            self._keep(os.open(folder / name, os.O_RDONLY), folder / name)

    def fsync(self, fd: int) -> None:
        """What an fsync makes sure of."""
        path = Path(f"/proc/self/fd/{fd}").readlink()
        self._note()
        if path == self.folder:
            self._names = self._names_now()
        elif path.is_file():
            self._keep(os.dup(fd), path)
        self._note()

    def _keep(self, fd: int, path: Path) -> None:
        self._kept.append(fd)  # else the number of a removed file would be given to a new one
        self._content[os.fstat(fd).st_ino] = path.read_bytes()

    def promise(self, n: int) -> None:
        """Note that the unit `n` was acknowledged; the journal's thread may be at its next work already."""
        self.promised = n
        self.states += [(state, n) for state in self._latest]

    def _note(self) -> None:
        """Remember what a power cut could leave now."""
        now = self._names_now()
        only_removals = {name: inode for name, inode in self._names.items() if name in now}
        sure = [
            {name: self._content.get(inode, b"") for name, inode in names.items()}
            for names in (self._names, only_removals, now)
        ]
        torn = {name: self._half(self.folder / name, content) for name, content in sure[-1].items()}
        self._latest = [*sure, torn]
        self.states += [(state, self.promised) for state in self._latest]

    def close(self) -> None:
        """Let the files go."""
        for fd in self._kept:
            os.close(fd)

    def _half(self, path: Path, sure: bytes) -> bytes:
        """Half of what was written since."""
        now = path.read_bytes()
        return now[: (len(sure) + len(now)) // 2]

    def _names_now(self) -> dict[str, int]:
        return {path.name: path.stat().st_ino for path in self.folder.iterdir() if path.suffix != ".lock"}


def test_power_cut(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    disk = Disk(folder)
    store = TinyStore(folder / "db.json", compact_bytes=400, fsync=disk.fsync)

    def unit(tx: Tx, n: int) -> None:
        tx.put("counters", {"v": 1, "id": "serial", "n": n})
        tx.put("certificates", {"v": 1, "id": f"{n:03}", "code": f"{n}"})

    async def write() -> None:
        for n in range(1, UNITS + 1):
            await store.run(lambda tx, n=n: unit(tx, n))  # type: ignore[misc]
            disk.promise(n)
            if n % 15 == 0:
                await store.backup(tmp_path / f"backup-{n}")

    asyncio.run(write())
    asyncio.run(store.close())
    disk.close()
    assert len(disk.states) > 4 * UNITS
    for state, promised in disk.states:
        check(tmp_path / "after", state, promised)


def check(folder: Path, state: State, promised: int) -> None:
    """The disk opens, holds at least what was promised, and no half of a unit."""
    folder.mkdir()
    for name, content in state.items():
        (folder / name).write_bytes(content)
    kept = Shelves()
    files.load(folder / "db.json", kept)
    numbers = [int(id) for id in kept["certificates"]]
    counter = kept["counters"]["serial"]["n"] if kept["counters"] else 0
    assert counter >= promised, f"{promised} was promised, {counter} is left"
    assert sorted(numbers) == list(range(1, counter + 1))
    shutil.rmtree(folder)
