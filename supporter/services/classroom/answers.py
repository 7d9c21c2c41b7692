"""Answers in a class: from phones, from paper, by show of hands; counted as what is stored, never otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, anonymous_answer_id, asked_in
from supporter.domain.classroom.moderation import decided
from supporter.domain.classroom.phone import clock_time
from supporter.domain.classroom.running_order import OrderedQuestion, RunningOrder
from supporter.domain.classroom.same_words import name_of
from supporter.domain.classroom.seat import Given, Seat, seat_id
from supporter.domain.classroom.tally import hands_raised, more_than_places, values
from supporter.domain.courses.grading import fits, require_answer
from supporter.domain.courses.quiz import Answer, Short
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx

MOST_HANDS = 5000


class Receipt(NamedTuple):
    """受付済: what is on disk when this is returned, and when it came, on the clock of the hall."""

    key: str
    answer: Answer
    at: str
    turn: int


class PaperAnswer(NamedTuple):
    """One answer read from paper; without an answer it is taken back."""

    number: int
    key: str
    answer: Answer


class Answers:
    """Answers may be changed until the question is closed; the same one sent again gets the same receipt."""

    def __init__(self, store: Store, clock: Clock, orders: RunningOrders) -> None:
        self._store, self._clock, self._orders = store, clock, orders
        #: Which slip a seat has filled in, so that one phone fills in one: in memory alone, for open questions.
        self._slips: dict[tuple[str, str], dict[int, str]] = {}
        store.subscribe(sessions.ROOM, self._forget)

    async def answer(
        self, session_id: str, secret: str, key: str, answer: Answer, turn: int, random: str = ""
    ) -> Receipt:
        """Keep the answer of the seat that `secret` opens. Unsigned questions take `random`, from which the
        id of a slip is made that names no seat.

        Raises `Refused`: seat.moved, question.unknown, question.closed, answer.malformed, answer.older, disk.full.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Receipt:
            session = sessions.load(tx, session_id)
            seat = sessions.by_secret(tx, session_id, secret)
            if seat is None:
                raise Refused("seat.moved")
            asking = _asking(self._orders.of(session), key)
            require_answer(asking.question, answer)
            if not session.room.takes(key):
                raise Refused("question.closed", key=key)
            if asking.unsigned:
                self._fill_in(tx, session, seat, asking, answer, random)
                return _receipt(key, Given(answer, int(now.timestamp()), turn))
            answered = seat.answered(key, answer, turn, now)
            if answered is not seat:
                sessions.save_seat(tx, answered)
            return _receipt(key, answered.answers[key])

        return await self._store.run(unit)

    async def paper(
        self, person: Person, session_id: str, sheet: Iterable[PaperAnswer], *, over_phone: bool = False
    ) -> dict[int, str]:
        """Enter answers of many seats at once, also of closed questions; returns which were not taken, and why.

        What somebody has answered by phone stays (paper.phone), with all of their sheet, unless it is to be written
        `over_phone`: then their phone is told.
        Raises `Refused`: access.refused.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> dict[int, str]:
            session = sessions.load_for(tx, person, Action.PAPER_WORK, session_id)
            order = self._orders.of(session)
            refused, numbers = {}, set()
            lines = list(sheet)
            by_phone = (
                set() if over_phone else {one.number for one in lines if _otherwise_by_phone(tx, session, order, one)}
            )
            for line in lines:
                numbers.add(line.number)
                try:
                    if line.number in by_phone:
                        raise Refused("paper.phone")
                    _enter(tx, session, order, line, now)
                except Refused as refusal:
                    refused[line.number] = refusal.code
            sessions.tell_seats(tx, session_id)
            actor, town = audit.actor_of(person), session.municipality
            taken = " ".join(str(number) for number in sorted(numbers - refused.keys()))
            audit.record(tx, now, actor, Action.PAPER_WORK, subject=session_id, municipality=town, numbers=taken)
            return refused

        return await self._store.run(unit)

    async def hands(
        self, person: Person, session_id: str, key: str, counted: Mapping[str, int], *, sure: bool = False
    ) -> None:
        """A show of hands: so many for each choice; the last count stands. More hands and numbers than the room has
        places are only kept where somebody is `sure` of them.

        Raises `Refused`: access.refused, question.unknown, answer.malformed, hands.many.
        """

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.PAPER_WORK, session_id)
            question = _asking(self._orders.of(session), key).question
            if not set(counted) <= set(values(question)) or not all(0 <= n <= MOST_HANDS for n in counted.values()):
                raise Refused("answer.malformed", question=key)
            kept = hands_raised(question, session.hands.get(key, {}))
            if not sure and (raised_now := hands_raised(question, counted)) > kept:
                seats = sessions.seat_docs(tx, session_id)
                here = sum(bool(doc["joined_at"] and not doc["left_at"]) for doc in seats)
                if more_than_places(question, counted, here, session.capacity):
                    raise Refused("hands.many", hands=raised_now, people=here, places=session.capacity)
            raised = session.hands | {key: {value: n for value, n in counted.items() if n}}
            records.save(tx, session.model_copy(update={"hands": raised}))
            sessions.tell_seats(tx, session_id)

        await self._store.run(unit)

    async def show_text(self, person: Person, session_id: str, key: str, text: str, *, shown: bool) -> None:
        """Let a text through to the projector, or hold it back; the last decision stands. It is no step of the room:
        whoever presses 次へ meanwhile goes on.

        Raises `Refused`: access.refused, question.unknown, answer.malformed.
        """

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.MODERATION_WORK, session_id)
            question = _asking(self._orders.of(session), key).question
            if not isinstance(question, Short):
                raise Refused("question.unknown")
            require_answer(question, (text,))
            room = decided(session.room, key, name_of(question, text), shown=shown)
            sessions.save_room(tx, session.model_copy(update={"room": room}))

        await self._store.run(unit)

    def _forget(self, moved: Doc) -> None:
        """Which seat has filled in which slip is forgotten as soon as its question is closed for good."""
        for session, key in list(self._slips):
            if session == moved["session"] and key not in moved["open"]:
                del self._slips[session, key]

    def _fill_in(
        self, tx: Tx, session: TrainingSession, seat: Seat, asking: OrderedQuestion, answer: Answer, random: str
    ) -> None:
        asked = asked_in(session.id, asking.key)
        id = anonymous_answer_id(random, asked)
        filled = self._slips.setdefault((session.id, asking.key), {})
        if filled.setdefault(seat.number, id) != id:
            raise Refused("answer.older")
        records.save(tx, AnonymousAnswer(id=id, asked=asked, answer=answer))
        sessions.tell_seats(tx, session.id)


def _enter(tx: Tx, session: TrainingSession, order: RunningOrder, line: PaperAnswer, now: dt.datetime) -> None:
    """One line of the grid. Unsigned answers on paper carry no number: they are counted like raised hands."""
    asking = _asking(order, line.key)
    if asking.unsigned:
        raise Refused("question.unsigned")
    if line.answer:
        require_answer(asking.question, line.answer)
    seat = records.load(tx, Seat, seat_id(session.id, line.number))
    if seat is None or seat.joined_at is None:
        raise Refused("seat.unknown")
    records.save(tx, seat.entered(line.key, line.answer, now) if line.answer else seat.without(line.key))
    if seat.kind == "phone":
        tx.emit(sessions.ENTERED, {"session": session.id, "number": seat.number})


def _otherwise_by_phone(tx: Tx, session: TrainingSession, order: RunningOrder, line: PaperAnswer) -> bool:
    """Whether the seat has a phone that has answered this question in another way."""
    seat = records.load(tx, Seat, seat_id(session.id, line.number))
    kept = seat.answers.get(line.key) if seat and seat.kind == "phone" else None
    asking = order.asks.get(line.key)
    known = asking is not None and (not line.answer or fits(asking.question, line.answer))
    return known and kept is not None and kept.answer != line.answer


def _asking(order: RunningOrder, key: str) -> OrderedQuestion:
    asking = order.asks.get(key)
    if asking is None:
        raise Refused("question.unknown")
    return asking


def _receipt(key: str, given: Given) -> Receipt:
    return Receipt(key, given.answer, clock_time(given), given.turn)
