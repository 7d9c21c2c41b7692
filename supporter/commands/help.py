"""What `--help` says: in Japanese, within the width of the terminal, every sentence whole.

The help of the parser measures letters, not columns, and cuts a sentence that has no spaces.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import typer
from rich.cells import cell_len
from typer.core import TyperCommand, TyperGroup

from supporter.wording import say

#: Columns: no line is longer on a wide terminal, and what is explained begins here at the latest.
_WIDEST, _MARGIN, _LATEST = 100, 2, 32


class Commands(typer.Typer):
    """A set of commands whose help reads like this."""

    def __init__(self, **given: Any) -> None:
        super().__init__(cls=_Group, **given)

    def command(
        self, name: str | None = None, **given: Any
    ) -> Callable[[typer.models.CommandFunctionType], typer.models.CommandFunctionType]:
        """A command of this set, as `typer.Typer.command` takes it."""
        return super().command(name, cls=_Command, **given)


class _Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_page(self, ctx, []))


class _Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        inside = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        formatter.write(_page(self, ctx, [(name, command.help or "") for name, command in inside if command]))


def _page(command: Any, ctx: Any, inside: list[tuple[str, str]]) -> str:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    params = list(command.get_params(ctx))
    options = [one for one in params if one.param_type_name == "option"]
    arguments = [one for one in params if one.param_type_name == "argument"]
    needed = [_value(one) if one in arguments else f"{_longest(one)} {_value(one)}" for one in params if one.required]
    usage = [say("cli.help.usage", command=ctx.command_path), *needed, *(["…"] if inside else [])]
    lines = [*_lines(usage, width), "", *_wrapped(command.help or "", width)]
    for heading, rows in (
        ("cli.help.commands", inside),
        ("cli.help.arguments", [(_named(one), _told(one)) for one in arguments]),
        ("cli.help.options", [(_named(one), _told(one)) for one in options]),
    ):
        if rows:
            lines += ["", say(heading), *_table(rows, width)]
    return "\n".join(lines) + "\n"


def _named(param: Any) -> str:
    """As it is typed: `-o, --output OUTPUT`."""
    if param.param_type_name == "argument":
        return _value(param)
    return ", ".join(sorted(param.opts, key=len)) + ("" if param.is_flag else f" {_value(param)}")


def _value(param: Any) -> str:
    return _longest(param).lstrip("-").upper()


def _longest(param: Any) -> str:
    return str(max(param.opts, key=len))


def _told(param: Any) -> str:
    if "--help" in param.opts:
        return say("cli.help.this")
    words = param.help or ""
    default = param.default
    if isinstance(default, int | str) and not isinstance(default, bool) and str(default):
        words += say("cli.help.default", value=default)
    return words + (say("cli.help.required") if param.required else "")


def _table(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    begin = min(max(cell_len(name) for name, _ in rows) + 2 * _MARGIN, _LATEST)
    for name, told in rows:
        first, *rest = [*_wrapped(told, width - begin)] or [""]
        head = " " * _MARGIN + name
        if cell_len(head) + _MARGIN > begin:
            yield head
            head = ""
        yield head + " " * (begin - cell_len(head)) + first
        yield from (" " * begin + line for line in rest)


def _lines(words: list[str], width: int) -> Iterator[str]:
    """`words` with spaces between them; those that need another line stand a little to the right."""
    line = words[0]
    for word in words[1:]:
        if cell_len(f"{line} {word}") > width:
            yield line
            line = " " * 2 * _MARGIN + word
        else:
            line += f" {word}"
    yield line


def _wrapped(text: str, width: int) -> Iterable[str]:
    """Lines of at most `width` columns, turned between phrases; a longer phrase is cut where it must be."""
    from supporter.wording.shared.phrases import phrase_ends  # a slow import, for those who ask for help

    ends, line, start = phrase_ends(text), "", 0
    for end in [*sorted(ends - {0, len(text)}), len(text)]:
        phrase, start = text[start:end], end
        if line and cell_len(line + phrase.rstrip()) > width:
            yield line.rstrip()
            line = ""
        for character in phrase:
            if line and cell_len(line + character) > width:
                yield line.rstrip()
                line = ""
            line += character
    if line:
        yield line.rstrip()
