"""Who has applied for a class, as its reception knows them."""

from __future__ import annotations

from supporter.domain.checkin.arrival_list import Expected
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.storage import records
from supporter.storage.base import Tx


def expected_in(tx: Tx, session: TrainingSession) -> list[Expected]:
    """Everybody with a place, and those who wait for one; nobody in a class of children, who give no names."""
    if session.school:
        return []
    return [_expected(one) for one in records.find(tx, Application, "session", session.id) if one.name and one.stands]


def _expected(one: Application) -> Expected:
    return Expected(
        key=one.id,
        name=one.name,
        kana=one.kana,
        municipality=one.municipality,
        needs="、".join(filter(None, (*one.needs, one.needs_text))),
        waiting=one.state == "waiting",
        age_band=one.age_band,
        learner=one.learner,
    )
