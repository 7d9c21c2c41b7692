"""`docs/ARCHITECTURE.md` tells the truth: tree, floors, tools, journeys, and every word that is kept.

What comments and docstrings point to exists as well.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import nicegui
import pytest

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.transcripts import transcript
from supporter.services.offline import envelope
from supporter.storage.base import COLLECTIONS
from supporter.web import server
from tests.support import audit_words
from tests.support.source_words import given
from tests.support.web.people_site import site

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "supporter"
PAGE = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
PROTOCOL = (HOUSE / "live" / "PROTOCOL.md").read_text("utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
#: Layers whose folders are features.
BY_FEATURE = ("domain", "services", "wording")


def section(heading: str) -> str:
    """What stands below a heading, up to the next of its size."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found, f"the page has no section {heading!r}"
    return found[1]


def words(text: str) -> list[str]:
    """Everything that stands as code."""
    return re.findall(r"`([^`\n]+)`", text)


def table(heading: str, first: str) -> dict[str, list[list[str]]]:
    """The rows of the table whose first column is called `first`: its first cell, and the words of the others."""
    rows = [line.strip("|").split("|") for line in section(heading).splitlines() if line.startswith("|")]
    start = [row[0].strip() for row in rows].index(first)
    table = dict[str, list[list[str]]]()
    for row in rows[start + 2 :]:
        if len(row) != len(rows[start]):
            break
        table[row[0].strip()] = [words(cell) for cell in row[1:]]
    return table


def tree() -> dict[str, tuple[str, ...]]:
    """The lines of the tree: path below `supporter`, and the rooms in brackets."""
    lines = re.search(r"```\nsupporter/\n(.*?)```", section("The tree"), re.S)
    assert lines
    found, above = dict[str, tuple[str, ...]](), ""
    for line in filter(None, lines[1].splitlines()):
        name, rest = line.split(maxsplit=1)
        deep = line.startswith("    ")
        above = above if deep else name
        rooms = re.search(r"\[([a-z_ ]+)\]$", rest)
        found[f"{above}{name}" if deep else name] = tuple(rooms[1].split()) if rooms else ()
    return found


def folders(path: Path) -> set[str]:
    """The packages right below a folder."""
    return {child.name for child in path.iterdir() if child.is_dir() and any(child.glob("*.py"))}


def contract(**facts: object) -> dict[str, Any] | None:
    """The contract of the imports that says this."""
    return next((one for one in CONTRACTS if all(one.get(name) == fact for name, fact in facts.items())), None)


def floors(layers: list[str]) -> list[set[str]]:
    """The layers of a contract, those beside each other together."""
    return [set(re.split(r" *[|:] *", layer)) for layer in layers]


def test_the_tree_has_every_folder() -> None:
    shown = {path.strip("/") for path in tree()} | {f"{path}{room}" for path, rooms in tree().items() for room in rooms}
    top = folders(HOUSE) | {path.name for path in HOUSE.glob("*.py") if not path.name.startswith("__")}
    inside = {f"{room}/{name}" for room in top - set(BY_FEATURE) for name in folders_of(HOUSE / room)}
    inside |= {f"web/{room}/{name}" for room in folders(HOUSE / "web") for name in folders(HOUSE / "web" / room)}
    beside = {"web/server.py", "web/templates", "web/static"}
    assert shown == top | inside | beside
    assert {path for path in shown if not (HOUSE / path).exists()} == set()


def folders_of(path: Path) -> set[str]:
    """The packages below a room; a module has none."""
    return folders(path) if path.is_dir() else set()


def test_the_floors_of_the_tree_are_those_of_the_contract() -> None:
    layers = contract(id="layers")
    assert layers
    shown = section("The tree").partition("supporter/\n")[2].partition("```")[0].split("\n\n")
    rooms = [set(re.findall(r"^  (\w+)", floor, re.M)) for floor in shown]
    assert rooms == floors(layers["layers"])


def test_every_feature_has_its_line() -> None:
    told = {name.strip("`") for name in table("The features", "Feature")}
    assert told == folders(HOUSE / "domain") | folders(HOUSE / "services")
    elsewhere = {name for room in ("office", "trainer", "learner") for name in folders(HOUSE / "web" / room)}
    elsewhere |= folders(HOUSE / "wording") | folders(HOUSE / "documents") - {"engine", "tables"}
    assert elsewhere <= told


