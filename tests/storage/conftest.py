"""The stores that must keep the same promises; a new back end adds its name and its maker here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from supporter.storage.base import Store
from supporter.storage.tiny import TinyStore
from tests.support.like_windows import like_windows

MAKERS: dict[str, Callable[[Path], Store]] = {"tiny": lambda folder: TinyStore(folder / "data" / "db.json")}


SYSTEMS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {"posix": lambda _: None, "windows": like_windows}


@pytest.fixture(params=[(maker, system) for maker in MAKERS for system in SYSTEMS], ids="-".join)
def make_store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Store]:
    """Opens the same database again each time it is called."""
    maker, system = request.param
    SYSTEMS[system](monkeypatch)
    return lambda: MAKERS[maker](tmp_path)


@pytest.fixture
async def store(make_store: Callable[[], Store]) -> AsyncIterator[Store]:
    store = make_store()
    yield store
    await store.close()
