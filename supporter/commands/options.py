"""Options that several commands have, and how a roster may be written."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option("--data", help="データの置き場所（既定：./data）")]


class Form(StrEnum):
    """How a roster is written."""

    xlsx = "xlsx"
    csv = "csv"
    cp932 = "csv-cp932"
    json = "json"