def test_the_floors_have_every_feature_and_are_those_of_the_contracts() -> None:
    rows = table("The features", "Floor").values()
    shown = {room: [set(row[at]) for row in rows if row[at]] for at, room in enumerate(("domain", "services"))}
    assert {room: set[str]().union(*floor) for room, floor in shown.items()} == {
        room: folders(HOUSE / room) for room in shown
    }
    held = {room: contract(type="layers", containers=[f"supporter.{room}"]) for room in shown}
    kept = {room: floors(found["layers"]) for room, found in held.items() if found}
    assert {room: shown[room] for room in kept} == kept


def test_the_tools_are_those_of_the_contracts() -> None:
    layers = contract(id="layers")
    assert layers
    rooms = {f"supporter.{room}" for floor in floors(layers["layers"]) for room in floor}
    kept = {}
    for one in CONTRACTS:
        tools = one.get("forbidden_modules", ["supporter"])
        if not any(tool.startswith("supporter") for tool in tools):
            homes = frozenset(room.removeprefix("supporter.") for room in rooms - set(one["source_modules"]))
            kept[homes] = kept.get(homes, set()) | set(tools)
    shown = table("The tools", "Room")
    assert {frozenset(words(rooms)): set(tools) for rooms, (tools,) in shown.items()} == kept


#: What the code keeps, by the rows of the page.
KEPT: dict[str, Callable[[], set[str]]] = {
    "Collections": lambda: set(COLLECTIONS),
    "Events of a transcript": lambda: {
        str(kind.model_fields["e"].default) for kind in get_args(get_args(transcript.Event)[0])
    },
    "Actions": lambda: {action.value for action in Action},
    "Deeds in the log beside them": lambda: audit_words.actions() - {action.value for action in Action},
    "`did` of an action": audit_words.deeds,
    "Cookies": lambda: given("set_cookie"),
    "Words of phones (`do`)": lambda: set(re.findall(r'"do":"(\w+)"', PROTOCOL)),
    "Words of lessons on the socket": lambda: set(
        re.findall(r'answer_socket\.on\(app, "(\w+)"', "".join(path.read_text("utf-8") for path in HOUSE.rglob("*.py")))
    ),
    "Envelope of `.supporter` files": lambda: {
        *(field.name for field in dataclasses.fields(envelope.Envelope) if field.name != "kind"),
        "supporter",
        *get_args(envelope.Kind),
    },
}


@pytest.mark.parametrize("row", KEPT)
def test_every_word_that_is_kept_is_listed(row: str) -> None:
    (listed,) = table("What may not be renamed", "What")[row]
    assert len(listed) == len(set(listed))
    assert set(listed) == KEPT[row]()


async def test_every_address_is_listed(tmp_path: Path) -> None:
    rows = table("What may not be renamed", "What")
    listed = {*rows["Addresses on paper"][0], *rows["Addresses beside them"][0]}
    async with site(tmp_path / "data") as house:
        plain = [route for part in server.PLAIN for route in part(house.app)]
        paths = {str(getattr(route, "path", "")) for route in (*plain, *nicegui.app.router.routes)}
    first = {path.split("/")[1].lower() for path in paths}
    assert {f"/{name}" for name in first if name and not name.startswith("_")} == listed


def test_the_codes_that_phones_are_told_have_sentences() -> None:
    (listed,) = table("What may not be renamed", "What")["Codes that phones are told"]
    told = re.findall(r"`(?:[^`]*\")?([a-z]+\.[a-z_]+)(?:\"[^`]*)?`", PROTOCOL)
    assert set(listed) == {code for code in told if code in wording.SENTENCES}


def named() -> list[tuple[str, str]]:
    """The files and functions that the page names, from the root of the repository."""
    found = re.findall(r"`((?:[a-z_]+/)*[A-Za-z_]+\.(?:py|js|md|typ))(?::(\w+))?`", PAGE)
    return [(path if (ROOT / path).exists() else f"supporter/{path}", name) for path, name in found]


