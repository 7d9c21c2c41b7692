"""A class without internet from the command line: read into an empty folder, written out for the way back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter.commands.options import Data
from supporter.domain.shared.refused import Refused
from supporter.wording import say

Ask = Callable[[Path | None, str, dict[str, Any]], dict[str, Any]]


def add_to(app: typer.Typer, ask: Ask, out: Console) -> None:
    """`take-in` and `export-class`."""

    @app.command("take-in", help=say("cli.take_in"))
    def take_in(
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=say("cli.take_in.file"))],
        data: Data = None,
    ) -> None:
        """Read a class that was taken out into the empty folder of this machine."""
        from supporter.web.shared.local_address import own_address

        told = ask(data, "take-in", {"file": str(file.resolve()), "passphrase": _passphrase(file)})
        out.print(say("cli.take_in.done", held_on=told["held_on"], venue=told["venue"]))
        out.print(say("cli.take_in.password", id=told["id"], password=told["password"]))
        site = f"http://{own_address() or say('cli.take_in.address')}:8080"
        out.print(say("cli.take_in.next", site=site))

    @app.command("export-class", help=say("cli.export_class"))
    def export_class(
        output: Annotated[Path, typer.Option("-o", "--out", help=say("cli.output"))],
        session: Annotated[str, typer.Argument(help=say("cli.export_class.session"))] = "",
        data: Data = None,
    ) -> None:
        """Write the class that has ended here into a file for the way back."""
        told = ask(data, "export-class", {"session": session})
        _write(output, told["file"])
        out.print(say("cli.export_class.done", output=output))


def _passphrase(file: Path) -> str:
    """What opens a sealed file: asked for unseen, or the next line of what is piped in."""
    from supporter.services.offline.envelope import parse  # a slow import, which no other command needs

    try:
        sealed = parse(file.read_bytes(), "taken").sealed
    except (Refused, OSError):
        return ""  # what is wrong with it is told where it is taken in
    if not sealed:
        return ""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(typer.prompt(say("cli.take_in.passphrase"), default="", show_default=False, hide_input=True))


def _write(output: Path, text: str) -> None:
    """Whole or not at all, readable by its owner alone."""
    partial = output.with_name(f".{output.name}.new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    partial.replace(output)
