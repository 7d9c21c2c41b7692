"""A projector's screen that a trainer has bound to a class, known by the digest of the secret it drew."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.shared.document import Document
from supporter.domain.training.session import TrainingSession

#: How long after its end a class may still be seen: the words of thanks stay on the wall while people leave.
STAYS = dt.timedelta(minutes=10)


class ProjectorBinding(Document):
    """`by` is the member of staff who bound it: its keys do what this person may do, and nothing else."""

    collection: ClassVar[str] = "projector_bindings"

    session: str
    by: str

    def follows(self, session: TrainingSession | None, now: dt.datetime) -> bool:
        """Whether it still belongs to that class."""
        if session is None or session.id != self.session:
            return False
        ended = session.room.ended_at
        return ended is None or now - ended < STAYS
