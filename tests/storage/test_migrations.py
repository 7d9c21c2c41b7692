"""Documents of earlier versions are read as today's, from a file as it was then."""

from __future__ import annotations

import json
from pathlib import Path

from supporter.domain.training.session import TrainingSession
from supporter.storage import records
from supporter.storage.tiny import TinyStore

FIRST = {
    "v": 1,
    "id": "sample-312011-0000",
    "number": "R8-001",
    "municipality": "312011",
    "programme": "tsunagari",
    "course": "kiso",
    "held_on": "2026-05-12",
    "venue": "中央公民館",
    "host": "",
    "trainers": ["佐藤"],
}


async def test_a_class_of_the_first_version_was_held_and_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text(json.dumps({"sessions": {FIRST["id"]: FIRST}}), "utf-8")
    store = TinyStore(path)
    (found,) = await store.read(lambda tx: records.find(tx, TrainingSession, "municipality", "312011"))
    assert (found.state, found.venue, found.code, found.v) == ("ended", "中央公民館", "", 2)
    assert await store.read(lambda tx: tx.find("training_sessions", "code", "482913")) == []
    await store.run(lambda tx: records.save(tx, found))
    await store.close()
