"""Who of those who come back from a class is already known here: proposed to an officer, never decided."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.seat import Seat
from supporter.domain.offline.merge import SeatMerge
from supporter.domain.shared.names import fold
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.closing.record_owner import namesakes
from supporter.storage import records
from supporter.storage.base import Tx


class Match(NamedTuple):
    """A learner who may be the one on a seat. `sure`: the number was told, and the name is theirs."""

    number: int
    learner: Learner
    sure: bool

    @property
    def key(self) -> str:
        """How a tick names it."""
        return f"{self.number}:{self.learner.id}"


def matches(tx: Tx, session: TrainingSession, fates: list[SeatMerge]) -> list[Match]:
    """By the learner number that was told, else by name, フリガナ and town. Of other towns nobody is named who has
    not told their own number.
    """
    return [match for fate in fates if not (fate.here and fate.here.learner) for match in _of(tx, session, fate)]


def _of(tx: Tx, session: TrainingSession, fate: SeatMerge) -> list[Match]:
    seat = fate.brought
    if seat.learner:
        told = records.load(tx, Learner, seat.learner)
        if told and told.state == "active" and told.municipality in taking_part(session) and _named_alike(told, seat):
            return [Match(fate.number, told, sure=True)]
    own = session.municipality
    if session.school or not seat.full_name or seat.municipality not in ("", own):
        return []
    return [Match(fate.number, learner, sure=False) for learner in namesakes(tx, seat, own)]


def _named_alike(learner: Learner, seat: Seat) -> bool:
    return not seat.name or fold(learner.name) == fold(seat.name)
