"""Which words and sentences anything at all names: Python, templates and the scripts of phones, found by parsing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from supporter import wording

WORDING = Path(wording.__file__).parent
SOURCE = WORDING.parent
_QUOTED = re.compile(r"""["'`]([a-z0-9_.]+)["'`]""")


def unused(keys: Iterable[str]) -> list[str]:
    """The keys that nobody names; of a key made of pieces, its beginning up to a full stop or `_` is named."""
    named = set(_named())
    # Phones know their words without the beginning that all of them share, some by what an answer is called.
    named |= {f"class.{text}" for text in named}
    begun = tuple(text for text in set(_begun()) if re.fullmatch(r"[a-z0-9_.]+[._]", text))
    return [key for key in keys if key not in named and not key.startswith(begun)]


def _named() -> Iterator[str]:
    for found in (*_python(), *_wording()):
        yield from _strings(found)
    for template in _templates():
        yield from (str(node.value) for node in template.find_all(nodes.Const))
    yield from _scripts()


def _begun() -> Iterator[str]:
    for found in _python():
        yield from _strings(node.values[0] for node in found if isinstance(node, ast.JoinedStr) and node.values)
    for template in _templates():
        firsts = (node.nodes[0] for node in template.find_all(nodes.Concat))
        yield from (str(first.value) for first in firsts if isinstance(first, nodes.Const))
    yield from (f"class.{text}" for text in _scripts() if text.endswith("_"))


def _scripts() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.js")):
        yield from _QUOTED.findall(path.read_text("utf-8"))


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def _python() -> list[list[ast.AST]]:
    return [list(ast.walk(tree)) for path, tree in _trees().items() if WORDING not in path.parents]


def _wording() -> list[list[ast.AST]]:
    """What one word takes from another."""
    trees = (tree for path, tree in _trees().items() if WORDING in path.parents)
    return [[node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript)] for tree in trees]


def _strings(found: Iterable[ast.AST]) -> Iterator[str]:
    return (node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def _templates() -> list[nodes.Template]:
    paths = sorted((SOURCE / "web" / "templates").rglob("*.html"))
    return [Environment().parse(path.read_text("utf-8")) for path in paths]
