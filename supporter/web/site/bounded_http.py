"""HTTP as uvicorn reads it, with an end to everything a stranger can leave unfinished.

uvicorn's own reader takes headers of any length, a megabyte at a time, and waits for the rest of a request as long
as somebody likes. nginx would hide that; hall laptops and closed networks have none in front of them.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import cache
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from supporter import wording
from supporter.services.shared.refusal_log import RefusalLog
from supporter.web.shared.furigana import ruby
from supporter.wording.shared.words import with_readings

#: Bytes of a request line with its headers: cookies of a few kB, and eight times that.
MOST_HEAD = 64 * 1024
#: Seconds for a whole head; a phone sends it in one packet.
HEAD_LASTS = 15.0
#: Seconds for a body, and how many bytes more each of them brings on the slowest line we wait for.
BODY_LASTS, SLOWEST = 30.0, 20_000
#: Connections of one address: a thousand phones of a hall, each with a few.
MOST_CONNECTIONS = 4000
#: Connections of everybody, where nobody has told how many files there are.
MOST_IN_ALL = 16_000

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class BoundedHttp(HttpToolsProtocol):
    """One connection. `most_in_all` is set before the first by who knows how many files the system lends: who comes
    beyond it, for a page or a socket, is told so and let go.
    """

    most_connections, most_in_all = MOST_CONNECTIONS, MOST_IN_ALL
    _noted: ClassVar[RefusalLog] = RefusalLog("connections")
    _of_address: ClassVar[Counter[str]] = Counter()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head = self._length = 0
        self._in_head = True
        self._counted = ""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count it; one too many of an address is let go at once."""
        super().connection_made(transport)
        self._counted = self.client[0] if self.client else "?"
        self._of_address[self._counted] += 1
        if self._of_address[self._counted] > self.most_connections:
            self._noted.refused("rate.limited")
            transport.abort()
        self._wait(HEAD_LASTS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._release()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, as long as the head does not grow beyond its bound."""
        if self.transport.is_closing():
            return
        if self._in_head:
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > MOST_HEAD:
            self._refuse()
        # Most requests are whole by now, and need no clock.
        elif self._timer is None and self._counted and (not self._in_head or self._head):
            self._wait(HEAD_LASTS if self._in_head else BODY_LASTS + self._length / SLOWEST)

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._in_head, self._length = True, 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header is whole."""
        super().on_header(name, value)
        if self.headers[-1][0] == b"content-length" and len(value) < 12 and value.isdigit():
            self._length = int(value)

    def on_headers_complete(self) -> None:
        """The head is whole: the body may come, unless the head was too large to be looked at."""
        self._in_head, self._head = False, 0
        self._stop()
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > MOST_HEAD:
            self._refuse()
            return
        if len(self.connections) > self.most_in_all:
            self._noted.refused("server.full")
            self._refuse(_full())
            return
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._in_head = True
        self._stop()
        if not self.transport.is_closing():
            super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """From here on it is a socket, which is counted as one (`open_connections`)."""
        if self.transport.is_closing():
            return
        self._release()
        super().handle_websocket_upgrade()

    def _wait(self, seconds: float) -> None:
        self._stop()
        self._timer = self.loop.call_later(seconds, self._let_go)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _let_go(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.close()

    def _refuse(self, answer: bytes = _TOO_LARGE) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()

    def _release(self) -> None:
        self._stop()
        if self._counted:
            self._of_address[self._counted] -= 1
            if not self._of_address[self._counted]:
                del self._of_address[self._counted]
            self._counted = ""


@cache
def _full() -> bytes:
    """A page of its own, in all voices: what asks for it may be a browser, and there is no room to ask which."""
    said = wording.SENTENCES["server.full"]
    voices = (wording.in_language(said, language) for language in wording.LANGUAGES)
    told = "".join(f"<p>{with_readings(voice, ruby)}</p>" for voice in voices)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    again = '<meta http-equiv="refresh" content="30">'
    body = f"<!doctype html>{head}{again}{told}".encode()
    return (
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/html; charset=utf-8\r\nretry-after: 30\r\n"
        b"cache-control: no-store\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
    )
