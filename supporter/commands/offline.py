"""A class without internet from the command line: read into an empty folder, written out for the way back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from supporter.commands.options import Data
from supporter.web.shared.local_address import own_address

Ask = Callable[[Path | None, str, dict[str, Any]], dict[str, Any]]


def add_to(app: typer.Typer, ask: Ask, out: Console) -> None:
    """`take-in` and `export-class`."""

    @app.command("take-in")
    def take_in(
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="持ち出しファイル（.supporter）")],
        data: Data = None,
    ) -> None:
        """通信のない会場で使うこの機械に、持ち出した講座を入れる。"""
        told = ask(data, "take-in", {"file": str(file.resolve())})
        out.print(f"{told['held_on']}　{told['venue']} を、この機械に入れました。")
        out.print(f"ID：{told['id']}\nパスワード：{told['password']}（講座の次の日まで。ここにしか出ません）")
        site = f"http://{own_address() or 'この機械の番号'}:8080"
        out.print(
            f"会場の Wi-Fi につないで「supporter serve --host 0.0.0.0 --url {site}」で始め、{site}/staff から入ります。"
        )

    @app.command("export-class")
    def export_class(
        output: Annotated[Path, typer.Option("-o", "--out", help="書き出す先")],
        session: Annotated[str, typer.Argument(help="講座の番号（/t/ のあと）。一つだけなら要りません")] = "",
        data: Data = None,
    ) -> None:
        """通信のない会場で終えた講座を、持ち帰りファイルにする。"""
        told = ask(data, "export-class", {"session": session})
        _write(output, told["file"])
        out.print(f"{output}：書き出しました（取扱注意）。市町村のサーバーの「持ち帰りの取りこみ」から送ってください。")


def _write(output: Path, text: str) -> None:
    """Whole or not at all, readable by its owner alone."""
    partial = output.with_name(f".{output.name}.new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    partial.replace(output)
