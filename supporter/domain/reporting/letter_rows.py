"""差し込み用: what an office's letter needs of each person, one line a person, for Word and the like.

No address is kept, so none stands here; a contact only of those who want to hear from the town.
"""

from __future__ import annotations

from supporter.domain.shared.document import Value

#: The columns in the order of the file.
COLUMNS = (
    *("name", "title", "kana", "number", "district", "contact", "course", "completed", "serial"),
    *("town", "department", "phone"),
)


class LetterRow(Value):
    """One person; `completed` is the day by era, and with `course` and `serial` of the last completion."""

    name: str
    title: str
    kana: str
    number: str
    district: str
    contact: str
    course: str
    completed: str
    serial: str
    town: str
    department: str
    phone: str

    def cells(self) -> list[str]:
        """In the order of the columns."""
        return [str(getattr(self, column)) for column in COLUMNS]
