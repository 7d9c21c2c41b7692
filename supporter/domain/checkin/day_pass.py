"""当日係: a pass for one training session on its own day, that opens only what the helper is there for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal, get_args

from supporter.domain.shared.access import Action, Person, Role
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession

Duty = Literal["reception", "paper", "watch", "moderation"]
#: What each duty allows: 受付, 紙の答え・挙手, 見守り, ことばの確認.
DUTIES: Mapping[Duty, Action] = {
    "reception": Action.RECEPTION_WORK,
    "paper": Action.PAPER_WORK,
    "watch": Action.WATCH_WORK,
    "moderation": Action.MODERATION_WORK,
}
LONGEST_LABEL = 20


class DayPass(Document):
    """`code` is the digest of what its QR says; `label` what staff call it (受付1), `by` who made it."""

    collection: ClassVar[str] = "day_passes"

    session: str
    municipality: str
    label: str
    duties: tuple[Duty, ...]
    code: str
    by: str
    made_at: dt.datetime
    revoked_at: dt.datetime | None = None

    def opens(self, session: TrainingSession, day: dt.date) -> bool:
        """Whether it opens anything on `day`."""
        return self.revoked_at is None and session.id == self.session and session.held_on == day

    @property
    def person(self) -> Person:
        """Who asks with it."""
        duties = tuple(DUTIES[duty] for duty in self.duties)
        return Person(role=Role.HELPER, id=self.id, municipality=self.municipality, session=self.session, duties=duties)


def check_duties(wanted: Iterable[str]) -> tuple[Duty, ...]:
    """The duties that were ticked, in their own order. Raises `Refused('pass.no_duty')`."""
    ticked = set(wanted)
    duties = tuple(duty for duty in get_args(Duty) if duty in ticked)
    if not duties:
        raise Refused("pass.no_duty")
    return duties


def check_label(text: str) -> str:
    """What staff call a pass. Raises `Refused('pass.label')`."""
    label = text.strip()
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise Refused("pass.label")
    return label
