"""Japanese stands in wording, in content and on papers: the list of what stands elsewhere only shrinks."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import supporter

SOURCE = Path(supporter.__file__).parent
LIST = Path(__file__).with_name("literals.txt")
#: Where Japanese is at home.
HOME = ("wording", "content", "documents")
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def literals(source: str) -> list[str]:
    """The Japanese strings in `source`, every part of an f-string by itself; docstrings do not count."""
    nodes = list(ast.walk(ast.parse(source)))
    docs = {id(node.body[0].value) for node in nodes if isinstance(node, DOCUMENTED) and _documented(node.body)}
    strings = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [str(node.value) for node in strings if id(node) not in docs and JAPANESE.search(str(node.value))]


def _documented(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[0], ast.Expr)


@cache
def standing() -> dict[str, int]:
    """How many stand in each file away from home; a file without any is not named."""
    paths = [path.relative_to(SOURCE) for path in sorted(SOURCE.rglob("*.py"))]
    away = [path for path in paths if path.parts[0] not in HOME]
    counts = {path.as_posix(): len(literals((SOURCE / path).read_text("utf-8"))) for path in away}
    return {path: count for path, count in counts.items() if count}


def listed() -> dict[str, int]:
    """How many may stand: `path count reason` a line, the reason where they are to stay."""
    lines = [line.split() for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {path: int(count) for path, count, *_ in lines}


def test_a_literal_is_a_string_that_somebody_may_be_shown() -> None:
    source = '"""説明"""\ndef f():\n    """説明"""\n    return f"{1}人と{2}回", "plain", "言葉"\n'
    assert literals(source) == ["言葉", "人と", "回"]


def test_no_new_japanese_stands_outside_wording_content_and_papers() -> None:
    allowed = listed()
    over = {path: count for path, count in standing().items() if count > allowed.get(path, 0)}
    assert over == {}, "put the words into supporter/wording and fetch them by key"


def test_the_list_only_shrinks() -> None:
    there = standing()
    fewer = {path: there.get(path, 0) for path, count in listed().items() if there.get(path, 0) < count}
    assert fewer == {}, "lower these files to these numbers in tests/literals.txt; at 0 the line goes"
