"""What staff see while they enter paper: which questions there are, and what of a sheet is on disk already."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.classroom.running_order import OrderedQuestion, RunningOrder
from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.courses.quiz import Answer
from supporter.domain.shared.access import Action, Person
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx


class Sheet(NamedTuple):
    """The answers of one number, by question; `here` is false where nobody has come with it, `phone` whether they
    take part by phone.
    """

    number: int
    here: bool
    phone: bool
    answers: dict[str, Answer]


class PaperGrid(NamedTuple):
    """A class with the questions that paper can answer, in the order of the course, and those of hands alone."""

    session: TrainingSession
    signed: tuple[OrderedQuestion, ...]
    unsigned: tuple[OrderedQuestion, ...]


class PaperAnswers:
    """Numbers and answers, never a name. All raise `Refused('access.refused')`."""

    def __init__(self, store: Store, orders: RunningOrders) -> None:
        self._store, self._orders = store, orders

    async def desk(self, person: Person, session_id: str) -> PaperGrid:
        """The class and its questions."""
        session = await self._store.read(lambda tx: sessions.load_for(tx, person, Action.PAPER_WORK, session_id))
        order = self._orders.of(session)
        keys = [cue.asked for cue in order.cues] + [one.key for one in order.asks.values() if one.own]
        # What has been put stays, also where its page was left out since.
        asked = (order.asks[key] for key in dict.fromkeys((*keys, *session.room.phases)) if key in order.asks)
        return PaperGrid(session, tuple(one for one in asked if not one.unsigned), _unsigned(order, session))

    async def sheet(self, person: Person, session_id: str, number: int) -> Sheet:
        """What is kept of one number."""

        def unit(tx: Tx) -> Sheet:
            sessions.load_for(tx, person, Action.PAPER_WORK, session_id)
            seat = records.load(tx, Seat, seat_id(session_id, number))
            answers = {key: given.answer for key, given in seat.answers.items()} if seat else {}
            return Sheet(number, bool(seat and seat.joined_at), bool(seat and seat.kind == "phone"), answers)

        return await self._store.read(unit)

    async def on_paper(self, person: Person, session_id: str, key: str) -> list[tuple[int, Answer | None]]:
        """Who takes part on paper, and what they have answered: by number, for who looks for what is missing."""

        def unit(tx: Tx) -> list[tuple[int, Answer | None]]:
            sessions.load_for(tx, person, Action.PAPER_WORK, session_id)
            seats = (doc for doc in sessions.seat_docs(tx, session_id) if doc["kind"] == "paper" and doc["joined_at"])
            given = ((doc["number"], doc["answers"].get(key)) for doc in seats)
            return [(number, tuple(answer[0]) if answer else None) for number, answer in given]

        return await self._store.read(unit)


def _unsigned(order: RunningOrder, session: TrainingSession) -> tuple[OrderedQuestion, ...]:
    """What has been asked in this class without names; nothing that is written."""
    asked = (order.asks[key] for key in session.room.phases if key in order.asks)
    return tuple(asking for asking in asked if asking.unsigned and asking.question.type != "short")
