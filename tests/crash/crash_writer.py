"""The process that is killed: 20 writers issue serials and tell by a pipe what `run` has returned."""

from __future__ import annotations

import asyncio
import os
import shutil
from itertools import count
from pathlib import Path
from typing import Any

from supporter.storage.base import Tx
from supporter.storage.tiny import TinyStore

WRITERS = 20
#: So small that a compaction falls into almost every run.
COMPACT_BYTES = 3000


def main(db: Path, pipe: Any) -> None:
    """Write until killed; each acknowledgement is one line with a serial. `pipe` is a `DupFd`."""
    asyncio.run(_write(TinyStore(db, compact_bytes=COMPACT_BYTES), db.parent.parent, pipe.detach()))


async def _write(store: TinyStore, folder: Path, acknowledged: int) -> None:
    async def writer(number: int) -> None:
        while True:
            serial = await store.run(lambda tx: _issue(tx, number))
            os.write(acknowledged, b"%d\n" % serial)

    async def backups() -> None:
        for n in count():
            await store.backup(folder / f"backup-{os.getpid()}-{n}")
            if n:
                shutil.rmtree(folder / f"backup-{os.getpid()}-{n - 1}")
            await asyncio.sleep(0)

    await asyncio.gather(backups(), *(writer(number) for number in range(WRITERS)))


def _issue(tx: Tx, writer: int) -> int:
    serial: int = (tx.get("counters", "serial") or {"n": 0})["n"] + 1
    tx.put("counters", {"v": 1, "id": "serial", "n": serial})
    tx.put("certificates", {"v": 1, "id": f"{serial:06}", "learner": f"L{writer}", "code": f"{serial}"})
    tx.put("summaries", {"v": 1, "id": f"L{writer}", "learner": f"L{writer}", "course": f"{serial}"})
    return serial
