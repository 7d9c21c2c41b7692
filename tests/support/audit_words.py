"""The words that services write into the audit log, found by parsing: which action, and of one action which deed.

A service may hand them on through helpers of its own; every way back to the word itself is followed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from supporter.domain.shared.access import Action
from supporter.domain.training.room import Verb
from tests.support.source_words import HOUSE, constant

Function = ast.FunctionDef | ast.AsyncFunctionDef
#: `audit.record(tx, at, actor, action, …)`.
_ACTION = 3
_WRITERS = ("audit.record", "audit.handed_out")


def actions() -> set[str]:
    """What entries call what was done."""
    return {word for module in _modules() for call in module.records for word in module.word(call, "action", _ACTION)}


def deeds() -> set[str]:
    """What entries of one action have as their `did`."""
    return {word for module in _modules() for said in module.facts("did") for word in module.text(said)}


class _Module:
    """One file of a service."""

    def __init__(self, path: Path) -> None:
        self._path, self._tree = path, ast.parse(path.read_text("utf-8"))
        nodes = list(ast.walk(self._tree))
        self._above = {child: node for node in nodes for child in ast.iter_child_nodes(node)}
        self._calls = [node for node in nodes if isinstance(node, ast.Call)]
        self.records = [call for call in self._calls if ast.unparse(call.func) in _WRITERS]

    def word(self, call: ast.Call, name: str, place: int) -> set[str]:
        """What a call says under a name or, where it does not, at a place."""
        named = [keyword.value for keyword in call.keywords if keyword.arg == name]
        return self.text(named[0] if named else call.args[place])

    def facts(self, name: str) -> Iterator[ast.expr]:
        """Whatever is said under a name, in a call or in facts made beforehand."""
        for call in self._calls:
            yield from (keyword.value for keyword in call.keywords if keyword.arg == name)
        for made in filter(lambda node: isinstance(node, ast.Dict), self._above):
            assert isinstance(made, ast.Dict)
            pairs = zip(made.keys, made.values, strict=True)
            yield from (value for key, value in pairs if isinstance(key, ast.Constant) and key.value == name)

    def text(self, said: ast.expr) -> set[str]:
        """Every word that may stand there."""
        match said:
            case ast.Constant(value=str(word)):
                return {word}
            case ast.IfExp(body=one, orelse=other):
                return self.text(one) | self.text(other)
            case ast.Attribute(value=ast.Name(id="Action"), attr=name):
                return {Action[name].value}
            case ast.Attribute(value=inner, attr="value"):
                return self.text(inner)
            case ast.Attribute(attr="did"):  # what moved a room
                return set(get_args(Verb))
            case ast.Name(id=name):
                return self._named(said, name)
        raise AssertionError(f"{self._path}:{said.lineno} says {ast.unparse(said)}, which nobody can read off")

    def _named(self, said: ast.expr, name: str) -> set[str]:
        """What a name stands for: set beside it, handed over by whoever calls, or a constant."""
        for function in self._around(said):
            if found := [self.text(value) for value in _set_in(function, name)]:
                return set[str]().union(*found)
            arguments = [*function.args.args, *function.args.kwonlyargs]
            for place, argument in enumerate(arguments, -(arguments[:1] != [] and arguments[0].arg == "self")):
                if argument.arg == name:
                    return self._handed(function, argument, place)
        return {constant(self._path, said)}

    def _handed(self, function: Function, argument: ast.arg, place: int) -> set[str]:
        """What those who call hand over; from outside it is one of the actions, whose words are known."""
        calls = [call for call in self._calls if ast.unparse(call.func).rpartition(".")[2] == function.name]
        if not calls and argument.annotation and ast.unparse(argument.annotation) == "Action":
            return {action.value for action in Action}
        assert calls, f"{self._path}:{function.lineno} {function.name} is called from outside"
        return {word for call in calls for word in self.word(call, argument.arg, place)}

    def _around(self, node: ast.AST) -> Iterator[Function]:
        """The functions that a node stands in, the innermost first."""
        while node in self._above:
            node = self._above[node]
            if isinstance(node, Function):
                yield node


def _modules() -> Iterator[_Module]:
    yield from map(_Module, sorted((HOUSE / "services").rglob("*.py")))


def _set_in(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    """Everything that a name is set to somewhere below `scope`, alone or beside others."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=True)
                else:
                    pairs = zip([target], [node.value], strict=True)
                yield from (value for to, value in pairs if isinstance(to, ast.Name) and to.id == name)