@pytest.mark.parametrize(("path", "name"), named())
def test_every_file_and_function_that_the_page_names_exists(path: str, name: str) -> None:
    source = (ROOT / path).read_text("utf-8")
    if path.endswith(".py"):
        nodes = [
            node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        assert name in {"", *(node.name for node in nodes)}
    else:
        assert name in {"", *re.findall(r"^(?:async )?function (\w+)", source, re.M)}


def test_every_folder_that_the_page_names_exists() -> None:
    named = {word for word in words(PAGE) if re.fullmatch(r"[a-z_]+(?:/[a-z_]+)+/?", word)}
    assert {"domain/checkin", "services/checkin", "web/helper"} <= named
    assert {path for path in named if not ((ROOT / path).exists() or (HOUSE / path).exists())} == set()


def test_each_journey_names_its_stations() -> None:
    journeys = re.split(r"^### ", section("Three journeys"), flags=re.M)[1:]
    assert [len(re.findall(r"^\d\. ", journey, re.M)) for journey in journeys] == [7, 6, 6]
    assert all(
        re.search(r"`[\w/]+\.\w+:\w+`", step)
        for journey in journeys
        for step in re.split(r"^\d\. ", journey, flags=re.M)[1:]
    )


#: Names with a dot that are no files here: of NiceGUI, of the stylesheet that is put together, of an example.
ELSEWHERE = {"ui.html", "nicegui.js", "theme.css", "a.md"}
#: What a comment is in the files that are not Python; a README is told as a whole.
COMMENTS = {
    ".js": r"(?<![:\"'`])//.*|/\*.*?\*/",
    ".typ": r"(?<![:\"])//.*|/\*.*?\*/",
    ".css": r"/\*.*?\*/",
    ".html": r"\{#.*?#\}|<!--.*?-->",
    ".md": r".*",
}


def remarks(path: Path) -> Iterator[str]:
    """The comments and docstrings of a file."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        flags = re.S if path.suffix in (".css", ".html") else re.M
        yield from re.findall(COMMENTS[path.suffix], text, flags)
        return
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    yield from filter(None, (ast.get_docstring(node) for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)))
    with path.open("rb") as file:
        yield from (token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT)


def pointers(pattern: str) -> Iterator[tuple[str, str]]:
    """Where a comment of the code points, and from which file."""
    for path, remark in everything_remarked():
        yield from ((path, found) for found in re.findall(pattern, remark))


@cache
def everything_remarked() -> list[tuple[str, str]]:
    """The comments of everything, each with its file."""
    paths = [path for path in [*HOUSE.rglob("*"), *(ROOT / "tests").rglob("*")] if path.suffix in {".py", *COMMENTS}]
    return [
        (path.relative_to(ROOT).as_posix(), remark)
        for path in paths
        if "content/examples" not in path.as_posix()
        for remark in remarks(path)
    ]


@cache
def repository() -> frozenset[str]:
    """Every end of the path of every file: its name, its folder and name, and so on up to the root."""
    rooms = [ROOT / name for name in ("supporter", "tests", "docs", "courses", "quizzes", "packaging", ".ci")]
    paths = [path.relative_to(ROOT).parts for room in rooms for path in room.rglob("*")]
    paths += [(path.name,) for path in ROOT.iterdir()]
    return frozenset("/".join(parts[at:]) for parts in paths for at in range(len(parts)))


def exists(dotted: str) -> bool:
    """Whether a dotted name below `supporter` is a module, or something in one."""
    parts = dotted.removeprefix("supporter.").split(".")
    for deep in range(len(parts), 0, -1):
        module = HOUSE.joinpath(*parts[:deep])
        if module.with_suffix(".py").exists() or (module / "__init__.py").exists():
            thing: object = import_module(".".join(("supporter", *parts[:deep])))
            for name in parts[deep:]:
                thing = getattr(thing, name, None)
            return thing is not None
    return False


def test_every_file_that_a_comment_names_exists() -> None:
    named = set(pointers(r"(?<![\w/.*<>-])((?:[\w-]+/)*[\w-]+\.(?:py|js|typ|css|html|md))\b"))
    assert ("supporter/live/messages.py", "PROTOCOL.md") in named
    assert sorted(one for one in named if one[1] not in repository() | ELSEWHERE) == []


def test_every_module_that_a_comment_names_exists() -> None:
    rooms = "|".join(sorted({path.stem for path in HOUSE.iterdir()} | {"supporter"}))
    named = set(pointers(rf"`((?:{rooms})(?:\.\w+)+)(?:\(\))?`"))
    assert ("supporter/domain/shared/document.py", "storage.migrations") in named
    files = {"py", "js", "md", "typ"}
    assert sorted(one for one in named if one[1].rpartition(".")[2] not in files and not exists(one[1])) == []


def test_no_comment_points_to_a_section_of_a_page_that_is_not_here() -> None:
    assert list(pointers(r"\bguide §[\d.]+")) == []
