"""Regions: municipalities that hold classes together, and who looks after their figures."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from supporter.domain.municipalities.municipality import Code
from supporter.domain.shared.document import Document


class Region(Document):
    """A 圏域. `coordinators` are the ids of staff who see the figures of these municipalities, and of no others."""

    collection: ClassVar[str] = "regions"

    name: str = Field(min_length=1, max_length=40)
    municipalities: tuple[Code, ...] = Field(min_length=2)
    coordinators: tuple[str, ...] = ()
