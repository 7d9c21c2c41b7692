"""Options that several commands have, and how a roster may be written."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from supporter.wording import say

Data = Annotated[Path | None, typer.Option("--data", help=say("cli.data"))]
#: The reason in the log where whoever exports gives none.
BY_COMMAND = say("cli.by_command")


class Form(StrEnum):
    """How a roster is written."""

    xlsx = "xlsx"
    csv = "csv"
    cp932 = "csv-cp932"
    json = "json"
