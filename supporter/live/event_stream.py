"""Server-sent events: what a line of them is made of, and how long one waits in silence."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from typing import TypeVar

from starlette.responses import StreamingResponse

T = TypeVar("T")

#: Seconds of silence until a sign of life keeps the line open through proxies.
BEAT = 15.0
#: A sign of life that no page hears of, and one that a page counts on.
COMMENT, HEARTBEAT = b":\n\n", b"event: beat\ndata: .\n\n"
#: The last word: nothing more is told on this line.
OVER = b"event: over\ndata: .\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def message(data: bytes) -> bytes:
    """One event, whose `data` is one line."""
    return b"data: " + data + b"\n\n"


async def within_beat(news: Awaitable[T]) -> T | None:
    """What comes within the time of a beat, else `None`: then a sign of life is due.

    Only the waiting is bounded, never what is made of the news: a slow reader or a slow picture is no silence.
    """
    try:
        async with asyncio.timeout(BEAT):
            return await news
    except TimeoutError:
        return None


def response(events: AsyncIterator[bytes]) -> StreamingResponse:
    """The events as they come. Who goes away cancels them, so that their `finally` lets go of the room."""
    return StreamingResponse(events, media_type="text/event-stream", headers=HEADERS)
