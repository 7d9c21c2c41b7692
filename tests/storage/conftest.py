"""The stores that must keep the same promises; a new back end adds its name and its maker here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from supporter.storage.base import Store
from supporter.storage.tiny import TinyStore

MAKERS: dict[str, Callable[[Path], Store]] = {"tiny": lambda folder: TinyStore(folder / "data" / "db.json")}


@pytest.fixture(params=MAKERS)
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same database again each time it is called."""
    return lambda: MAKERS[request.param](tmp_path)


@pytest.fixture
async def store(make_store: Callable[[], Store]) -> AsyncIterator[Store]:
    store = make_store()
    yield store
    await store.close()
