"""Whose records an export, a print or a file that was taken along held: what a list of persons affected is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import ClassVar

from supporter.domain.shared.document import Document


class Affected(Document):
    """`id` is that of the line of the log, `people` are `learner:NUMBER`, `application:ID` or `seat:ID`, in order.

    The line bears the digest, so that the list is bound into the chain with it. No name lies in it.
    """

    collection: ClassVar[str] = "affected_people"

    municipality: str
    people: tuple[str, ...]


def in_order(people: Iterable[str]) -> tuple[str, ...]:
    """Each once."""
    return tuple(sorted(set(people)))


def digest_of(people: Iterable[str]) -> str:
    """What the line says of its list."""
    return hashlib.sha256("\n".join(people).encode()).hexdigest()[:32]
