"""The order of the rooms: imports point down, each tool is known in one room, every file keeps one promise."""

from __future__ import annotations

import ast
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

HOUSE = Path(__file__).parents[1] / "supporter"
FILES = sorted(HOUSE.rglob("*.py"))
DOMAIN = sorted((HOUSE / "domain").rglob("*.py"))
#: What `domain` may use besides pydantic and jpholiday, which computes holidays: the standard library without
#: anything that reaches outside.
OUTSIDE = {"asyncio", "io", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess", "threading", "time"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, relative ones resolved."""
    package = ["supporter", *path.relative_to(HOUSE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def test_the_contracts_of_the_imports_hold() -> None:
    """The order of the rooms and the homes of the tools stand in pyproject.toml; what breaks them is printed."""
    with contextlib.chdir(HOUSE.parent):
        assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_the_domain_knows_the_standard_library_and_pydantic(path: Path) -> None:
    used = {name.partition(".")[0] for name in imported(path)} - {"supporter", "pydantic", "jpholiday"}
    assert used <= sys.stdlib_module_names - OUTSIDE


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_the_domain_has_no_clock_and_waits_for_nobody(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.AsyncFunctionDef | ast.Await)
        assert not (isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"))
        assert not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_states_its_promise(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "a module says in one sentence what it promises"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_unfinished_is_kept(path: Path) -> None:
    assert not {"TODO", "FIXME", "XXX"} & set(path.read_text("utf-8").replace(":", " ").split())
