"""Writes the roster that a command asked for: whole or not at all, readable by its owner alone."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from supporter.commands.errors import Trouble
from supporter.commands.operations import Json
from supporter.documents.reporting.roster_csv import replacements_csv
from supporter.documents.reporting.roster_files import roster_file
from supporter.documents.reporting.roster_note import RosterNote
from supporter.domain.reporting.roster import RosterRow
from supporter.wording import say


def write(answer: Json, form: str, output: Path, reason: str) -> list[str]:
    """Write `output`; returns what the officer should be told: each replaced character, where a report lies."""
    note = RosterNote(
        municipality=answer["municipality"]["name"],
        programme=answer["programme"],
        made_by="supporter roster",
        made_at=dt.datetime.fromisoformat(answer["made_at"]),
        reason=reason,
    )
    made = roster_file(form, [RosterRow.model_validate(row) for row in answer["rows"]], note)
    write_private(output, made.body)
    if not made.replaced:
        return []
    report = output.with_name(say("cli.roster.replaced_file", roster=output.stem))
    write_private(report, replacements_csv(made.replaced))
    lines = [
        say(
            "cli.roster.replaced",
            row=one.row,
            column=one.column,
            value=one.value,
            character=one.character,
            codepoint=one.codepoint,
            replacement=one.replacement or say("cli.roster.replaced_nothing"),
            reason=one.reason,
        )
        for one in made.replaced
    ]
    return [*lines, say("cli.roster.replaced_all", count=len(lines), report=report)]


def require_free(path: Path, force: bool) -> None:
    """Raise `Trouble` where a file would be replaced that nobody said may be."""
    if path.exists() and not force:
        raise Trouble(say("cli.stopped.replace", path=path))


def write_private(path: Path, body: bytes) -> None:
    """The file, whole or not at all, readable by its owner alone."""
    partial = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(body)
    partial.replace(path)
