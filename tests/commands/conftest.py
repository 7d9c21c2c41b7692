"""A small sample population made once, copied for every test that changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import supporter


@pytest.fixture(scope="session")
def population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty people and three classes, seed 7."""
    data = tmp_path_factory.mktemp("population") / "data"
    made = supporter("sample", "--learners", 40, "--sessions", 3, "--seed", 7, "--data", data)
    assert made.returncode == 0, made.stderr
    return data


@pytest.fixture
def data(population: Path, tmp_path: Path) -> Path:
    """The population in a folder of the test's own."""
    shutil.copytree(population, tmp_path / "data")
    return tmp_path / "data"
