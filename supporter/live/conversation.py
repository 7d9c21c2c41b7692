"""What a phone says and what it hears: every message names the seat's secret, so that each line is as good."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import orjson

from supporter.domain.classroom.join_code import clean_claim, clean_seat_number
from supporter.domain.classroom.phone import seat_view
from supporter.domain.classroom.scene import epoch
from supporter.domain.classroom.seat import Guest
from supporter.domain.closing.proposal import missing_chapters
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.live import messages
from supporter.live.connection import Connection
from supporter.live.live_room import LiveRoom
from supporter.live.messages import (
    Answer,
    Hello,
    Help,
    Join,
    OfASeat,
    Ping,
    Say,
    Vote,
)
from supporter.live.parts import LiveParts
from supporter.services.classroom.seats import Taken, Way
from supporter.services.municipalities import spoken_facts

Reply = Mapping[str, object]

_log = logging.getLogger(__name__)


class Conversation:
    """One phone in one room; `person` is who is signed in there, a reader mostly."""

    def __init__(self, parts: LiveParts, room: LiveRoom, line: Connection, person: Person) -> None:
        self._parts, self._room, self._line, self._person = parts, room, line, person

    async def handle(self, text: str | bytes) -> str:
        """The reply to one message, encoded. Never raises: whatever goes wrong is said by code."""
        n = 0
        try:
            self._parts.hub.require_message(self._line)
            message = messages.read(text)
            n = message.n
            reply = await self._reply(message)
        except Refused as refused:
            reply = self._refusal(refused)
            n = n or int(str(refused.facts.get("n", 0)))
        except Exception:
            _log.exception("a message in a class")
            reply = {"no": "server.trouble"}
        return orjson.dumps({"re": n, **reply}).decode()

    async def _reply(self, message: messages.Message) -> Reply:
        match message:
            case Answer():
                return await self._answer(message)
            case Hello():
                return await self._hello(message)
            case Join():
                return await self._join(message)
            case Help():
                call = await self._parts.classroom.wellbeing_calls.call(
                    self._room.id, message.secret, again=message.again
                )
                return {"help": {"number": call.number, "seen": call.seen_at is not None}}
            case Say():
                await self._parts.classroom.hall_questions.ask(self._room.id, message.secret, message.id, message.text)
                return await self._voices(message.secret)
            case Vote():
                await self._parts.classroom.hall_questions.vote(
                    self._room.id, message.secret, message.id, on=message.on
                )
                return await self._voices(message.secret)
            case OfASeat(do="voices"):
                return await self._voices(message.secret)
            case OfASeat(do="unhelp"):
                await self._parts.classroom.wellbeing_calls.take_back(self._room.id, message.secret)
                return {}
            case OfASeat():
                await self._parts.classroom.seats.leave(self._room.id, message.secret)
                return {}
            case Ping():
                return {}

    async def _hello(self, message: Hello) -> Reply:
        seats = [await self._parts.classroom.seats.rejoin(self._room.id, secret) for secret in message.seats]
        told: dict[str, object] = {
            "now": epoch(self._parts.clock.now()),
            "seats": [self._seat(taken) if taken else None for taken in seats],
        }
        if not any(seats):
            told |= await self._welcome()
        return told

    async def _join(self, message: Join) -> Reply:
        number, entry = clean_seat_number(message.number) if message.number else (0, "")
        guest = Guest(
            name=message.name,
            kana=message.kana,
            age_band=message.age,
            municipality=message.town,
            certificate=message.certificate,
        )
        way = Way(
            claim=clean_claim(message.claim) if message.claim else "",
            number=number,
            entry=entry,
            me=message.me,
            guest=guest if message.name else None,
            move=message.move,
        )
        if not (way.claim or entry or way.me):
            self._parts.hub.require_join(self._room, self._line)
        seats, room, line = self._parts.classroom.seats, self._room, self._line
        taken = await seats.join(self._person, room.id, way, message.secret, line.network, room.present)
        for line in self._room.unseat(taken.seat.number, but=self._line):
            line.tell(orjson.dumps({"moved": taken.seat.number}).decode())
        return {"now": epoch(self._parts.clock.now()), "seat": self._seat(taken)}

    async def _answer(self, message: Answer) -> Reply:
        kept = await self._parts.classroom.answers.answer(
            self._room.id, message.secret, message.key, message.answer, message.turn, message.random
        )
        return {"got": kept._asdict()}

    async def _welcome(self) -> Reply:
        """For somebody who has no seat yet: who is signed in, and which towns take part."""
        session = self._room.scene.session
        codes = dict.fromkeys((session.municipality, *session.municipalities))
        towns = [await self._parts.profiles.get(code) for code in codes]
        told: dict[str, object] = {"towns": [(town.id, spoken_facts.in_option(town)) for town in towns if town]}
        if self._person.role is Role.LEARNER:
            told["me"] = (await self._parts.accounts.learners.own(self._person)).name
        return told

    async def _voices(self, secret: str) -> Reply:
        heard = await self._parts.classroom.hall_questions.of_seat(self._room.id, secret)
        return {"voices": [one._asdict() for one in heard]}

    def _seat(self, taken: Taken) -> Reply:
        self._room.seat(self._line, taken.seat.number)
        call = self._parts.classroom.wellbeing_calls.of(self._room.id, taken.seat.number)
        return {
            **seat_view(taken.session, taken.seat).model_dump(),
            "claim": taken.claim,
            "missing": missing_chapters(
                self._room.scene.order.course, taken.session, taken.seat.joined_at, taken.seat.left_at
            ),
            "help": {"seen": call.seen_at is not None} if call else None,
        }

    def _refusal(self, refused: Refused) -> Reply:
        self._parts.hub.refused(refused.code)
        return {"no": refused.code}
