"""Words of the house found by parsing: what functions of a name are given, and what a constant stands for."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import supporter

HOUSE = Path(supporter.__file__).parent


def given(function: str) -> set[str]:
    """The first word that each call of a function or method of that name is given, itself or by its constant."""
    found = set[str]()
    for path in HOUSE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == function and call.args:
                match call.args[0]:
                    case ast.Constant(value=str(word)):
                        found.add(word)
                    case ast.Name(id=name) | ast.Attribute(attr=name) if name.isupper():
                        found.add(constant(path, call.args[0]))
    return found


def constant(path: Path, expression: ast.expr) -> str:
    """What a constant stands for in the file that names it."""
    module = ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
    word = import_module(module)
    for name in ast.unparse(expression).split("."):
        word = getattr(word, name)
    assert isinstance(word, str), f"{path}:{expression.lineno} {ast.unparse(expression)} is no word"
    return str(word)
