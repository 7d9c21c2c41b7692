"""The hub: every room that is looked at in this process, told by the store when something has changed."""

from __future__ import annotations

from collections.abc import Callable

import orjson

from supporter.domain.classroom.join_code import clean_join_code
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.live.connection import Connection
from supporter.live.live_room import Hear, LiveRoom
from supporter.services.classroom.scenes import Scenes
from supporter.services.classroom.wellbeing_calls import Call, WellbeingCalls
from supporter.services.shared import doors
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.rate_limits import Buckets
from supporter.services.shared.refusal_log import RefusalLog
from supporter.services.training import sessions
from supporter.storage.base import Doc, Store

#: Seats on the line from one address that make it a hall.
A_HALL = 3
#: Lines of a process that nobody has told how many files it may hold.
MOST_LINES = 10_000
#: Seats of one line: a couple, and a neighbour whose battery is empty.
MOST_SEATS = 4


class Hub:
    """Rooms by session; a room is kept while a phone or a screen looks at it."""

    def __init__(self, store: Store, scenes: Scenes, watch: WellbeingCalls, clock: Clock) -> None:
        self._scenes, self._clock = scenes, clock
        #: Lines that stay, of all rooms: a system lends only so many files, and whoever serves knows how many.
        self.most_lines = MOST_LINES
        self._rooms: dict[str, LiveRoom] = {}
        self._codes: dict[str, str] = {}
        self._wrong = doors.guesses(doors.Door.JOIN_CODE)
        self._messages, self._posts = Buckets(*doors.NETWORK), Buckets(*doors.POSTS)
        self._joins, self._joins_by_post = doors.uses(doors.Use.JOIN), doors.uses(doors.Use.JOIN_BY_POST)
        self.refused = RefusalLog("a class").refused
        store.subscribe(sessions.ROOM, self._moved)
        store.subscribe(sessions.SEATS, self._seats_changed)
        store.subscribe(sessions.ENTERED, self._entered)
        watch.subscribe(self._called)

    async def enter(self, code: str, line: Connection) -> LiveRoom:
        """Let a phone into the room that a code opens; it is shown the room as it is.

        Where very many codes were wrong, only a room opens in which that network has seats already.
        Raises `Refused`: session.unknown, rate.limited, server.full where no more lines fit into this process.
        """
        live = self._live(code)
        room = live or await self._room((await self._found(code, line.network)).id)
        if live:
            self._require_tries(live, line.network)
        if line.lasting and sum(len(one.lines) for one in self._rooms.values()) >= self.most_lines:
            self._tidy(room)
            raise Refused("server.full")
        room.join(line)
        return room

    async def look(self, code: str, network: str) -> TrainingSession:
        """The class that a code means, for what somebody reads along; wrong ones count as they do in `enter`."""
        if live := self._live(code):
            self._require_tries(live, network)
            return live.scene.session
        return await self._found(code, network)

    def require_message(self, line: Connection) -> None:
        """Count one message of a line, and of its network. Raises `Refused('rate.limited')`."""
        posts = line.lasting or self._posts.take(line.network)
        if not (line.may_speak() and posts and self._messages.take(line.network)):
            raise Refused("rate.limited")

    def require_join(self, room: LiveRoom, line: Connection) -> None:
        """Count somebody who takes a seat without its card. Raises `Refused('rate.limited')`."""
        now = self._clock.now()
        if len(line.numbers) >= MOST_SEATS:
            raise Refused("rate.limited")
        self._joins.take(f"{room.id} {line.network}", now)
        if not line.lasting:
            self._joins_by_post.take(f"{room.id} {line.network}", now)

    async def watch(self, session_id: str, hear: Hear) -> Callable[[], None]:
        """Have a projector or a console told of every scene of a room; the answer ends it.

        Whoever calls has made sure that this screen may look. Raises `Refused('session.unknown')`.
        """
        room = await self._room(session_id)
        end = room.watch(hear)

        def ended() -> None:
            end()
            self._tidy(room)

        return ended

    def leave(self, room: LiveRoom, line: Connection) -> None:
        """A phone has gone off the line."""
        room.part(line)
        self._tidy(room)

    def present(self, session_id: str) -> set[int]:
        """The numbers of the seats whose phones are on the line now."""
        room = self._rooms.get(session_id)
        return room.present if room else set()

    def halls(self, address: str) -> tuple[str, ...]:
        """The training sessions under way at an address: several of their seats are there."""
        place = network(address)
        under_way = (room for room in self._rooms.values() if room.scene.session.under_way)
        return tuple(room.id for room in under_way if room.networks[place] >= A_HALL)

    def tell(self, session_id: str, number: int, message: str) -> None:
        """Tell the phones that hold a seat, and nobody else."""
        room = self._rooms.get(session_id)
        for line in room.lines if room else ():
            if number in line.numbers:
                line.tell(message)

    def _live(self, code: str) -> LiveRoom | None:
        return self._rooms.get(self._codes.get(code, ""))

    def _require_tries(self, live: LiveRoom | None, network: str) -> None:
        """Who has a seat in the class at home there is let in, whatever others have mistyped."""
        at_home = live is not None and live.networks[network] > 0
        if not at_home and self._wrong.too_many(network, self._clock.now()):
            raise Refused("rate.limited")

    async def _found(self, code: str, network: str) -> TrainingSession:
        self._require_tries(None, network)
        try:
            return await self._scenes.by_code(clean_join_code(code))
        except Refused:
            self._wrong.count(network, self._clock.now())
            raise

    async def _room(self, session_id: str) -> LiveRoom:
        if session_id not in self._rooms:
            scene = await self._scenes.scene(session_id)
            # Meanwhile somebody else may have opened it, and the class may have gone on.
            room = self._rooms.setdefault(session_id, LiveRoom(self._scenes, scene))
            self._codes[scene.session.code] = session_id
            room.moved()
        return self._rooms[session_id]

    def _tidy(self, room: LiveRoom) -> None:
        if room.empty and self._rooms.get(room.id) is room:
            del self._rooms[room.id]
            self._codes.pop(room.scene.session.code, None)

    def _called(self, session_id: str, number: int, call: Call | None) -> None:
        """Told to the phone that called; screens hear that something has changed, and not from whom."""
        seen = {"seen": call.seen_at is not None} if call else None
        self.tell(session_id, number, orjson.dumps({"help": seen, "number": number}).decode())
        self._seats_changed({"session": session_id})

    def _moved(self, told: Doc) -> None:
        if room := self._rooms.get(told["session"]):
            room.moved()

    def _entered(self, told: Doc) -> None:
        number = int(told["number"])
        self.tell(told["session"], number, orjson.dumps({"entered": number}).decode())

    def _seats_changed(self, told: Doc) -> None:
        if room := self._rooms.get(told["session"]):
            room.seats_changed()
