"""One phone's line: the newest view of the room and what is told to it alone, sent when it can take it.

Where the server lends its frames, what is to be sent is written at once, and waits only while the line takes nothing.
Elsewhere whoever serves the line waits for `next`.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from supporter.live.frames import Frames, text_frame
from supporter.services.shared import doors
from supporter.services.shared.rate_limits import Bucket

#: Seconds that a phone may take for one message when the next one comes; then its line is let go.
SLOW = 5.0
_KEPT = 50


class Connection:
    """What waits to be sent. Of the room only the newest view waits: who was away needs no history.

    One that is not `lasting` is there for a single request.
    """

    def __init__(self, network: str, *, lasting: bool = True, frames: Frames | None = None) -> None:
        self.network, self.lasting = network, lasting
        self.numbers: set[int] = set()
        self._room = ""
        self._own: deque[str] = deque(maxlen=_KEPT)
        self._wake = asyncio.Event()
        self._messages = Bucket(*doors.LINE)
        self._sending_since = 0.0
        self._serving: asyncio.Task[object] | None = None
        self._frames = frames
        if frames is not None:
            frames.drained = self._drained

    def show(self, view: str, frame: bytes = b"") -> None:
        """The room is now like this; `frame` is the view as one, where it has been made for many lines."""
        if not self.say(view, frame):
            self._room = view
            self._call()

    def tell(self, message: str) -> None:
        """Something for this phone alone."""
        if not self.say(message):
            self._own.append(message)
            self._call()

    def say(self, message: str, frame: bytes = b"") -> bool:
        """Send it now, past nothing that waits; whether that could be done."""
        if self._frames is None or self._room or self._own:
            return False
        return self._frames.write(frame or text_frame(message))

    async def next(self) -> list[str]:
        """Wait for something to send: the room first, then what is for this phone alone."""
        await self._wake.wait()
        self._wake.clear()
        messages = [*([self._room] if self._room else []), *self._own]
        self._forget()
        return messages

    def may_speak(self) -> bool:
        """Whether one more message is taken; a flood is answered with a refusal and not looked at."""
        return self._messages.take()

    @contextmanager
    def sending(self) -> Iterator[None]:
        """A message is on its way."""
        self._sending_since = time.monotonic()
        yield
        self._sending_since = 0.0

    @contextmanager
    def until_slow(self) -> Iterator[None]:
        """What is done here ends quietly when the line is let go."""
        self._serving = _current_task()
        try:
            yield
        except asyncio.CancelledError:
            if self._serving is not None:
                raise
            _current_task().uncancel()
        finally:
            self._serving = None

    def _drained(self) -> None:
        """The line takes something again: what waited goes, as far as it is taken."""
        self._sending_since = 0.0
        room, own = self._room, list(self._own)
        self._forget()
        if room:
            self.show(room)
        for message in own:
            self.tell(message)

    def _forget(self) -> None:
        self._room = ""
        self._own.clear()

    def _call(self) -> None:
        """Whether a line is slow is asked when there is more to send: that needs no clock for each of a thousand."""
        self._wake.set()
        now = time.monotonic()
        if self._frames is not None and not self._sending_since:
            self._sending_since = now
        if self._sending_since and now - self._sending_since > SLOW and self._serving is not None:
            if self._frames is not None:
                self._frames.abort()
            serving, self._serving = self._serving, None
            serving.cancel()


def _current_task() -> asyncio.Task[object]:
    task = asyncio.current_task()
    assert task is not None
    return task
