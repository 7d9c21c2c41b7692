"""The 受講票: outside the number for the reception, folded inside the secret that signs in."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.documents.engine.qr import qr_svg
from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality


@dataclass(frozen=True)
class Card:
    """One learner's card; `code` is empty where the secret is no longer known."""

    learner: Learner
    town: Municipality
    code: str = ""

    @property
    def number(self) -> str:
        """4829 1307."""
        return f"{self.learner.id[:4]} {self.learner.id[4:]}"

    @property
    def aloud(self) -> str:
        """The number digit by digit, for screen readers."""
        return f"{' '.join(self.learner.id[:4])}, {' '.join(self.learner.id[4:])}"

    def outer(self) -> str:
        """The QR for the reception: the number alone, which opens nothing."""
        return qr_svg(self.learner.id)

    def inner(self, site: str) -> str:
        """The QR that signs in. The secret is in the fragment, which no server and no log ever sees."""
        return qr_svg(f"{site}/in/card#{self.code}")
