"""The files under the TinyDB store: what a crash, a bad disk or a second process may do to them."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from supporter.storage import base, files, journal
from supporter.storage.backup import restore
from supporter.storage.base import StoreDamaged, StoreFull, StoreInUse, StoreNotEmpty, StoreReadOnly
from supporter.storage.shelves import Shelves
from supporter.storage.tiny import TinyStore


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "data" / "db.json"


@contextmanager
def opened(db: Path, **options: Any) -> Iterator[TinyStore]:
    store = TinyStore(db, **options)
    try:
        yield store
    finally:
        asyncio.run(store.close())


def put(store: TinyStore, *ids: str, **fields: object) -> None:
    def unit(tx: base.Tx) -> None:
        for id in ids:
            tx.put("learners", {"v": 1, "id": id, "municipality": "312011", "folded": "", **fields})

    asyncio.run(store.run(unit))


def ids(store: TinyStore) -> list[str]:
    return [doc["id"] for doc in store.scan("learners")]


def left_by_a_crash(db: Path, *units: str, **options: Any) -> list[Path]:
    """Commit units of these ids one after the other and leave the files as a killed process would; returns the logs."""
    crashed = db.parent.with_name("crashed")
    with opened(crashed / db.name, **options) as store:
        for unit in units:
            put(store, *unit.split())
        shutil.copytree(crashed, db.parent)
    shutil.rmtree(crashed)
    return logs(db)


def logs(db: Path) -> list[Path]:
    return sorted(db.parent.glob("*.log"))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".lock"}


def test_plain_tinydb_reads_the_snapshot(db: Path) -> None:
    with opened(db) as store:
        put(store, "花子", "taro", name={"family": "山田"})
    plain = TinyDB(db)
    assert plain.table("learners").get(doc_id="花子")["name"] == {"family": "山田"}  # type: ignore[call-overload]
    assert len(plain.table("learners")) == 2


def test_a_database_kept_by_plain_tinydb_is_taken(db: Path) -> None:
    db.parent.mkdir()
    plain = TinyDB(db, indent=2)
    plain.table("learners").insert(Document({"v": 1, "id": "1", "municipality": "312011"}, doc_id=1))
    plain.close()
    with opened(db) as store:
        put(store, "2")
        assert ids(store) == ["1", "2"]
        assert len(asyncio.run(store.read(lambda tx: tx.find("learners", "municipality", "312011")))) == 2
    plain = TinyDB(db)
    plain.table("learners").remove(doc_ids=[1])
    plain.close()
    with opened(db) as store:
        assert ids(store) == ["2"]


def test_it_is_tinydb(db: Path) -> None:
    """The whole of TinyDB's table works on the journal; conditions on an indexed field use the index."""
    tiny = journal.open_db(db, indexes={"people": ("town",)})
    people = tiny.table("people")
    people.insert_multiple(Document({"town": town, "n": n}, str(n)) for n, town in enumerate("aab"))  # type: ignore[arg-type]
    people.update({"town": "b"}, where("n") == 1)
    people.upsert({"town": "c", "n": 7}, where("n") == 7) if people.contains(where("n") == 7) else None
    assert sorted(doc.doc_id for doc in people.search(where("town") == "b")) == ["1", "2"]  # type: ignore[comparison-overlap]
    assert people.remove(where("n") == 2) == ["2"]  # type: ignore[comparison-overlap]
    people.search(where("n") == 0)[0]["town"] = "edited"
    tiny.close()
    tiny = journal.open_db(db, indexes={"people": ("town",)})
    assert {doc.doc_id: doc["town"] for doc in tiny.table("people")} == {"0": "a", "1": "b"}  # type: ignore[comparison-overlap]
    assert tiny.tables() == {"people"}
    tiny.drop_tables()
    assert tiny.tables() == set()
    tiny.close()


def test_only_the_owner_may_read_the_files(db: Path) -> None:
    with opened(db) as store:
        put(store, "hanako")
        asyncio.run(store.backup(db.parent / "backup"))
        files = [file for file in db.parent.rglob("*") if file.is_file()]
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert {folder.stat().st_mode & 0o777 for folder in (db.parent, db.parent / "backup")} == {0o700}


def test_a_line_torn_at_any_byte_is_as_if_never_written(db: Path) -> None:
    [log] = left_by_a_crash(db, "a", "b1 b2")
    whole = log.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole)):
        folder = db.parent.with_name(f"cut{cut}")
        folder.mkdir()
        (folder / log.name).write_bytes(whole[:cut])
        with opened(folder / db.name, fsync=lambda fd: None) as store:
            assert ids(store) == ["a"]
            put(store, "c")
            reread = Shelves()
            files.load(folder / db.name, reread)
            assert list(reread["learners"]) == ["a", "c"]


