"""Work that does not end by itself, for processes that have to be ended."""

from __future__ import annotations

import os
from pathlib import Path


def spin(fifo: str) -> None:
    """Tell through `fifo` that the work has begun, and never end; the pipe closes with the process."""
    with Path(fifo).open("w") as out:
        out.write(f"{os.getpid()}\n")
        out.flush()
        while True:
            pass


def devour(most: int) -> int:
    """Take memory until `most` bytes are taken."""
    taken = []
    while len(taken) * 16 * 1024**2 < most:
        taken.append(bytearray(16 * 1024**2))
    return len(taken)


def broken() -> None:
    """End the process on the spot."""
    os._exit(7)


def bounds() -> list[tuple[int, int]]:
    """The limits of the processor and of memory that hold in this process; -1 for none."""
    import resource  # not on Windows

    return [resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
