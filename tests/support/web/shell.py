"""The shell of the site without the rest of the house: two towns, a fixed day, and one NiceGUI lesson."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from supporter.config import Settings
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.municipalities.readers import Readers, readers
from supporter.services.shared.clock import TOKYO

NOW = dt.datetime(2026, 11, 23, 13, 30, tzinfo=TOKYO)


def town(code: str = "312011", name: str = "鳥取市", **changes: object) -> Municipality:
    """A municipality with fictional telephone numbers."""
    profile = {
        "id": code,
        "name": name,
        "kana": "トットリシ",
        "prefecture": "鳥取県",
        "department": "福祉課",
        "phone": "0857-00-0000",
        "fax": "0857-00-0001",
        "hours": "平日 8:30–17:15",
        "programmes": ("tsunagari",),
    }
    return Municipality.model_validate({**profile, **changes})


@dataclass
class FixedClock:
    """A clock that a test sets."""

    time: dt.datetime = NOW

    def now(self) -> dt.datetime:
        return self.time


@dataclass
class Towns:
    """The municipalities of a test."""

    towns: Sequence[Municipality] = (town(), town("313025", "岩美町", brand="#E8A33D"))

    async def get(self, code: str) -> Municipality | None:
        return next((each for each in self.towns if each.id == code), None)

    async def all(self) -> Sequence[Municipality]:
        return self.towns

    @property
    def profiles(self) -> Towns:
        return self

    @property
    def readers(self) -> Towns:
        return self

    async def of(self, town: Municipality) -> Readers:
        return readers(town, (), {}, NOW.date())


@dataclass
class TestShell:
    """What `supporter.web.shared.shell.Shell` asks for."""

    __test__ = False

    settings: Settings = field(default_factory=Settings)
    clock: FixedClock = field(default_factory=FixedClock)
    municipalities: Towns = field(default_factory=Towns)
    #: Nobody joins a class here.
    live: None = None
