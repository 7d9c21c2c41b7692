"""Screens that look at a class: each is told of every new scene, read once for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from supporter.domain.scene import Scene
from supporter.storage.base import Doc, Store

from . import rooms
from .scenes import Scenes

Hear = Callable[[Scene], None]
#: Seconds between two counts: bars that move four times a second are as quick as an eye.
COUNT_EVERY = 0.25


class Watching:
    """Listeners by session."""

    def __init__(self, store: Store, scenes: Scenes) -> None:
        self._scenes = scenes
        self._hearers: dict[str, list[Hear]] = {}
        self._due: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        store.subscribe(rooms.ROOM, lambda told: self._soon(told, 0.0))
        store.subscribe(rooms.SEATS, lambda told: self._soon(told, COUNT_EVERY))

    async def watch(self, session_id: str, hear: Hear) -> Callable[[], None]:
        """Have `hear` told of the scene now and of every later one; the answer ends it.

        Raises `Refused('session.unknown')`.
        """
        scene = await self._scenes.counted(session_id)
        hearers = self._hearers.setdefault(session_id, [])
        hearers.append(hear)
        hear(scene)
        return lambda: hearers.remove(hear) if hear in hearers else None

    def _soon(self, told: Doc, wait: float) -> None:
        id = told["session"]
        if self._hearers.get(id) and (id not in self._due or not wait):
            self._due.add(id)
            asyncio.get_running_loop().call_later(wait, self._start, id)

    def _start(self, id: str) -> None:
        self._due.discard(id)
        task = asyncio.get_running_loop().create_task(self._tell(id))
        self._tasks.add(task)  # the loop alone would forget it
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, id: str) -> None:
        scene = await self._scenes.counted(id)
        for hear in list(self._hearers.get(id, ())):
            hear(scene)