@pytest.mark.parametrize("tail", [b"\0", b"\0" * 4096, b'["00000000",[]]\n', b"[", b"\n", b"\xff\r"])
def test_a_tail_that_is_no_line_is_cut(db: Path, tail: bytes) -> None:
    [log] = left_by_a_crash(db, "a", "b")
    whole = log.read_bytes()
    log.write_bytes(whole + tail)
    store = TinyStore(db)
    assert ids(store) == ["a", "b"]
    assert log.read_bytes() == whole
    asyncio.run(store.close())


@pytest.mark.parametrize("damage", ["flip", "cut", "zero"])
def test_a_damaged_line_is_named_and_nothing_is_touched(db: Path, damage: str) -> None:
    [log] = left_by_a_crash(db, "a", "b", "c")
    lines = log.read_bytes().splitlines(keepends=True)
    middle = lines[1]
    damaged = {"flip": middle.replace(b"312011", b"312012"), "cut": middle[:-9], "zero": bytes(len(middle))}
    lines[1] = damaged[damage]
    log.write_bytes(b"".join(lines))
    before = content(db.parent)
    with pytest.raises(StoreDamaged, match=rf"{log}:2:"):
        TinyStore(db)
    assert content(db.parent) == before


def test_a_torn_line_is_forgiven_in_the_newest_log_only(db: Path) -> None:
    [log] = left_by_a_crash(db, "a", "b")
    (db.parent / "db.json.000002.log").write_bytes(b"")
    log.write_bytes(log.read_bytes()[:-1])
    with pytest.raises(StoreDamaged, match=rf"{log}:2:"):
        TinyStore(db)


def test_any_flipped_bit_of_the_snapshot_is_noticed(db: Path) -> None:
    with opened(db) as store:
        put(store, "a", "b")
    whole = db.read_bytes()
    for at in range(len(whole)):
        db.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        try:
            with opened(db) as store:  # only the form of the checksum table itself may change
                assert ids(store) == ["a", "b"]
            assert at >= whole.index(b'"_checksum"') - 2
        except base.StoreError:
            pass
    db.write_bytes(whole.replace(b'"b":\t{', b'"b":\t'))
    with pytest.raises(StoreDamaged, match=rf"{db}:4: "):
        TinyStore(db)


def test_a_log_that_is_missing_is_noticed(db: Path) -> None:
    left_by_a_crash(db, "a", "b", compact_bytes=1)
    assert db.exists()
    db.unlink()
    with pytest.raises(StoreDamaged, match=r"000001\.log: this log is missing"):
        TinyStore(db)


def test_a_log_that_the_snapshot_took_in_is_not_replayed(db: Path) -> None:
    """A power cut may undo the removal of an old log while a newer one is gone for good."""
    with opened(db) as store:
        put(store, "a", n=1)
        old = logs(db)[0].read_bytes()
        put(store, "a", n=2)
    (db.parent / "db.json.000001.log").write_bytes(old)
    with opened(db) as store:
        assert next(store.scan("learners"))["n"] == 2
        assert "db.json.000001.log" not in [log.name for log in logs(db)], "nor does it lie about for ever"


def test_units_share_an_fsync(db: Path) -> None:
    calls = 0

    def fsync(fd: int) -> None:
        nonlocal calls
        calls += 1
        os.fsync(fd)

    with opened(db, fsync=fsync) as store:

        async def burst() -> None:
            def unit(tx: base.Tx, i: int) -> None:
                tx.put("counters", {"v": 1, "id": f"{i}"})

            await asyncio.gather(*(store.run(lambda tx, i=i: unit(tx, i)) for i in range(200)))  # type: ignore[misc]

        calls = 0
        asyncio.run(burst())
        assert calls == 1
        asyncio.run(store.run(lambda tx: tx.put("counters", {"v": 1, "id": "1"})))
        assert calls == 1, "what changes nothing costs nothing"


def test_nothing_is_seen_before_it_is_on_the_disk(db: Path) -> None:
    stores: list[TinyStore] = []
    seen: list[list[str]] = []
    with opened(db, fsync=lambda fd: seen.extend(map(ids, stores))) as store:
        stores.append(store)
        put(store, "hanako")
        stores.clear()
        assert (seen, ids(store)) == ([[]], ["hanako"])


