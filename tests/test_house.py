"""The order of the rooms: imports point down, each tool is known in one room, every file keeps one promise."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "supporter"
FILES = sorted(HOUSE.rglob("*.py"))
LONGEST = 250  # lines; a file aims at 200

#: What each room may import of ours, besides itself; a name is a room, a module, or a module in a room.
MAY: dict[str, set[str]] = {
    "cli": {"commands", "config", "wording", "domain.refused"},
    "commands": {"web", "wiring", "folder", "services", "domain", "content", "storage", "documents", "config"}
    | {"wording"},
    "web": {"live", "wiring", "services", "domain", "content", "documents", "config", "wording"},
    "live": {"wiring", "services", "domain", "content", "storage.base", "config", "wording"},
    "wiring": {"folder", "live.hub", "services", "domain", "content", "storage", "documents", "config", "wording"},
    "folder": {"services", "domain", "content", "storage", "config"},
    "services": {"domain", "content", "storage.base", "storage.records", "documents", "config", "wording"},
    "documents": {"domain", "config", "wording"},
    "content": {"domain", "config", "wording"},
    "storage": {"domain", "config", "wording"},
    "domain": set(),
    "config": set(),
    "wording": set(),
    "__init__": set(),
    "__main__": {"cli"},
}
#: Tools that one room alone knows.
HOME_OF = {
    "nicegui": {"web"},
    "tinydb": {"storage"},
    "filelock": {"storage"},
    "psycopg": {"storage"},
    "yaml": {"content"},
    "typst": {"documents"},
    "xlsxwriter": {"documents"},
    "openpyxl": {"documents"},
    "argon2": {"services"},
    "typer": {"cli", "commands"},
}
#: What `domain` may use besides pydantic: the standard library without anything that reaches outside.
OUTSIDE = {"asyncio", "io", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess", "threading", "time"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def room_of(name: str) -> str:
    first = name.partition(".")[0]
    return "wording" if first.startswith("wording") else first


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, ours without the leading `supporter.`, relative ones resolved."""
    package = ["supporter", *path.relative_to(HOUSE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    return (name.removeprefix("supporter.") for name in imported(path) if name.startswith("supporter."))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    room = room_of(name_of(path))
    allowed = {room, *MAY[room]}
    for name in ours(path):
        reached = {room_of(name), ".".join(name.split(".")[:2])}
        assert reached & allowed, f"{name_of(path)} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_tool_is_known_in_its_own_room_alone(path: Path) -> None:
    for tool in (name.partition(".")[0] for name in imported(path)):
        assert room_of(name_of(path)) in HOME_OF.get(tool, {room_of(name_of(path))}), tool


@pytest.mark.parametrize("path", sorted((HOUSE / "domain").glob("*.py")), ids=name_of)
def test_the_domain_knows_the_standard_library_and_pydantic(path: Path) -> None:
    used = {name.partition(".")[0] for name in imported(path)} - {"supporter", "pydantic"}
    assert used <= sys.stdlib_module_names - OUTSIDE


@pytest.mark.parametrize("path", sorted((HOUSE / "domain").glob("*.py")), ids=name_of)
def test_the_domain_has_no_clock_and_waits_for_nobody(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.AsyncFunctionDef | ast.Await)
        assert not (isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"))
        assert not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_states_its_promise_and_stays_readable(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module says in one sentence what it promises"
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_unfinished_is_kept(path: Path) -> None:
    assert not {"TODO", "FIXME", "XXX"} & set(path.read_text("utf-8").replace(":", " ").split())


def test_every_test_file_has_a_name_of_its_own() -> None:
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names)), "pytest imports test files by their bare names"
