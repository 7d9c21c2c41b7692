"""What is to be seen of a class: read once for each version, and the counts as the store has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.lacking import lacks
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.classroom.tally import People, Tally, tally
from supporter.domain.courses.quiz import Answer
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx


class Scenes:
    """Reading for screens: everybody who has the code may look, so nothing here holds a name."""

    def __init__(self, store: Store, orders: RunningOrders) -> None:
        self._store, self._orders = store, orders

    async def by_code(self, code: str) -> TrainingSession:
        """The class with this code, clean as people typed it. Raises `Refused('session.unknown')`."""
        return await self._store.read(lambda tx: sessions.by_code(tx, code))

    async def scene(self, session_id: str) -> Scene:
        """The room as it is, counted where something is to be seen of it. Raises `Refused`: session.unknown."""
        return await self._store.read(lambda tx: self._scene(tx, session_id, counted=False))

    async def counted(self, session_id: str) -> Scene:
        """The same with people and answers counted, for projector and trainer."""
        return await self._store.read(lambda tx: self._scene(tx, session_id, counted=True))

    async def tally(self, session_id: str, key: str) -> Tally:
        """One question as it is counted now, in view or not. Raises `Refused`: session.unknown, question.unknown."""

        def unit(tx: Tx) -> Tally:
            scene = self._scene(tx, session_id, counted=False)
            asking = scene.order.asks.get(key)
            if asking is None:
                raise Refused("question.unknown")
            return _tally(tx, scene, asking, sessions.seat_docs(tx, session_id))

        return await self._store.read(unit)

    def _scene(self, tx: Tx, session_id: str, *, counted: bool) -> Scene:
        session = sessions.load(tx, session_id)
        order = self._orders.of(session)
        town = records.load(tx, Municipality, session.municipality)
        programme = records.load(tx, Programme, session.programme)
        called = programme_name(town, programme) if town and programme else ""
        scene = Scene(session, order, town.name if town else "", programme=called)
        if not counted and session.room.phase != "revealed":
            return scene
        seats = sessions.seat_docs(tx, session_id)
        waiting = sum(doc["state"] == "waiting" for doc in tx.find(HallQuestion.collection, "session", session_id))
        people, tallies = _people(seats), _tallies(tx, scene, seats)
        return replace(scene, people=people, tallies=tallies, voices=waiting, lacking=_lacking(session, seats))


def _people(seats: list[Doc]) -> People:
    kinds = Counter(doc["kind"] for doc in seats if doc["joined_at"] and not doc["left_at"])
    return People(phone=kinds["phone"], paper=kinds["paper"])


def _lacking(session: TrainingSession, seats: list[Doc]) -> int:
    """People in the room who have still to tell something before there can be a certificate; nobody in a rehearsal."""
    if isinstance(session, Rehearsal):
        return 0
    here = (doc for doc in seats if doc["joined_at"] and not doc["left_at"])
    return sum(bool(lacks(session, doc)) for doc in here)


def _tallies(tx: Tx, scene: Scene, seats: list[Doc]) -> dict[str, Tally]:
    """The question in view, and the same before the class where the two are compared."""
    asking = scene.asking
    if asking is None:
        return {}
    keys = [asking.key, *([asking.compare] if asking.compare else [])]
    return {key: _tally(tx, scene, scene.order.asks[key], seats) for key in keys}


def _tally(tx: Tx, scene: Scene, asking: OrderedQuestion, seats: list[Doc]) -> Tally:
    session = scene.session
    given = _slips(tx, session.id, asking.key) if asking.unsigned else _signed(seats, asking.key)
    return tally(asking, given, session.hands.get(asking.key, {}))


def _signed(seats: list[Doc], key: str) -> Iterator[tuple[SeatKind, Answer]]:
    for doc in seats:
        if given := doc["answers"].get(key):
            yield doc["kind"], tuple(given[0])


def _slips(tx: Tx, session_id: str, key: str) -> Iterator[tuple[SeatKind, Answer]]:
    for doc in tx.find(AnonymousAnswer.collection, "asked", asked_in(session_id, key)):
        yield "phone", tuple(doc["answer"])
