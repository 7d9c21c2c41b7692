"""`kill -9` at any moment loses nothing acknowledged, and gives no serial twice or leaves one out."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import select
import shutil
import time
from multiprocessing.reduction import DupFd
from pathlib import Path

import pytest

from supporter.storage.backup import restore
from supporter.storage.tiny import TinyStore
from tests.crash import crash_writer

RUNS = 200
#: Kills one database lives through, so that what a recovery left behind is crashed as well.
RUNS_PER_DATABASE = 20
LONGEST_RUN = 0.08  # seconds from the first acknowledgement to the kill

#: Processes forked from one that has done the imports already.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["supporter.storage.tiny"])


@pytest.mark.parametrize("database", range(RUNS // RUNS_PER_DATABASE))
def test_kill(database: int, tmp_path: Path) -> None:
    chance = random.Random(database)
    db = tmp_path / "data" / "db.json"
    acknowledged: set[int] = set()
    for _ in range(RUNS_PER_DATABASE):
        acknowledged |= run_and_kill(db, chance.uniform(0, LONGEST_RUN))
        check(db, acknowledged)
        check_backup(tmp_path)
    assert len(acknowledged) > RUNS_PER_DATABASE


def run_and_kill(db: Path, seconds: float) -> set[int]:
    """Start a writer, kill it that long after its first acknowledgement and return all of them."""
    reader, writer = os.pipe()
    process = _processes.Process(target=crash_writer.main, args=(db, DupFd(writer)))
    process.start()
    os.close(writer)
    try:
        heard = os.read(reader, 1)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([reader], [], [], left)[0]:
                heard += os.read(reader, 1 << 16)
    finally:
        process.kill()
        process.join()
    while rest := os.read(reader, 1 << 16):
        heard += rest
    os.close(reader)
    return {int(line) for line in heard.splitlines()}


def check(db: Path, acknowledged: set[int]) -> None:
    store = TinyStore(db)
    serials = [int(doc["id"]) for doc in store.scan("certificates")]
    counter = next((doc["n"] for doc in store.scan("counters")), 0)
    latest = {doc["id"]: doc["course"] for doc in store.scan("summaries")}
    expected = {doc["learner"]: doc["code"] for doc in store.scan("certificates")}
    asyncio.run(store.close())
    assert acknowledged <= set(serials), "an acknowledged serial is lost"
    assert serials == list(range(1, counter + 1)), "a serial is missing or too many"
    assert latest == expected, "half a unit was kept"


def check_backup(folder: Path) -> None:
    """The backups that were finished are whole; one that the kill interrupted has no database yet."""
    for backup in folder.glob("backup-*"):
        if (backup / "db.json").exists():
            restore(backup, folder / "restored")
            check(folder / "restored" / "db.json", set())
            shutil.rmtree(folder / "restored")
        shutil.rmtree(backup)
