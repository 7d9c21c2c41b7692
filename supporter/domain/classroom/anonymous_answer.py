"""Slips (無記名の答え): counted in the room and never joined with a seat; only the phone could change its own."""

from __future__ import annotations

from typing import ClassVar

from supporter.domain.courses.quiz import Answer
from supporter.domain.shared.device_secret import answer_id
from supporter.domain.shared.document import Document
from supporter.domain.training.session import TrainingSession

#: Digits of the shortest random that a page in the room has drawn.
_SHORTEST = 32


class AnonymousAnswer(Document):
    """One unsigned answer: no seat, no time. `asked` is `session/question`."""

    collection: ClassVar[str] = "anonymous_answers"

    asked: str
    answer: Answer


def asked_in(session: str, key: str) -> str:
    """The name of one question of one training session."""
    return f"{session}/{key}"


def anonymous_answer_id(random: str, asked: str) -> str:
    """The id by which the same phone changes its answer while the question is open.

    Raises `Refused('answer.malformed')` for a random that no page has drawn.
    """
    return answer_id(random, asked, _SHORTEST)


def sealable(session: TrainingSession, unsigned: frozenset[str]) -> frozenset[str]:
    """The unsigned questions that are closed for good: not even 「取り消す」 opens them again."""
    return (unsigned & session.room.phases.keys()) - still_open(session) - set(session.room.sealed)


def still_open(session: TrainingSession) -> set[str]:
    """The questions that take answers, or would again after 「取り消す」."""
    rooms = [session.room] + ([session.before.room] if session.before else [])
    return {key for room in rooms for key, phase in room.phases.items() if phase == "open"}


def sealed(session: TrainingSession, keys: frozenset[str]) -> TrainingSession:
    """With these questions noted as sealed, also in the room that 「取り消す」 would bring back."""
    room = session.room.model_copy(update={"sealed": (*session.room.sealed, *sorted(keys))})
    before = session.before
    if before:
        kept = before.room.model_copy(update={"sealed": room.sealed})
        before = before.model_copy(update={"room": kept})
    return session.model_copy(update={"room": room, "before": before})
