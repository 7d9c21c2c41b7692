"""One phone's line: the newest view of the room and what is told to it alone, sent when it can take it."""

from __future__ import annotations

import asyncio
import time
from collections import deque

#: Messages at once, and how many more each second: far above what fingers do.
BURST, PER_SECOND = 30, 5.0
_KEPT = 50


class Line:
    """What waits to be sent. Of the room only the newest view waits: who was away needs no history."""

    def __init__(self, network: str) -> None:
        self.network = network
        self.numbers: set[int] = set()
        self._room = ""
        self._own: deque[str] = deque(maxlen=_KEPT)
        self._wake = asyncio.Event()
        self._left, self._at = float(BURST), time.monotonic()

    def show(self, view: str) -> None:
        """The room is now like this."""
        self._room = view
        self._wake.set()

    def tell(self, message: str) -> None:
        """Something for this phone alone."""
        self._own.append(message)
        self._wake.set()

    async def next(self) -> list[str]:
        """Wait for something to send: the room first, then what is for this phone alone."""
        await self._wake.wait()
        self._wake.clear()
        messages = [self._room] if self._room else []
        messages += self._own
        self._room = ""
        self._own.clear()
        return messages

    def may_speak(self) -> bool:
        """Whether one more message is taken; a flood is answered with a refusal and not looked at."""
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
