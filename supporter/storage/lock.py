"""Only one process has the database open; the lock goes with the process, however it ends.

The lock is the operating system's. Network folders may not honour it: keep the data on a local disk.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from supporter.storage.base import StoreInUse


class Lock:
    """Held from construction; `StoreInUse` if somebody else has it."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(f"{path}.lock", timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreInUse(path) from None

    def release(self) -> None:
        """Let the next one in."""
        self._lock.release()