class Disk:
    """Writes that fail as a disk would: `room` bytes are taken, then `error` is raised."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room: int | None = None
        self.error = errno.ENOSPC
        self._write = os.write
        monkeypatch.setattr(os, "write", self.write)

    def write(self, fd: int, data: Any) -> int:
        if self.room is None:
            return self._write(fd, data)
        if not self.room:
            raise OSError(self.error, os.strerror(self.error))
        written = self._write(fd, bytes(data)[: self.room])
        self.room -= written
        return written


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_loses_nothing_and_keeps_nothing_of_the_unit(
    db: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    disk = Disk(monkeypatch)
    with opened(db) as store:
        put(store, "a")
        size = logs(db)[0].stat().st_size
        for _ in range(3):
            disk.room = room
            with pytest.raises(StoreFull):
                put(store, "b")
            assert (ids(store), logs(db)[0].stat().st_size) == (["a"], size)
        disk.room = None
        put(store, "c")
        shutil.copytree(db.parent, db.parent.with_name("copy"))
    for folder in ("data", "copy"):
        with opened(db.parent.with_name(folder) / db.name) as store:
            assert ids(store) == ["a", "c"]


def test_a_disk_that_errs_makes_the_store_read_only(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    with opened(db) as store:
        put(store, "a")
        disk.room, disk.error = 0, errno.EIO
        for _ in range(2):
            with pytest.raises(StoreReadOnly):
                put(store, "b")
            disk.room = None
        with pytest.raises(StoreReadOnly):
            asyncio.run(store.backup(db.parent / "backup"))
        assert ids(store) == ["a"]
    with opened(db) as store:
        assert ids(store) == ["a"]


def test_an_fsync_that_fails_is_never_acknowledged(db: Path) -> None:
    broken = False

    def fsync(fd: int) -> None:
        if broken:
            raise OSError(errno.EIO, "Input/output error")
        os.fsync(fd)

    with opened(db, fsync=fsync) as store:
        put(store, "a")
        broken = True
        with pytest.raises(StoreReadOnly):
            put(store, "b")
        broken = False
        with pytest.raises(StoreReadOnly):
            put(store, "c")
        assert ids(store) == ["a"]


def test_a_compaction_without_room_only_leaves_longer_logs(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = True

    def replace(self: Path, target: Path) -> Path:
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        os.replace(self, target)  # noqa: PTH105
        return target

    monkeypatch.setattr(Path, "replace", replace)
    with opened(db, compact_bytes=1) as store:
        for id in "abcd":
            put(store, id)
        assert not db.exists()
        assert not list(db.parent.glob("*.new"))
        with pytest.raises(StoreFull):
            asyncio.run(store.backup(db.parent / "backup"))
        assert not (db.parent / "backup").exists()
        shutil.copytree(db.parent, db.parent.with_name("copy"))
        full = False
        put(store, "e")
        assert len(logs(db)) == 1
    with opened(db.parent.with_name("copy") / db.name) as store:
        assert ids(store) == ["a", "b", "c", "d"]


def test_closing_after_a_small_change_does_not_write_the_whole_database_again(db: Path) -> None:
    with opened(db) as store:
        put(store, *(f"{number}" for number in range(1000)))
    assert [log.read_bytes() for log in logs(db)] == [b""]
    before = db.stat().st_ino
    with opened(db) as store:
        put(store, "hanako")
    assert db.stat().st_ino == before
    with opened(db) as store:
        assert "hanako" in ids(store) and len(ids(store)) == 1001
        for number in range(50):
            put(store, f"taro{number}")
    assert db.stat().st_ino != before and [log.read_bytes() for log in logs(db)] == [b""]


def test_compaction_goes_on_beside_writers(db: Path) -> None:
    async def write(store: TinyStore) -> None:
        def unit(tx: base.Tx, writer: int, n: int) -> None:
            tx.put("counters", {"v": 1, "id": f"{writer}", "n": n})

        async def writer(i: int) -> None:
            for n in range(60):
                await store.run(lambda tx, n=n: unit(tx, i, n))  # type: ignore[misc]

        await asyncio.gather(*(writer(i) for i in range(5)))

    with opened(db, compact_bytes=200) as store:
        asyncio.run(write(store))
        assert int(logs(db)[-1].name.split(".")[2]) > 10, "compaction was to happen all the time"
        shutil.copytree(db.parent, db.parent.with_name("copy"))
    with opened(db.parent.with_name("copy") / db.name) as store:
        assert {doc["id"]: doc["n"] for doc in store.scan("counters")} == {f"{i}": 59 for i in range(5)}


def test_the_event_loop_goes_on_during_a_compaction(db: Path) -> None:
    """The snapshot is not finished before the event loop has turned: the loop cannot have waited for it."""
    loops: list[asyncio.AbstractEventLoop] = []

    def fsync(fd: int) -> None:
        if loops and Path(f"/proc/self/fd/{fd}").readlink().suffix == ".new":
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loops.pop()).result(5)

    async def back_up() -> None:
        loops.append(asyncio.get_running_loop())
        await store.backup(db.parent / "backup")

    with opened(db, fsync=fsync) as store:
        put(store, "a")
        asyncio.run(back_up())
    assert not loops


def test_nothing_is_compacted_while_a_line_is_on_its_way(db: Path) -> None:
    storage = journal.JournalStorage(db)
    batch = storage.memory.layer()
    batch.put("learners", "a", {"v": 1, "id": "a"})
    storage.begin(batch)
    jobs = (storage.compaction, storage.purge, lambda: storage.backup(db.parent / "backup"))
    for job in (*jobs, lambda: storage.replace(storage.memory)):
        with pytest.raises(base.StoreError):
            job()
    storage.finish(None)
    storage.close()


def in_another_process(code: str, db: Path) -> subprocess.CompletedProcess[str]:
    program = f"import sys; from pathlib import Path; from supporter.storage.tiny import TinyStore\n{code}"
    command = [sys.executable, "-c", program, str(db)]
    return subprocess.run(command, text=True, capture_output=True, timeout=30, check=False)


def test_a_second_process_is_refused_and_a_dead_one_is_not_waited_for(db: Path) -> None:
    code = "store = TinyStore(Path(sys.argv[1]))"
    with opened(db) as store:
        put(store, "a")
        refused = in_another_process(code, db)
        assert refused.returncode == 1
        assert "StoreInUse" in refused.stderr
        with pytest.raises(StoreInUse):
            TinyStore(db)
        put(store, "b")
    killed = in_another_process(f"{code}; import os; os.kill(os.getpid(), 9)", db)
    assert killed.returncode == -9
    with opened(db) as store:
        assert ids(store) == ["a", "b"]


def test_a_database_that_could_not_be_opened_is_not_left_locked(db: Path) -> None:
    [log] = left_by_a_crash(db, "a", "b")
    good = log.read_bytes()
    log.write_bytes(b"x\n" + good)
    with pytest.raises(StoreDamaged):
        TinyStore(db)
    log.write_bytes(good)
    with opened(db) as store:
        assert ids(store) == ["a", "b"]


@pytest.fixture
def backup(db: Path, tmp_path: Path) -> Path:
    with opened(db) as store:
        put(store, "hanako", "taro")
        asyncio.run(store.backup(tmp_path / "backup"))
        put(store, "jiro")
        put(store, "hanako", changed=True)
    return tmp_path / "backup"


def test_a_restored_backup_is_the_database_of_its_moment(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "new")
    with opened(tmp_path / "new" / "db.json") as store:
        assert ids(store) == ["hanako", "taro"]
        assert not any("changed" in doc for doc in store.scan("learners"))
        found = asyncio.run(store.read(lambda tx: tx.find("learners", "municipality", "312011")))
        assert len(found) == 2
        put(store, "jiro")
    with opened(tmp_path / "new" / "db.json") as store:
        assert ids(store) == ["hanako", "jiro", "taro"]
    restore(backup, tmp_path / "again")


def test_a_restore_never_overwrites(backup: Path, db: Path, tmp_path: Path) -> None:
    before = content(db.parent)
    with pytest.raises(StoreNotEmpty):
        restore(backup, db.parent)
    assert content(db.parent) == before
    with opened(tmp_path / "empty" / "db.json"), pytest.raises(StoreInUse):
        restore(backup, tmp_path / "empty")
    restore(backup, tmp_path / "empty")


def test_a_damaged_backup_is_not_restored(backup: Path, tmp_path: Path) -> None:
    file = backup / "db.json"
    file.write_bytes(file.read_bytes().replace(b"312011", b"312012"))
    with pytest.raises(StoreDamaged):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "nothing", tmp_path / "new")


def test_a_backup_on_another_disk_is_copied(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", link)
    with opened(db) as store:
        put(store, "hanako")
        asyncio.run(store.backup(tmp_path / "backup"))
    restore(tmp_path / "backup", tmp_path / "new")
    assert (tmp_path / "backup" / "db.json").stat().st_mode & 0o777 == 0o600
