"""A line of text as people read it."""

from __future__ import annotations

from supporter.domain.shared.document import Value


class Rich(Value):
    """A line of text: `plain` without ruby, `html` sanitised, with ruby (titles: with phrase breaks)."""

    plain: str
    html: str

    def __str__(self) -> str:
        return self.plain
