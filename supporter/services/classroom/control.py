"""The classroom: a trainer moves the room, every move in one unit that counts its version on and is told."""

from __future__ import annotations

import datetime as dt
import random
import secrets
from collections import Counter
from collections.abc import Callable, Mapping

from supporter.domain.classroom import moves
from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in, sealable, sealed
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.tally import tally
from supporter.domain.shared.access import Action, Person
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

Move = Callable[[TrainingSession, RunningOrder, dt.datetime], TrainingSession]

#: Moves that are worth a line in the audit log; the others happen every minute.
_NOTED = ("open", "start", "end", "shut", "reopen")


class RoomControl:
    """What trainers and officers do to a room of their municipality.

    Each verb takes the version that was on the screen (`seen`): where somebody else has moved the room since,
    it is refused with room.moved, and steps follow each other no faster than somebody can look (room.too_soon),
    so that a trembling finger and two who press 次へ at once go on by one page. All raise `Refused`:
    access.refused, room.moved, room.too_soon, and what `domain.classroom.moves` refuses.
    """

    def __init__(self, store: Store, clock: Clock, orders: RunningOrders) -> None:
        self._store, self._clock, self._orders = store, clock, orders

    async def open(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """受付をはじめる; where a version was `seen`, not on another day than planned (room.another_day)."""
        return await self._move(person, session, seen, lambda at, _, now: moves.open_doors(at, now), step=True)

    async def start(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """講座をはじめる; as with `open`, not on another day."""
        return await self._move(person, session, seen, moves.start, step=True)

    async def advance(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """次へ; in a conversation with the answer that most have taken."""
        return await self._move(person, session, seen, None, step=True)

    async def branch(self, person: Person, session: str, choice: int, seen: int | None = None) -> TrainingSession:
        """Another answer of a conversation, whatever most have taken."""
        return await self._move(
            person, session, seen, lambda at, order, now: moves.branch(at, order, choice, now), step=True
        )

    async def back(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """前へ."""
        return await self._move(person, session, seen, moves.back, step=True)

    async def jump(self, person: Person, session: str, cue: str, seen: int | None = None) -> TrainingSession:
        """ページをえらぶ."""
        return await self._move(person, session, seen, lambda at, order, now: moves.jump(at, order, cue, now))

    async def open_question(self, person: Person, session: str, key: str, seen: int | None = None) -> TrainingSession:
        """質問を出す: one of a page, or of a survey (`id@before`, `id@after`)."""
        return await self._move(person, session, seen, lambda at, order, now: moves.ask(at, order, key, now), step=True)

    async def close(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """しめきる."""
        return await self._move(person, session, seen, lambda at, _, now: moves.close(at, now))

    async def reveal(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """結果を見せる."""
        return await self._move(person, session, seen, lambda at, _, now: moves.reveal(at, now), step=True)

    async def black(self, person: Person, session: str, on: bool, seen: int | None = None) -> TrainingSession:
        """黒い画面, on and off."""
        return await self._move(person, session, seen, lambda at, _, now: moves.darken(at, now, on=on))

    async def break_(self, person: Person, session: str, minutes: float, seen: int | None = None) -> TrainingSession:
        """休憩; 0 minutes end it."""
        length = dt.timedelta(minutes=minutes)
        return await self._move(
            person,
            session,
            seen,
            lambda at, _, now: moves.pause(at, length, now) if length else moves.resume(at, now),
        )

    async def timer(self, person: Person, session: str, seconds: float, seen: int | None = None) -> TrainingSession:
        """タイマー; 0 seconds take it away."""
        length = dt.timedelta(seconds=seconds) or None
        return await self._move(person, session, seen, lambda at, _, now: moves.timer(at, length, now))

    async def turn(self, person: Person, session: str, number: int, seen: int | None = None) -> TrainingSession:
        """つぎの番 of a talk; the number after the last ends the turns."""
        return await self._move(
            person, session, seen, lambda at, order, now: moves.turn(at, order, number, now), step=True
        )

    async def point(self, person: Person, session: str, number: int, seen: int | None = None) -> TrainingSession:
        """Light a piece of what lies on the screen; 0 lights none."""
        return await self._move(person, session, seen, lambda at, _, now: moves.point(at, number))

    async def undo(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """取り消す, within eight seconds."""
        return await self._move(person, session, seen, lambda at, _, now: moves.undo(at, now))

    async def end(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """講座を終わる."""
        return await self._move(person, session, seen, lambda at, _, now: moves.end(at, now))

    async def shut(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """受付をとじて、予定にもどす."""
        return await self._move(person, session, seen, lambda at, _, now: moves.shut(at, now))

    async def reopen(self, person: Person, session: str, seen: int | None = None) -> TrainingSession:
        """終わった講座を、その日のうちに、もう一度ひらく."""
        return await self._move(person, session, seen, lambda at, _, now: moves.reopen(at, now))

    async def tidy(self) -> int:
        """Seal what ended classes have left open to change; returns how many. To be called once a day."""
        ended = [doc["id"] for doc in self._store.scan(TrainingSession.collection) if doc.get("before")]
        for id in ended:
            await self._store.run(lambda tx, id=id: self._forget_before(tx, id))  # type: ignore[misc]
        return len(ended)

    async def _move(
        self, person: Person, session_id: str, seen: int | None, move: Move | None, *, step: bool = False
    ) -> TrainingSession:
        """One move in a unit; without `move` it is 次へ."""
        now = self._clock.now()

        def unit(tx: Tx) -> TrainingSession:
            before = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            if step and seen is not None:
                moves.require_steady(before, now)
                moves.require_day(before, now)
            moves.require_seen(before, seen)
            order = self._orders.of(before)
            moved = move(before, order, now) if move else moves.advance(before, order, now, polled(tx, before, order))
            if moved is before:
                return before
            moved = _sealed(tx, moved, order)
            sessions.save_room(tx, moved)
            if moved.before is not before.before:
                self._audit_session(tx, person, moved, now)
            return moved

        return await self._store.run(unit)

    def _audit_session(self, tx: Tx, person: Person, moved: TrainingSession, now: dt.datetime) -> None:
        if moved.before and moved.before.did in _NOTED and not isinstance(moved, Rehearsal):
            actor, did = audit.actor_of(person), moved.before.did
            audit.record(tx, now, actor, Action.CLASS_RUN, subject=moved.id, municipality=moved.municipality, did=did)

    def _forget_before(self, tx: Tx, session_id: str) -> None:
        session = records.load(tx, TrainingSession, session_id)
        if session and session.before and not session.before.may_undo(self._clock.now()):
            session = session.model_copy(update={"before": None})
            records.save(tx, _sealed(tx, session, self._orders.of(session)))


def polled(tx: Tx, session: TrainingSession, order: RunningOrder) -> Mapping[str, int]:
    """What a class has chosen at the place of a conversation that it is at, phones, paper and hands together."""
    at = order.at(session.room.cue)
    asking = order.asks.get(at.asked) if at.leads else None
    if asking is None:
        return moves.NOBODY
    docs = (doc for doc in sessions.seat_docs(tx, session.id) if asking.key in doc["answers"])
    given = Counter((doc["kind"], tuple(doc["answers"][asking.key][0])) for doc in docs)
    return tally(asking, given, session.hands.get(asking.key, {})).counts


def _sealed(tx: Tx, session: TrainingSession, order: RunningOrder) -> TrainingSession:
    """Slips of questions closed for good get new ids in a new order: no phone finds its own any more."""
    unsigned = frozenset(key for key, asking in order.asks.items() if asking.unsigned)
    return seal_slips(tx, session, sealable(session, unsigned))


def seal_slips(tx: Tx, session: TrainingSession, keys: frozenset[str]) -> TrainingSession:
    """The class with these unsigned questions closed for good."""
    for key in keys:
        slips = records.find(tx, AnonymousAnswer, "asked", asked_in(session.id, key))
        random.SystemRandom().shuffle(slips)
        for slip in slips:
            tx.delete(AnonymousAnswer.collection, slip.id)
            records.save(tx, slip.model_copy(update={"id": secrets.token_hex(32)}))
    return sealed(session, keys) if keys else session
