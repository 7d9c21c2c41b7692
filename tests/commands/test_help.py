"""`--help` of every command: in Japanese, whole, within the columns of the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner

from supporter.cli import app


def _all(command: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, inside in getattr(command, "commands", {}).items():
        yield from _all(inside, *path, name)


EVERY = dict(_all(typer.main.get_command(app)))


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_sentence_is_whole_and_no_line_too_long(path: tuple[str, ...], columns: int) -> None:
    shown = CliRunner().invoke(app, [*path, "--help"], env={"COLUMNS": str(columns)})
    assert shown.exit_code == 0
    assert max(map(cell_len, shown.output.splitlines())) <= columns, shown.output
    plain = "".join(shown.output.split())
    command = EVERY[path]
    told = [command, *getattr(command, "commands", {}).values(), *command.params]
    for words in filter(None, (one.help for one in told)):
        assert "".join(words.split()) in plain, words
    for option in (param for param in command.params if param.param_type_name == "option"):
        assert all(name in shown.output for name in option.opts)
    assert "[OPTIONS]" not in shown.output and "Show this" not in shown.output
