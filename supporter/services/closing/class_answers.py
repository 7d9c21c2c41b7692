"""What a class has answered, as it lies in seats and on slips: read inside the units of others."""

from __future__ import annotations

from collections import Counter

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.classroom.tally import OTHERWISE, SOLVED
from supporter.domain.courses.quiz import Answer
from supporter.domain.training.session import TrainingSession
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Tx
from supporter.wording import say


def given(tx: Tx, session: TrainingSession, order: RunningOrder) -> dict[str, Counter[tuple[SeatKind, Answer]]]:
    """For each question that was answered: each answer by phone and on paper, with how often it was given."""
    found: dict[str, Counter[tuple[SeatKind, Answer]]] = {}
    for doc in sessions.seat_docs(tx, session.id):
        for key, (answer, *_) in doc["answers"].items():
            if key in order.asks and not order.asks[key].unsigned:
                found.setdefault(key, Counter())[doc["kind"], tuple(answer)] += 1
    for key, asking in order.asks.items():
        slips = records.find(tx, AnonymousAnswer, "asked", asked_in(session.id, key)) if asking.unsigned else []
        if slips:
            found[key] = Counter(("phone", slip.answer) for slip in slips)
    return found


def sides() -> dict[str, str]:
    """The words of choices that have none of their own."""
    return {side: say(f"report.{side}") for side in ("true", "false", SOLVED, OTHERWISE)}
