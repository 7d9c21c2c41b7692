"""What the shell of the site needs of the wired application, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from supporter.config import Settings
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.municipalities.readers import Readers
from supporter.services.shared.clock import Clock


class Profiles(Protocol):
    """The profiles that the pages show."""

    async def get(self, code: str) -> Municipality | None: ...

    async def all(self) -> Sequence[Municipality]: ...


class TownReaders(Protocol):
    """Who reads what a town keeps."""

    async def of(self, town: Municipality) -> Readers: ...


class Municipalities(Protocol):
    """Where they are found."""

    @property
    def profiles(self) -> Profiles: ...

    @property
    def readers(self) -> TownReaders: ...


class Shell(Protocol):
    """The part of `supporter.wiring.App` that headers, footers and information pages stand on."""

    @property
    def settings(self) -> Settings: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def municipalities(self) -> Municipalities: ...
