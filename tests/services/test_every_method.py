"""Each method that somebody asks, by each kind of person: who gets in, and what the log has of it.

`every_method.txt` holds what was read and found right, a line a method. A method that stands in no line, a person
who gets further than before, a deed that the log no longer has, under its actor, subject and town: each is a change
that somebody has to want. `python -m tests.support.every_method` prints the lines anew.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.every_method import CALLS, methods, table
from tests.support.web.population import Population, populated

KEPT = Path(__file__).with_name("every_method.txt")


@pytest.fixture
async def population(tmp_path: Path) -> AsyncIterator[Population]:
    async with populated(tmp_path / "data") as found:
        yield found


async def test_everybody_gets_as_far_as_was_decided_and_the_log_says_so(population: Population) -> None:
    assert set(CALLS) == set(methods(population.house.app)), "say who may ask a new method, in every_method.CALLS"
    kept = dict(line.split(": ", 1) for line in KEPT.read_text("utf-8").splitlines())
    found = await table(population)
    changed = {name: (kept.get(name), found.get(name)) for name in kept.keys() | found.keys()}
    assert {name: both for name, both in changed.items() if both[0] != both[1]} == {}
