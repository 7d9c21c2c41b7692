"""A room that somebody looks at: read once for each version, encoded once, the same bytes for every phone."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

import orjson

from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.scene import Scene
from supporter.live.connection import Connection
from supporter.live.frames import text_frame
from supporter.services.classroom.scenes import Scenes

#: Seconds between two counts: a histogram that moves four times a second is as quick as an eye.
COUNT_EVERY = 0.25

#: A projector or a console is told of each new scene, with people and answers counted.
Hear = Callable[[Scene], None]


class LiveRoom:
    """The lines and screens of one training session in this process."""

    def __init__(self, scenes: Scenes, scene: Scene) -> None:
        self._scenes, self.scene = scenes, scene
        self.view = encoded(scene)
        self.lines: set[Connection] = set()
        self.networks: Counter[str] = Counter()
        self._screens: list[Hear] = []
        self._reading: asyncio.Task[None] | None = None
        self._stale = self._counting = False
        self._counted_at = 0.0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def id(self) -> str:
        """The id of the session."""
        return self.scene.session.id

    @property
    def empty(self) -> bool:
        """Whether nobody looks."""
        return not (self.lines or self._screens)

    @property
    def present(self) -> set[int]:
        """The numbers of the seats whose phones are on the line."""
        return {number for line in self.lines for number in line.numbers}

    def join(self, line: Connection) -> None:
        """One more phone, which is shown the room as it is."""
        self.lines.add(line)
        line.show(self.view)

    def part(self, line: Connection) -> None:
        """One phone less."""
        if line in self.lines:
            self.lines.remove(line)
            self.networks[line.network] -= len(line.numbers)

    def seat(self, line: Connection, number: int) -> None:
        """The phone holds this seat."""
        if line in self.lines and number not in line.numbers:
            line.numbers.add(number)
            self.networks[line.network] += 1

    def unseat(self, number: int, *, but: Connection | None = None) -> list[Connection]:
        """No other phone holds this seat any more; returns those that did."""
        lines = [line for line in self.lines if number in line.numbers and line is not but]
        for line in lines:
            line.numbers.remove(number)
            self.networks[line.network] -= 1
        return lines

    def watch(self, hear: Hear) -> Callable[[], None]:
        """Have a screen told of every scene from now on, at once of this one; the answer ends it."""
        self._screens.append(hear)
        self._start(self._count())
        return lambda: self._screens.remove(hear) if hear in self._screens else None

    def moved(self) -> None:
        """There is a new version: read it, once, however many there were meanwhile."""
        self._stale = True
        if self._reading is None or self._reading.done():
            self._reading = self._start(self._read())

    def seats_changed(self) -> None:
        """Somebody joined or answered: count soon, at most four times a second, and only if it is looked at."""
        looked_at = self._screens or self.scene.session.room.phase == "revealed"
        if not looked_at or self._counting:
            return
        self._counting = True
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._counted_at + COUNT_EVERY - loop.time())
        loop.call_later(wait, lambda: self._start(self._count()))

    async def _read(self) -> None:
        while self._stale:
            self._stale = False
            scene = await (self._scenes.counted(self.id) if self._screens else self._scenes.scene(self.id))
            self._show(scene)

    async def _count(self) -> None:
        self._counting, self._counted_at = False, asyncio.get_running_loop().time()
        self._show(await self._scenes.counted(self.id))

    def _show(self, scene: Scene) -> None:
        """Phones first: they are many. What looks the same to them is not sent again."""
        self.scene = scene
        view = encoded(scene)
        if view != self.view:
            self.view = view
            frame = text_frame(view)
            for line in self.lines:
                line.show(view, frame)
        for hear in list(self._screens):
            hear(scene)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop alone would forget it
        task.add_done_callback(self._tasks.discard)
        return task


def encoded(scene: Scene) -> str:
    """The phones' view as it goes over the line; `v` tells one view from another."""
    room = orjson.dumps(phone_view(scene).model_dump())
    mark = hashlib.sha256(room).hexdigest()[:12]
    return f'{{"v":"{mark}","room":{room.decode()}}}'
