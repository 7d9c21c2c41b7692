"""Documents as models: the one place where a stored dict becomes a domain model and back."""

from __future__ import annotations

from typing import TypeVar

from supporter.domain.shared.document import Document
from supporter.storage.base import Tx

D = TypeVar("D", bound=Document)


def load(tx: Tx, model: type[D], id: str) -> D | None:
    """The document as its model, or `None`."""
    doc = tx.get(model.collection, id)
    return None if doc is None else model.model_validate(doc)


def find(tx: Tx, model: type[D], field: str, value: str) -> list[D]:
    """All documents whose indexed `field` equals `value`, in id order."""
    return [model.model_validate(doc) for doc in tx.find(model.collection, field, value)]


def save(tx: Tx, document: Document) -> None:
    """Put the model; dates become ISO strings, so that every store keeps the same JSON."""
    tx.put(document.collection, document.model_dump(mode="json"))
