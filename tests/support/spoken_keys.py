"""Which words a learner or reader meets: every key that their templates and pages name, found by parsing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from supporter import web, wording

WEB = Path(web.__file__).parent
TEMPLATES = WEB / "templates"
#: Rooms of pages and templates whose readers are spoken to in three languages; all others are of staff.
#: The projector speaks to a whole hall, in Japanese.
OF_EVERYBODY = ("public", "learner", "shared", "site")
#: What staff alone see of the shared rooms.
STAFF = ("class_frame.py", "office_frame.py")


def _of_everybody(room: Path, suffix: str) -> list[Path]:
    paths = sorted(room.rglob(f"*{suffix}"))
    return [path for path in paths if path.relative_to(room).parts[0] in OF_EVERYBODY and path.name not in STAFF]


def templates() -> list[Path]:
    """Every template of learners and readers, in Japanese."""
    return _of_everybody(TEMPLATES, ".html")


def keys() -> set[str]:
    """Every key they name; of a key made of pieces, all that begin alike."""
    named = {key for path in templates() for key in _in_template(path.read_text("utf-8"))}
    return named | {key for path in _of_everybody(WEB, ".py") for key in _in_python(path.read_text("utf-8"))}


def _in_template(source: str) -> Iterator[str]:
    tree = Environment().parse(source)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("t", "say") and call.args:
            yield from _keys_of(call.args[0])
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name in ("t", "say") and filtered.node is not None:
            yield from _keys_of(filtered.node)


def _keys_of(node: nodes.Expr) -> Iterator[str]:
    match node:
        case nodes.Const():
            yield str(node.value)
        case nodes.CondExpr():
            for branch in (node.expr1, node.expr2):
                if branch is not None:
                    yield from _keys_of(branch)
        case nodes.Concat():
            first = node.nodes[0]
            if isinstance(first, nodes.Const):
                yield from _beginning(str(first.value))


def _in_python(source: str) -> Iterator[str]:
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and call.args and _name(call.func) in ("say", "told"):
            match call.args[0]:
                case ast.Constant(value=str(key)):
                    yield key
                case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                    yield from _beginning(start)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _beginning(start: str) -> Iterator[str]:
    return (key for key in wording.WORDS if key.startswith(start))
