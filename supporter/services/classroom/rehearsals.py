"""Rehearsals (れんしゅう): the same class with ten imaginary people, made fresh each time, and gone afterwards."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.projector_binding import ProjectorBinding
from supporter.domain.classroom.rehearsal import NAMES, ON_TIME, Rehearsal, imagined, rehearsal
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.access import READER, Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.answers import Answers, PaperAnswer
from supporter.services.classroom.hall_questions import HallQuestions
from supporter.services.classroom.projectors import WALLS
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.classroom.seats import Seats, Way
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.services.training.planning import free_code
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx
from supporter.wording import say

#: Seconds in which imaginary people come, after which the late one comes, in which they answer, and for which
#: the words of thanks stay.
ARRIVE, LATE, ANSWER, STAYS = 4.0, 20.0, 6.0, 60.0
ASKED = say("stage.rehearsal.asked")


class Rehearsals:
    """Made and taken away; between the two its imaginary people follow the room. `pace` stretches their seconds."""

    def __init__(
        self, store: Store, clock: Clock, orders: RunningOrders, seats: Seats, answers: Answers, pace: float = 1.0
    ) -> None:
        self._store, self._clock, self._orders = store, clock, orders
        self._seats, self._answers = seats, answers
        self._reception, self._voices = SeatCards(store, clock), HallQuestions(store, clock)
        self._pace, self._chance = pace, random.SystemRandom()
        self._casts: dict[str, _Cast] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        store.subscribe(sessions.ROOM, self._follow)

    async def begin(self, person: Person, session_id: str) -> Rehearsal:
        """A fresh rehearsal; those that the same person made of this class before are taken away, and screens
        that showed them show this one.

        Raises `Refused('access.refused')`.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Rehearsal:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            if isinstance(session, Rehearsal):
                session = sessions.load_for(tx, person, Action.CLASS_RUN, session.of)
            fresh = rehearsal(session, person.id, now, secrets.token_hex(4), free_code(tx))
            sessions.save_room(tx, fresh)
            for earlier in records.find(tx, Rehearsal, "of", session.id):
                if earlier.by == person.id and earlier.id != fresh.id:
                    self._take_away(tx, earlier.id, instead=fresh.id)
            return fresh

        fresh = await self._store.run(unit)
        self._casts[fresh.id] = _Cast(person)
        return fresh

    async def tidy(self) -> int:
        """Take away what has ended, or was never ended; returns how many. To be called once a day."""
        now = self._clock.now()
        known = [Rehearsal.model_validate(doc) for doc in self._store.scan(Rehearsal.collection)]
        over = [one.id for one in known if one.over(now)]
        for id in over:
            await self._remove(id)
        return len(over)

    def close(self) -> None:
        """Imaginary people go home."""
        for task in self._tasks:
            task.cancel()

    async def quiet(self) -> None:
        """Wait until nobody is about to do anything."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _follow(self, told: Doc) -> None:
        if told["session"] in self._casts:
            self._start(self._act(told["session"]))

    async def _act(self, id: str) -> None:
        """What the people do now that the room is like this."""
        session = await self._store.read(lambda tx: sessions.find(tx, id))
        cast = self._casts.get(id)
        if session is None or cast is None:
            return
        if session.state == "ended":
            await self._sleep(STAYS)
            await self._remove_if_ended(id)
        elif session.under_way and not cast.called:
            cast.called = True
            self._start(self._arrive(id, cast))
        if session.state == "running" and not cast.late_called:
            cast.late_called = True
            self._start(self._come(id, cast, NAMES[ON_TIME], LATE))
            self._start(self._ask(id, cast))
        key = session.room.asked
        if session.room.takes(key) and key not in cast.asked:
            cast.asked.add(key)
            for place, secret in enumerate(cast.phones):
                self._answer(session, secret, place)
            if cast.paper:
                line = PaperAnswer(cast.paper, key, imagined(self._question(session), 0))
                self._start(self._after(ANSWER, partial(self._answers.paper, cast.person, id, [line])))

    async def _arrive(self, id: str, cast: _Cast) -> None:
        with suppress(Refused):
            cast.paper = (await self._reception.on_paper(cast.person, id)).number
        coming = (self._come(id, cast, name, self._chance.uniform(0, ARRIVE)) for name in NAMES[:ON_TIME])
        await asyncio.gather(*coming)

    async def _come(self, id: str, cast: _Cast, name: str, after: float) -> None:
        await self._sleep(after)
        secret = secrets.token_hex(16)
        with suppress(Refused):
            session = (await self._seats.join(READER, id, Way(guest=Guest(name=name)), secret)).session
            cast.phones.append(secret)
            if session.room.takes(session.room.asked):
                self._answer(session, secret, len(cast.phones))

    def _answer(self, session: TrainingSession, secret: str, place: int) -> None:
        answer, drawn = imagined(self._question(session), place), secrets.token_hex(32)
        said = partial(self._answers.answer, session.id, secret, session.room.asked, answer, 1, drawn)
        self._start(self._after(self._chance.uniform(0.5, ANSWER), said))

    def _question(self, session: TrainingSession) -> Question:
        return self._orders.of(session).asks[session.room.asked].question

    async def _ask(self, id: str, cast: _Cast) -> None:
        await self._sleep(LATE)
        for secret in cast.phones[:1]:
            with suppress(Refused):
                await self._voices.ask(id, secret, secrets.token_hex(16), ASKED)

    async def _after(self, seconds: float, deed: Callable[[], Awaitable[object]]) -> None:
        await self._sleep(seconds)
        with suppress(Refused):  # the trainer was quicker
            await deed()

    async def _remove_if_ended(self, id: str) -> None:
        session = await self._store.read(lambda tx: sessions.find(tx, id))
        if session is not None and session.state == "ended":
            await self._remove(id)

    async def _remove(self, id: str) -> None:
        await self._store.run(lambda tx: self._take_away(tx, id))
        self._casts.pop(id, None)

    def _take_away(self, tx: Tx, id: str, instead: str = "") -> None:
        """The rehearsal and all that belongs to it; its screens show another one, or their digits again."""
        session = records.load(tx, Rehearsal, id)
        if session is None:
            return
        for key in self._orders.of(session).asks:
            for doc in tx.find(AnonymousAnswer.collection, "asked", asked_in(id, key)):
                tx.delete(AnonymousAnswer.collection, doc["id"])
        for binding in records.find(tx, ProjectorBinding, "session", id):
            tx.delete(ProjectorBinding.collection, binding.id)
            if instead:
                records.save(tx, binding.model_copy(update={"session": instead}))
            tx.emit(WALLS, {"wall": binding.id})
        for kind in (Seat, HallQuestion):
            for doc in tx.find(kind.collection, "session", id):
                tx.delete(kind.collection, doc["id"])
        tx.delete(Rehearsal.collection, id)

    async def _sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self._pace)

    def _start(self, deed: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(deed)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Cast:
    """The imaginary people of one rehearsal, and what they have already been called to do."""

    def __init__(self, person: Person) -> None:
        self.person, self.paper = person, 0
        self.phones: list[str] = []
        self.asked: set[str] = set()
        self.called = self.late_called = False
