"""uvicorn's WebSocket, which also lets a ready frame be written to its transport (`live/frames.py`).

Sending a slide to a thousand phones the ordinary way wakes a task for each, which goes through every layer to make the
same bytes again. What is used of uvicorn here is no promise of its own: it is pinned to one minor version, and
`tests/live/test_frame_socket.py` fails where it changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from supporter.live.frames import EXTENSION


class FrameSocket(WebSocketsSansIOProtocol):
    """One connection, whose scope offers its frames."""

    lent: TransportFrames | None = None

    def handle_connect(self, event: Request) -> None:
        """The handshake has been read. Lines that compress need frames of their own: none are offered there."""
        super().handle_connect(event)
        if self.response.status_code == 101 and not self.conn.extensions:
            self.lent = TransportFrames(self)
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self.lent

    def handle_ping(self) -> None:
        """A line that is behind is owed no pong: whoever pings and reads nothing would fill the server's memory."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()

    def resume_writing(self) -> None:
        """The line has taken what it was behind with."""
        super().resume_writing()
        if self.lent is not None and self.lent.drained is not None:
            self.lent.drained()


class TransportFrames:
    """See `live.frames.Frames`."""

    __slots__ = ("_socket", "drained")

    def __init__(self, socket: FrameSocket) -> None:
        self._socket = socket
        self.drained: Callable[[], None] | None = None

    def write(self, frame: bytes) -> bool:
        socket = self._socket
        if not socket.writable.is_set():
            return False
        if socket.handshake_complete and not (socket.close_sent or socket.transport.is_closing()):
            socket.transport.write(frame)
        return True

    def abort(self) -> None:
        self._socket.transport.abort()
