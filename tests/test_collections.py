"""Documents lie in the collections that the store knows, and code names a collection by its document alone."""

from __future__ import annotations

import ast
import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supporter.storage.base import COLLECTIONS, Tx
from supporter.storage.tiny import TinyStore
from tests.support.documents import kinds

HOUSE = Path(__file__).parents[1] / "supporter"
#: `storage` is where names of collections are at home, and `domain` says each of them once.
FILES = [path for path in sorted(HOUSE.rglob("*.py")) if path.relative_to(HOUSE).parts[0] not in ("storage", "domain")]
#: What is asked of a unit of work, of a store, or of what a store says has changed.
ASKED = {"get", "find", "page", "put", "delete", "scan", "each"}
WHO = {"tx", "store", "_store", "changed", "expired", "registry"}
USES: dict[str, Callable[[Tx], object]] = {
    "get": lambda tx: tx.get("sessions", "1"),
    "find": lambda tx: tx.find("sessions", "municipality", "312011"),
    "page": lambda tx: tx.page("sessions"),
    "put": lambda tx: tx.put("sessions", {"v": 1, "id": "1"}),
    "delete": lambda tx: tx.delete("sessions", "1"),
}


def named_by_text(source: str) -> Iterator[int]:
    """Lines that hand the name of a collection as a text, alone or as the first of what `each` is given."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        who = getattr(getattr(node.func, "value", None), "attr", getattr(getattr(node.func, "value", None), "id", ""))
        what = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if what in ASKED and (who in WHO or what == "each"):
            given = node.args[:2] if what == "each" else node.args[:1]
            yield from (one.lineno for one in given if isinstance(one, ast.Constant))


def test_every_collection_is_that_of_one_kind_of_document() -> None:
    assert Counter(kind.collection for kind in kinds()) == Counter(COLLECTIONS.keys())


@pytest.mark.parametrize("path", FILES, ids=lambda path: ".".join(path.relative_to(HOUSE).with_suffix("").parts))
def test_code_names_a_collection_by_its_document(path: Path) -> None:
    assert list(named_by_text(path.read_text("utf-8"))) == [], "say `Learner.collection`: a text may be of yesterday"


def test_a_name_handed_as_text_is_found() -> None:
    source = 'tx.get("seats", id)\nself._store.scan("seats")\neach(store, "seats", town)\ntx.get(Seat.collection, "1")'
    assert list(named_by_text(source)) == [1, 2, 3]


@pytest.mark.parametrize("use", [*USES, "scan"])
def test_a_name_that_is_no_collection_fails(tmp_path: Path, use: str) -> None:
    store = TinyStore(tmp_path / "db.json")
    with pytest.raises(ValueError, match="sessions"):
        asyncio.run(store.run(USES[use])) if use in USES else store.scan("sessions")
    asyncio.run(store.close())
