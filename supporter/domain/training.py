"""Training sessions (集合研修): a class on a day in a place, as rosters and completions need them."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from .document import Document


class TrainingSession(Document):
    """One class. `number` is the 実施番号, `trainers` are named as the report names them."""

    collection: ClassVar[str] = "sessions"

    number: str
    municipality: str
    programme: str
    course: str
    held_on: dt.date
    venue: str
    host: str = ""
    trainers: tuple[str, ...] = ()
