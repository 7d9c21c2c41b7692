"""What is to be seen of a class: read once for each version, and the counts as the store has them."""

from __future__ import annotations

from dataclasses import replace

from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.tally import Tally, tally
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.counts import ClassCount, Counts
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx


class Scenes:
    """Reading for screens: everybody who has the code may look, so nothing here holds a name."""

    def __init__(self, store: Store, orders: RunningOrders) -> None:
        self._store, self._orders, self._counts = store, orders, Counts(store)

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
            return _tally(tx, scene, asking, self._counts.of(tx, scene.session))

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
        counted_now = self._counts.of(tx, session)
        return replace(
            scene,
            people=counted_now.seats.people,
            tallies=_tallies(tx, scene, counted_now),
            voices=counted_now.voices(tx),
            lacking=counted_now.seats.lacking,
        )


def _tallies(tx: Tx, scene: Scene, count: ClassCount) -> dict[str, Tally]:
    """The question in view, and the same before the class where the two are compared."""
    asking = scene.asking
    if asking is None:
        return {}
    keys = [asking.key, *([asking.compare] if asking.compare else [])]
    return {key: _tally(tx, scene, scene.order.asks[key], count) for key in keys}


def _tally(tx: Tx, scene: Scene, asking: OrderedQuestion, count: ClassCount) -> Tally:
    given = count.slips(tx, asking.key) if asking.unsigned else count.seats.given(asking.key)
    return tally(asking, given, scene.session.hands.get(asking.key, {}))
