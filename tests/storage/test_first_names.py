"""A database in which collections have their first names opens, whatever has happened to it since."""

from __future__ import annotations

import asyncio
import errno
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from supporter.storage import migrations
from supporter.storage.backup import restore
from supporter.storage.base import COLLECTIONS, NewerDocument, Tx
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore
from tests.support.documents import kinds
from tests.support.first_names import DB, FOLDER, LEDGER, LOG, NAMES, TARO, expected, laid_out, old_names_in


@contextmanager
def opened(db: Path, **options: Any) -> Iterator[TinyStore]:
    store = TinyStore(db, **options)
    try:
        yield store
    finally:
        asyncio.run(store.close())


def documents(store: TinyStore) -> dict[str, dict[str, Any]]:
    return {name: {doc["id"]: doc for doc in store.scan(name)} for name in COLLECTIONS}


def as_of_today(log: bool = True) -> dict[str, dict[str, Any]]:
    """What is in the files, each document at the version of today."""
    found = expected(log)
    return {
        name: {id: migrations.upgrade(name, doc) for id, doc in found.get(name, {}).items()} for name in COLLECTIONS
    }


def test_the_files_hold_documents_of_every_collection_and_the_log_names_every_old_one() -> None:
    assert all(expected().values()) and all(expected(log=False).values())
    lines = (FOLDER / LOG).read_text("utf-8").splitlines()
    assert {op[0] for line in lines for op in json.loads(line)[1]} >= set(NAMES)
    assert set(json.loads((FOLDER / DB).read_text("utf-8"))) >= set(NAMES)


def test_every_document_is_found_under_the_name_of_today(tmp_path: Path) -> None:
    with opened(laid_out(tmp_path / "data")) as store:
        assert documents(store) == as_of_today()
    with opened(tmp_path / "data" / DB) as store:
        assert documents(store) == as_of_today()


def test_every_document_is_still_one_of_its_kind(tmp_path: Path) -> None:
    with opened(laid_out(tmp_path / "data")) as store:
        for kind in kinds():
            found = [kind.model_validate(doc) for doc in store.scan(kind.collection)]
            assert [one.id for one in found] == sorted(as_of_today()[kind.collection])


def test_indexes_find_what_lies_under_an_old_name(tmp_path: Path) -> None:
    def look(tx: Tx) -> list[str]:
        return [doc["venue"] for doc in tx.find("training_sessions", "municipality", "312011") if doc["id"] == "s6"]

    with opened(laid_out(tmp_path / "data")) as store:
        assert asyncio.run(store.read(look)) == ["西公民館"]


def test_no_old_name_is_left_on_the_disk_once_it_is_open(tmp_path: Path) -> None:
    db = laid_out(tmp_path / "data")
    assert old_names_in(db.parent) == set(NAMES)
    with opened(db):
        assert old_names_in(db.parent) == set()
    assert old_names_in(db.parent) == set()


