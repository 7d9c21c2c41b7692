"""A first start after an upgrade, ended at any of its steps: the next one opens everything, and nothing twice.

The database is one under the first names of its collections. The starting process opens it, writes one document,
tells of it and closes; it kills itself as it comes to its n-th step that touches the data folder, for every n.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import sys
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any

from supporter.storage import files
from supporter.storage.base import COLLECTIONS, Doc, Tx
from supporter.storage.shelves import Shelves
from supporter.storage.tiny import TinyStore
from tests.crash.test_power import Disk
from tests.support.first_names import DB, Documents, expected, laid_out, old_names_in

#: What Python tells its auditors of that changes a folder or what is in it; writing and syncing are told by `fsync`.
TOUCHING = {"open", "os.rename", "os.remove", "os.truncate", "os.link", "os.mkdir"}
LEAST_STEPS = 15
#: Starts of the database that is killed again and again.
STARTS = 20

#: Processes forked from one that has done the imports already.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["supporter.storage.tiny"])


def start(db: Path, last: int, told: Any) -> None:
    """Start, write and close; killed at the step `last`. `told` hears of what is durable."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, args: tuple[Any, ...]) -> None:
        if event in TOUCHING and str(args[0]).startswith(str(db)):
            step()

    def fsync(fd: int) -> None:
        step()  # what was written may be there, and nobody has been told
        os.fsync(fd)
        step()

    pipe = told.detach()
    sys.addaudithook(hear)
    store = TinyStore(db, fsync=fsync)
    asyncio.run(_write(store, last, pipe))


async def _write(store: TinyStore, last: int, told: int) -> None:
    await store.run(lambda tx: tx.put("handover_notes", note(last)))
    os.write(told, b"!")
    await store.close()


def note(last: int) -> Doc:
    return {"v": 1, "id": f"{last:06}", "text": f"start {last}", "by": "", "at": None}


def start_and_kill(db: Path, last: int) -> tuple[bool, bool]:
    """Whether the document was acknowledged, and whether the process came to its end alive."""
    reader, writer = os.pipe()
    process = _processes.Process(target=start, args=(db, last, DupFd(writer)))
    process.start()
    os.close(writer)
    heard = os.read(reader, 1)
    process.join()
    os.close(reader)
    assert process.exitcode in (0, -signal.SIGKILL)
    return heard == b"!", process.exitcode == 0


def look(folder: Path) -> Documents:
    """What the files hold, without touching them."""
    kept = Shelves()
    files.load(folder / DB, kept)
    return {name: dict(kept[name]) for name in COLLECTIONS}


def without_notes_of_starts(found: Documents) -> tuple[Documents, set[str]]:
    """What else is there, of collections that hold anything (later ones are empty), and the ids of these notes."""
    notes = {id for id, doc in found["handover_notes"].items() if doc["text"].startswith("start ")}
    others = {name: {id: docs[id] for id in docs if id not in notes} for name, docs in found.items()}
    return {name: docs for name, docs in others.items() if docs}, notes


def purged() -> Documents:
    """What is there after the first opening: what was remembered of lists is gone on purpose, all else is as it was."""
    found = expected()
    return found | {"import_columns": {id: {"v": 2, "id": id, "columns": {}} for id in found["import_columns"]}}


def check_kept(folder: Path, acknowledged: set[str]) -> None:
    """Everything is there with what was acknowledged; purged, or as it was if no opening has come to its end."""
    found, notes = without_notes_of_starts(look(folder))
    assert notes >= acknowledged, "an acknowledged document is lost"
    assert found == purged() or (found == expected() and not notes)


def check(db: Path, acknowledged: set[str]) -> None:
    """Everything is there, with what was acknowledged; then it opens, and no old name is left, nor what is purged."""
    check_kept(db.parent, acknowledged)
    store = TinyStore(db)
    assert {name: {doc["id"] for doc in store.scan(name)} for name in COLLECTIONS} == {
        name: set(docs) for name, docs in look(db.parent).items()
    }
    assert not old_names_in(db.parent)
    asyncio.run(store.close())
    assert without_notes_of_starts(look(db.parent))[0] == purged()
    assert [path.name for path in db.parent.iterdir() if "デンワ" in path.read_text("utf-8", "replace")] == []


def test_killed_at_each_step_of_its_own(tmp_path: Path) -> None:
    last, alive = 0, False
    while not alive:
        last += 1
        db = laid_out(tmp_path / f"{last}")
        told, alive = start_and_kill(db, last)
        check(db, {note(last)["id"]} if told else set())
    assert last > LEAST_STEPS


def test_killed_again_and_again_on_the_way(tmp_path: Path) -> None:
    """One database, killed at one of the first steps of a start, then at one of the next start, and so on."""
    chance = random.Random(1)
    db = laid_out(tmp_path / "data")
    acknowledged: set[str] = set()
    for _ in range(STARTS):
        last = chance.randint(LEAST_STEPS // 2, LEAST_STEPS * 3)
        told, _ = start_and_kill(db, last)
        acknowledged |= {note(last)["id"]} if told else set()
        check_kept(db.parent, acknowledged)
    check(db, acknowledged)


def test_a_power_cut_during_the_first_opening(tmp_path: Path) -> None:
    db = laid_out(tmp_path / "data")
    disk = Disk(db.parent)
    store = TinyStore(db, fsync=disk.fsync)

    def unit(tx: Tx) -> None:
        tx.put("handover_notes", note(1))

    asyncio.run(store.run(unit))
    disk.promise(1)
    asyncio.run(store.close())
    disk.close()
    assert len(disk.states) > LEAST_STEPS
    for number, (state, promised) in enumerate(disk.states):
        folder = tmp_path / f"after-{number}"
        folder.mkdir()
        for name, content in state.items():
            (folder / name).write_bytes(content)
        check_kept(folder, {note(1)["id"]} if promised else set())
