"""`supporter sample`: fictional people, the same ones for the same seed, never among real records."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

from supporter.storage.base import COLLECTIONS
from supporter.storage.tiny import TinyStore
from tests.support.command_line import supporter, told


def documents(data: Path) -> dict[str, list[dict[str, Any]]]:
    """Every document by collection; audit entries without their random ids, in the order of their text."""

    async def read() -> dict[str, list[dict[str, Any]]]:
        store = TinyStore(data / "db.json")
        found = {name: list(store.scan(name)) for name in COLLECTIONS}
        await store.close()
        return found

    found = asyncio.run(read())
    entries = [{key: value for key, value in entry.items() if key != "id"} for entry in found["audit_entries"]]
    found["audit_entries"] = sorted(entries, key=lambda entry: json.dumps(entry, ensure_ascii=False))
    return found


def test_the_same_seed_makes_the_same_people_and_another_seed_others(population: Path, tmp_path: Path) -> None:
    for folder, seed in (("same", 7), ("other", 8)):
        made = supporter("sample", "--learners", 40, "--sessions", 3, "--seed", seed, "--data", tmp_path / folder)
        assert made.returncode == 0
    first, same = documents(population), documents(tmp_path / "same")
    for collection in COLLECTIONS:
        assert same[collection] == first[collection], collection
    other = documents(tmp_path / "other")
    assert {one["id"] for one in other["learners"]}.isdisjoint(one["id"] for one in first["learners"])


def test_the_population_is_plausible_and_made_by_the_rules(population: Path) -> None:
    found = documents(population)
    assert Counter(map(len, (found["learners"], found["training_sessions"], found["municipalities"]))) == {
        40: 1,
        3: 1,
        7: 1,
    }
    issued = found["certificates"]
    assert len({one["code"] for one in issued}) == len(issued) > 10
    series = Counter((one["municipality"], one["year"]) for one in issued)
    for key, count in series.items():
        numbers = sorted(one["number"] for one in issued if (one["municipality"], one["year"]) == key)
        assert numbers == list(range(1, count + 1))
    done = {one["id"] for one in found["summaries"] if one["completed_on"]}
    assert {one["certificate"] for one in found["summaries"]} - {""} == {one["id"] for one in issued}
    by_hand = {one["id"] for one in found["municipalities"] if one["issue"] == "confirmed"}
    waiting = {one["id"] for one in found["summaries"] if one["municipality"] in by_hand}
    assert len(done - waiting) == len(issued) and len(done) < 40, "some are still on their way"
    assert {"online", "classroom"} == {one["way"] for one in issued}
    attended = {(one["session"], one["learner"]) for one in found["summaries"] if one["session"]}
    seated = {(one["session"], one["learner"]): one["finished"]["outcome"] for one in found["seats"]}
    assert attended == set(seated), "reports of a class and lists of it tell of the same people"
    came = [one for one in found["summaries"] if one["session"]]
    completed = {(one["session"], one["learner"]) for one in came if one["completed_on"]}
    assert {key for key, outcome in seated.items() if outcome == "completed"} == completed
    assert len({one["completed_on"] for one in issued}) > 5, "day by day"


def test_a_folder_with_anything_in_it_is_refused_and_left_alone(data: Path, tmp_path: Path) -> None:
    before = documents(data)
    assert "sample.not_empty" in told(supporter("sample", "--learners", 5, "--data", data))
    assert documents(data) == before
    real = tmp_path / "real"
    assert supporter("municipality", "add", "312011", "--data", real).returncode == 0
    assert "sample.not_empty" in told(supporter("sample", "--learners", 5, "--data", real))
    assert documents(real)["learners"] == []


def test_nobody_asks_for_less_than_one(tmp_path: Path) -> None:
    told(supporter("sample", "--learners", 0, "--data", tmp_path), code=2)