def test_lines_of_before_and_after_mix_in_one_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the names stay as they are, and the work goes on."""

    def replace(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    db = laid_out(tmp_path / "data")
    changed = as_of_today()
    changed["training_sessions"]["s6"] = changed["training_sessions"]["s6"] | {"venue": "東公民館"}
    gone = next(iter(changed["hall_questions"]))
    del changed["hall_questions"][gone]

    def unit(tx: Tx) -> None:
        tx.put("training_sessions", changed["training_sessions"]["s6"])
        tx.delete("hall_questions", gone)

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", replace)
        with opened(db) as store:
            assert documents(store) == as_of_today()
            asyncio.run(store.run(unit))
    assert old_names_in(db.parent) == set(NAMES), "the snapshot could not be replaced"
    with opened(db) as store:
        assert documents(store) == changed
    assert old_names_in(db.parent) == set()


def test_a_file_of_plain_tinydb_under_the_first_names_is_taken(tmp_path: Path) -> None:
    tables = json.loads((FOLDER / DB).read_text("utf-8"))
    del tables["_checksum"]
    (tmp_path / DB).write_text(json.dumps(tables, indent=2), "utf-8")
    with opened(tmp_path / DB) as store:
        assert documents(store) == as_of_today(log=False)


@pytest.mark.parametrize("log", [False, True], ids=["backup", "copied folder"])
def test_a_backup_of_then_is_restored(tmp_path: Path, log: bool) -> None:
    backup = laid_out(tmp_path / "backup", *([DB, LOG] if log else [DB])).parent
    before = {file.name: file.read_bytes() for file in backup.iterdir()}
    restore(backup, tmp_path / "data")
    assert old_names_in(tmp_path / "data") == set()
    with opened(tmp_path / "data" / DB) as store:
        assert documents(store) == as_of_today(log)
    assert {file.name: file.read_bytes() for file in backup.iterdir()} == before


def test_a_backup_made_right_after_the_first_opening_is_restored(tmp_path: Path) -> None:
    with opened(laid_out(tmp_path / "data")) as store:
        asyncio.run(store.backup(tmp_path / "backup"))
    assert old_names_in(tmp_path / "backup") == set()
    restore(tmp_path / "backup", tmp_path / "again")
    with opened(tmp_path / "again" / DB) as store:
        assert documents(store) == as_of_today()


def test_a_purge_leaves_nothing_of_what_lay_under_an_old_name(tmp_path: Path) -> None:
    secret = "町内会でも使えますか"
    db = laid_out(tmp_path / "data")
    assert any(secret in file.read_text("utf-8") for file in db.parent.glob(f"{DB}*"))
    with opened(db) as store:
        for doc in list(store.scan("hall_questions")):
            asyncio.run(store.run(lambda tx, id=doc["id"]: tx.delete("hall_questions", id)))  # type: ignore[misc]
        asyncio.run(store.purge())
        assert not any(secret in file.read_text("utf-8") for file in db.parent.glob(f"{DB}*"))


def test_the_ledger_of_erasures_of_then_is_read() -> None:
    assert [line.learner for line in ErasureLedger(FOLDER / LEDGER).entries()] == [TARO]


@pytest.mark.parametrize("where", ["snapshot", "plain file", "log"])
def test_a_collection_of_a_newer_version_is_refused_by_name_and_nothing_is_touched(tmp_path: Path, where: str) -> None:
    db = laid_out(tmp_path / "data")
    if where == "log":
        payload = b'[["holograms","1",{"v":1,"id":"1"}]]'
        with (db.parent / LOG).open("ab") as file:
            file.write(b'["%08x",%b]\n' % (zlib.crc32(payload), payload))
    else:
        text = db.read_bytes().replace(b'"walls":\t{', b'"holograms":\t{')
        body, _, footer = text.rpartition(b'"_checksum"')
        log = 4 if where == "snapshot" else "null"
        end = b'"_checksum":\t{"1":{"crc32":%d,"log":%b}}\n}\n' % (zlib.crc32(body), str(log).encode())
        db.write_bytes(body + end)
        assert footer
    before = {file.name: file.read_bytes() for file in db.parent.iterdir()}
    with pytest.raises(NewerDocument, match="holograms"):
        TinyStore(db)
    with pytest.raises(NewerDocument, match="holograms"):
        restore(db.parent, tmp_path / "restored")
    assert {file.name: file.read_bytes() for file in db.parent.iterdir() if file.suffix != ".lock"} == before
    assert not (tmp_path / "restored").exists()


def test_a_name_that_lies_in_files_is_never_given_to_another_collection() -> None:
    assert migrations.RENAMED.items() >= NAMES.items()
    assert set(migrations.RENAMED.values()) <= set(COLLECTIONS), "the name of today, in one step"
    assert not set(migrations.RENAMED) & set(COLLECTIONS)


def test_what_should_never_have_been_kept_is_gone_from_the_files(tmp_path: Path) -> None:
    """Rows that were taken for headings stood in `import_columns`, with the names of people nobody entered."""
    folder = tmp_path / "data"
    with opened(laid_out(folder)) as store:
        assert {doc["id"]: doc["columns"] for doc in store.scan("import_columns")} == {"312011": {}, "313025": {}}
        assert [path for path in folder.iterdir() if "デンワ" in path.read_text("utf-8", "replace")] == []
