"""Writes the log that a command asked for: whole or not at all, readable by its owner alone."""

from __future__ import annotations

from pathlib import Path

from supporter.commands.roster_file import write_private
from supporter.documents.administration.audit_sentences import HEADINGS
from supporter.documents.tables.table_file import Table, table_file
from supporter.wording import say


def write(rows: list[list[str]], form: str, output: Path) -> None:
    """Write `output` as csv or xlsx."""
    write_private(output, table_file(form, Table(say("cli.audit"), HEADINGS, rows)))
