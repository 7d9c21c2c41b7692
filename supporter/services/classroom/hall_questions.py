"""Questions from the hall: asked and voted up by seats, looked at and put on the screen by the trainer."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.classroom import moves
from supporter.domain.classroom.hall_question import (
    HallQuestion,
    HallQuestionState,
    by_votes,
    check_hall_question,
    first_state,
    hall_question_id,
    require_pause,
)
from supporter.domain.classroom.seat import Seat
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import Questions, TrainingSession
from supporter.services.shared.clock import TOKYO, Clock
from supporter.services.shared.secrets import digest
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: Questions that a phone is told of; nobody reads further.
MOST_HEARD = 50


class QuestionView(NamedTuple):
    """A question as a phone is told of it: whether it is the seat's own, and whether the seat finds it good."""

    id: str
    text: str
    state: HallQuestionState
    votes: int
    mine: bool
    voted: bool


class HallQuestions:
    """What seats ask lies under ids that their phones draw; nobody is ever shown who asked or voted."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def ask(self, session_id: str, secret: str, drawn: str, text: str) -> None:
        """Ask something; sent twice by the same phone it is one question.

        Raises `Refused`: seat.moved, voice.closed, voice.empty, voice.too_long, voice.too_many, voice.too_soon.
        """
        id = hall_question_id(session_id, drawn, digest(secret, drawn))
        text, now = check_hall_question(text), self._clock.now()

        def unit(tx: Tx) -> None:
            session, seat = _seat(tx, session_id, secret)
            if tx.get(HallQuestion.collection, id):
                return
            _require_taken(session)
            own = [one for one in records.find(tx, HallQuestion, "session", session_id) if one.by == seat.number]
            require_pause(own, now)
            state = first_state(session.questions, text)
            records.save(tx, HallQuestion(id=id, session=session_id, text=text, state=state, at=now, by=seat.number))
            sessions.tell_seats(tx, session_id)

        await self._store.run(unit)

    async def vote(self, session_id: str, secret: str, id: str, *, on: bool) -> None:
        """わたしも聞きたい, once for each seat. Raises `Refused`: seat.moved, voice.closed, voice.unknown."""

        def unit(tx: Tx) -> None:
            session, seat = _seat(tx, session_id, secret)
            _require_taken(session)
            voice = _voice(tx, session_id, id)
            if not voice.readable:
                raise Refused("voice.unknown")
            voted = voice.voted(seat.number, on=on)
            if set(voted.voters) != set(voice.voters):
                records.save(tx, voted)

        await self._store.run(unit)

    async def of_seat(self, session_id: str, secret: str) -> list[QuestionView]:
        """What a seat may read: its own questions, and those of others that were let through.

        Raises `Refused('seat.moved')`.
        """

        def unit(tx: Tx) -> list[QuestionView]:
            _, seat = _seat(tx, session_id, secret)
            voices = by_votes(records.find(tx, HallQuestion, "session", session_id))
            seen = [one for one in voices if one.readable or one.by == seat.number]
            return [_heard(one, seat.number) for one in seen[:MOST_HEARD]]

        return await self._store.read(unit)

    async def all(self, person: Person, session_id: str) -> list[HallQuestion]:
        """Every question of a class, unlinked from seats. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> list[HallQuestion]:
            sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            return [one.unlinked() for one in by_votes(records.find(tx, HallQuestion, "session", session_id))]

        return await self._store.read(unit)

    async def moderate(self, person: Person, session_id: str, id: str, state: HallQuestionState) -> None:
        """出す・下げる・回答済みにする; what is no longer to be read leaves the screen too.

        Raises `Refused`: access.refused, voice.unknown.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            voice = _voice(tx, session_id, id).model_copy(update={"state": state})
            records.save(tx, voice)
            if state != "shown" and session.room.voice == voice.text and session.under_way:
                sessions.save_room(tx, moves.voice(session, "", now))
            sessions.tell_seats(tx, session_id)

        await self._store.run(unit)

    async def put_up(self, person: Person, session_id: str, id: str) -> None:
        """Show one question large on the screen, which lets it through; an empty id takes it away.

        Raises `Refused`: access.refused, voice.unknown, room.wrong_state.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            text = ""
            if id:
                voice = _voice(tx, session_id, id)
                text = voice.text
                records.save(tx, voice if voice.readable else voice.model_copy(update={"state": "shown"}))
            moved = moves.voice(session, text, now)
            if moved is not session:
                sessions.save_room(tx, moved)

        await self._store.run(unit)

    async def set_mode(self, person: Person, session_id: str, how: Questions) -> None:
        """見てから出す・すぐに出す・受け付けない. Raises `Refused('access.refused')`."""

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            sessions.save_room(tx, session.model_copy(update={"questions": how, "version": session.version + 1}))

        await self._store.run(unit)

    async def tidy(self) -> int:
        """Unlink questions of days that are over from their seats; returns how many. To be called once a day."""
        today = self._clock.now().date()
        linked = [doc for doc in self._store.scan(HallQuestion.collection) if doc["by"] or doc["voters"]]
        over = [one.id for one in map(HallQuestion.model_validate, linked) if one.at.astimezone(TOKYO).date() < today]

        def unit(tx: Tx) -> None:
            for id in over:
                if voice := records.load(tx, HallQuestion, id):
                    records.save(tx, voice.unlinked())

        if over:
            await self._store.run(unit)
        return len(over)


def _seat(tx: Tx, session_id: str, secret: str) -> tuple[TrainingSession, Seat]:
    session, seat = sessions.load(tx, session_id), sessions.by_secret(tx, session_id, secret)
    if seat is None:
        raise Refused("seat.moved")
    return session, seat


def _require_taken(session: TrainingSession) -> None:
    if not session.under_way or session.questions == "off":
        raise Refused("voice.closed")


def _voice(tx: Tx, session_id: str, id: str) -> HallQuestion:
    voice = records.load(tx, HallQuestion, id)
    if voice is None or voice.session != session_id:
        raise Refused("voice.unknown")
    return voice


def _heard(voice: HallQuestion, seat: int) -> QuestionView:
    return QuestionView(voice.id, voice.text, voice.state, voice.votes, voice.by == seat, seat in voice.voters)
