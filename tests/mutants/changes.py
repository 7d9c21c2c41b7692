"""Every small change that could be made to a source, one node of its syntax at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
_BOUNDARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
#: Nothing that runs hangs on these parts of a node.
_UNRUN = {"annotation", "returns", "decorator_list", "type_params"}
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class Kind(NamedTuple):
    """How a node is changed, and the node that stands there afterwards."""

    name: str
    instead: ast.AST


@dataclass(frozen=True)
class Change:
    """One change of one source: `lines` are those of which one has to be executed by a test, empty for what runs while
    a module is read."""

    kind: str
    line: int
    lines: tuple[int, ...]
    place: slice
    before: str
    after: str

    def applied(self, source: str) -> str:
        """The source with the node changed."""
        whole = source.encode()
        return (whole[: self.place.start] + self.after.encode() + whole[self.place.stop :]).decode()


def changes(source: str) -> Iterator[Change]:
    """All of them, in the order of the lines."""
    rows = source.encode().splitlines(keepends=True)
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    whole = source.encode()
    for node, lines in _places(ast.parse(source), (), inside=False):
        for kind in _kinds(node):
            first = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            last = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            before, after = whole[first:last].decode(), ast.unparse(kind.instead)
            if isinstance(node, ast.expr):
                after = f"({after})"
            yield Change(kind.name, node.lineno, lines, slice(first, last), before, after)  # type: ignore[attr-defined]


def _places(node: ast.AST, statement: tuple[int, ...], *, inside: bool) -> Iterator[tuple[ast.AST, tuple[int, ...]]]:
    """Every node with the lines of its statement and its own; f-strings are left alone, whose parts have no place."""
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.stmt):
        statement = (node.lineno,)
    if isinstance(node, ast.expr | ast.stmt):
        yield node, tuple(sorted({*statement, node.lineno})) if inside else ()
    function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for field, value in ast.iter_fields(node):
        if field in _UNRUN:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _places(child, statement, inside=inside or (function and field == "body"))


def _kinds(node: ast.AST) -> Iterator[Kind]:
    match node:
        case ast.Compare(ops=[op]):
            yield Kind("comparison", _with_op(node, _OPPOSITE[type(op)]()))
            if (near := _BOUNDARY.get(type(op))) is not None:
                yield Kind("boundary", _with_op(node, near()))
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield Kind("and/or", ast.BoolOp(other, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Kind("not", operand)
        case ast.Constant(value=bool(value)):
            yield Kind("constant", ast.Constant(not value))
        case ast.Constant(value=int(value)):
            yield Kind("constant", ast.Constant(value + 1))
        case ast.If(body=[only], orelse=[]) if isinstance(only, _LEAVES):
            yield Kind("guard", ast.Pass())
        case ast.Expr(value=ast.Call() | ast.Await(value=ast.Call())):
            yield Kind("call", ast.Pass())
        case ast.Call(args=[one, two, *rest]) if not any(isinstance(each, ast.Starred) for each in (one, two)):
            if ast.dump(one) != ast.dump(two):
                swapped = copy.copy(node)
                swapped.args = [two, one, *rest]
                yield Kind("arguments", swapped)


def _with_op(node: ast.Compare, op: ast.cmpop) -> ast.Compare:
    changed = copy.copy(node)
    changed.ops = [op]
    return changed
