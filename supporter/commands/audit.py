"""`supporter audit`: verify the chain of the log, and take it away as a file; beside a server or without one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter.commands.help import Commands
from supporter.commands.options import BY_COMMAND, Data
from supporter.domain.shared.calendar import TOKYO
from supporter.wording import say

Ask = Callable[[Path | None, str, dict[str, Any]], dict[str, Any]]


def commands(ask: Ask, out: Console, err: Console) -> typer.Typer:
    """The commands, which ask a data folder by `ask` (see `commands.local_client.call`)."""
    audit = Commands(no_args_is_help=True, help=say("cli.audit"))

    @audit.command(help=say("cli.audit_verify"))
    def verify(
        known: Annotated[str, typer.Option(help=say("cli.audit_verify.known"))] = "",
        data: Data = None,
    ) -> None:
        """Tell whether the log is as it was written, and where it is not; exits with 1 then."""
        found = ask(data, "audit-verify", {"known": known})
        if why := found["broken"]:
            err.print(say(f"cli.audit.broken.{why}", at=found["at"]))
            err.print(say("cli.audit.compare"))
            raise typer.Exit(1)
        if not found["known"]:
            err.print(say("cli.audit.different", seq=known.partition(":")[0]))
            raise typer.Exit(1)
        out.print(say("cli.audit.whole", lines=found["lines"], older=found["older"]))
        if found["lines"]:
            out.print(say("cli.audit.span", first=_minute(found["first"]), last=_minute(found["last"])))
        out.print(say("cli.audit.to_keep", seq=found["seq"], hash=found["hash"]))

    @audit.command(help=say("cli.audit_export"))
    def export(
        output: Annotated[Path, typer.Option("-o", "--output", help=say("cli.audit_export.output"))],
        since: Annotated[dt.datetime, typer.Option("--from", formats=["%Y-%m-%d"], help=say("cli.since"))],
        until: Annotated[dt.datetime, typer.Option("--to", formats=["%Y-%m-%d"], help=say("cli.until"))],
        reason: Annotated[str, typer.Option(help=say("cli.reason"))] = BY_COMMAND,
        data: Data = None,
    ) -> None:
        """Write the log of a period of up to a year, which is itself logged."""
        from supporter.commands.audit_file import write

        form = output.suffix.removeprefix(".").lower()
        if form not in ("csv", "xlsx"):
            err.print(say("cli.audit.forms"))
            raise typer.Exit(1)
        days = {"since": since.date().isoformat(), "until": until.date().isoformat()}
        answer = ask(data, "audit-export", {**days, "reason": reason, "form": form})
        write(answer["rows"], form, output)
        out.print(say("cli.audit.written", output=output, count=len(answer["rows"])))

    return audit


def _minute(moment: str) -> str:
    """A moment of the log as people in Japan read it."""
    return f"{dt.datetime.fromisoformat(moment).astimezone(TOKYO):%Y-%m-%d %H:%M}"
