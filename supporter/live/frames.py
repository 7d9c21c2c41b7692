"""Messages as WebSocket frames: made once and written to every line of a hall, past all that makes them anew for each.

A server that can do this offers it in the scope of a socket under `EXTENSION` (`web/site/frame_socket.py` does for
uvicorn). Where another one serves, messages go the ordinary way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from starlette.websockets import WebSocket

#: The name among the extensions of a socket's ASGI scope.
EXTENSION = "supporter.frames"


class Frames(Protocol):
    """Where the frames of one line are written."""

    #: Called when a line that took nothing takes something again.
    drained: Callable[[], None] | None

    def write(self, frame: bytes) -> bool:
        """Send a frame; `False` where the line is too far behind, and nothing was sent. A line that has ended takes
        everything, which nobody reads.
        """

    def abort(self) -> None:
        """End the line at once, with all that it has not taken."""


def of(socket: WebSocket) -> Frames | None:
    """What the server offers for this socket, `None` where it offers nothing."""
    offered: Frames | None = socket.scope.get("extensions", {}).get(EXTENSION)
    return offered


def text_frame(text: str) -> bytes:
    """A whole text message as a server sends it (RFC 6455, 5.2: final, unmasked, nothing compressed)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 2**16:
        head = b"\x81\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + size.to_bytes(8, "big")
    return head + payload
