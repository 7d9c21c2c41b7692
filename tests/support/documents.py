"""Every kind of document there is, found by looking through the domain."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import supporter.domain
from supporter.domain.shared.document import Document


def kinds() -> list[type[Document]]:
    """The models that name a collection of their own."""
    for module in pkgutil.walk_packages(supporter.domain.__path__, "supporter.domain."):
        importlib.import_module(module.name)
    return [kind for kind in _below(Document) if "collection" in vars(kind)]


def _below(kind: type[Document]) -> Iterator[type[Document]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)
