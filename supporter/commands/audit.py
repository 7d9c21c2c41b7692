"""`supporter audit`: verify the chain of the log, and take it away as a file; beside a server or without one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter.commands.options import Data

Ask = Callable[[Path | None, str, dict[str, Any]], dict[str, Any]]

_BROKEN = {
    "changed": "{at} 行目が、書かれたときとちがいます。",
    "missing": "{at} 行目がありません。",
    "older": "つながりより前の記録が、封じたときとちがいます。",
    "end": "{at} 行目から後が、ありません。",
}
_DIFFERENT = "{seq} 行目の指紋が、控えておいたものとちがいます。記録が切られたか、書き直されたかもしれません。"


def commands(ask: Ask, out: Console, err: Console) -> typer.Typer:
    """The commands, which ask a data folder by `ask` (see `local.call`)."""
    audit = typer.Typer(no_args_is_help=True, help="監査の記録")

    @audit.command()
    def verify(
        known: Annotated[str, typer.Option(help="控えておいた「行:指紋」（引継書などにあります）")] = "",
        data: Data = None,
    ) -> None:
        """記録が、書かれたときのままか調べる。ちがうところがあれば、どこかを言う（終わりの値は 1）。"""
        found = ask(data, "audit-verify", {"known": known})
        if why := found["broken"]:
            err.print(_BROKEN[why].format(at=found["at"]))
            err.print("控え（バックアップ）とくらべ、だれがファイルにさわれたかをお確かめください。")
            raise typer.Exit(1)
        if not found["known"]:
            err.print(_DIFFERENT.format(seq=known.partition(":")[0]))
            raise typer.Exit(1)
        out.print(f"監査の記録 {found['lines']}行は、書かれたときのままです（つながりより前：{found['older']}件）。")
        if found["lines"]:
            out.print(f"はじめ {found['first']}　おわり {found['last']}")
        out.print(f"控え用：{found['seq']}:{found['hash']}")

    @audit.command()
    def export(
        output: Annotated[Path, typer.Option("-o", "--output", help="書き出す先（.csv か .xlsx）")],
        since: Annotated[dt.datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="この日から")],
        until: Annotated[dt.datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="この日まで")],
        reason: Annotated[str, typer.Option(help="書き出す理由（記録に残ります）")] = "コマンドによる書き出し",
        data: Data = None,
    ) -> None:
        """期間の記録を書き出す（一年まで）。書き出したことも記録に残る。"""
        from supporter.commands.audit_file import write

        form = output.suffix.removeprefix(".").lower()
        if form not in ("csv", "xlsx"):
            err.print("書き出す先の名は、.csv か .xlsx で終わらせてください。")
            raise typer.Exit(1)
        days = {"since": since.date().isoformat(), "until": until.date().isoformat()}
        answer = ask(data, "audit-export", {**days, "reason": reason, "form": form})
        write(answer["rows"], form, output)
        out.print(f"{output}：{len(answer['rows'])}行")

    return audit
