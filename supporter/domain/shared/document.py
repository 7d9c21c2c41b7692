"""What every stored document is: frozen, of a known collection, carrying its schema version."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A part of a document: frozen, unknown keys forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Value):
    """A document with its own id; `v` is its schema version (see `storage.migrations`)."""

    collection: ClassVar[str]

    v: int = 1
    id: str
