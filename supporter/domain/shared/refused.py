"""The one exception that says «no» to a person; its code picks the sentence in `supporter.wording`."""

from __future__ import annotations


class Refused(Exception):
    """A request that may not or cannot be done.

    `code` is stable and tested (`pin.weak`, `access.refused`); `facts` fill the sentence's places
    and never hold personal data beyond what the asker typed.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
