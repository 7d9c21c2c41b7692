"""What NiceGUI's socket hears: what our pages send, and nothing that writes into the server's log.

Whoever opens a page may send each event the server knows. `log` would put their words, line breaks and all, among
ours; `javascript_response` answers questions that no page of ours asks.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from socketio import AsyncServer  # type: ignore[import-untyped]
from socketio.exceptions import ConnectionRefusedError  # type: ignore[import-untyped]

from supporter.services.shared.refusal_log import RefusalLog

UNHEARD = ("log", "javascript_response")
#: NiceGUI's own: page and socket find each other, what is pressed, what has arrived.
HEARD = ("connect", "handshake", "event", "ack")

_noted = RefusalLog("NiceGUI's socket")


def narrow(server: AsyncServer) -> None:
    """Let `server` hear what it needs, and pass over messages of another shape than a page's with a note."""
    handlers = server.handlers["/"]
    for name in UNHEARD:
        handlers.pop(name, None)
    for name in HEARD:
        if not hasattr(handlers[name], "__wrapped__"):
            handlers[name] = _sober(handlers[name], refusing=name == "connect")
    # Frames that are no messages at all: each would be a traceback.
    for name in ("engineio.server", "socketio.server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _sober(handler: Callable[..., Any], *, refusing: bool) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(handler)
    async def heard(*args: Any) -> Any:
        try:
            answer = handler(*args)
            return await answer if isinstance(answer, Awaitable) else answer
        except ConnectionRefusedError:
            raise
        except Exception as error:
            _noted.refused(f"event.{type(error).__name__}")
            if refusing:
                raise ConnectionRefusedError("malformed") from None
            return None

    return heard
