"""A line of server-sent events, read straight from the application: httpx would wait for the stream's end."""

from __future__ import annotations

import asyncio
import json

from tests.support.web.people_site import Site


class Stream:
    """What a page hears at an address while the `with` block lasts."""

    def __init__(self, house: Site, path: str, query: str = "", cookie: str = "") -> None:
        self.house, self._path, self._query, self._cookie = house, path, query, cookie
        self.told: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self.named: list[str] = []
        self.gone = asyncio.Event()

    async def __aenter__(self) -> Stream:
        self._task = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gone.set()
        await asyncio.wait_for(self._task, 60)

    async def next(self) -> dict[str, object]:
        return await asyncio.wait_for(self.told.get(), 60)

    async def over(self) -> list[str]:
        """The names of its events, once the server has ended it."""
        await asyncio.wait_for(asyncio.shield(self._task), 60)
        return self.named

    async def _listen(self) -> None:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "path": self._path,
            "raw_path": self._path.encode(),
            "root_path": "",
            "scheme": "http",
            "query_string": self._query.encode(),
            "headers": [(b"host", b"site"), (b"cookie", self._cookie.encode())],
            "client": ("127.0.0.1", 1),
            "server": ("site", 80),
        }
        first = True

        async def receive() -> dict[str, object]:
            nonlocal first
            if first:
                first = False
                return {"type": "http.request", "body": b"", "more_body": False}
            await self.gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            body = message.get("body", b"")
            assert isinstance(body, bytes)
            if body.startswith(b"data: "):
                self.told.put_nowait(json.loads(body[6:]))
            elif body.startswith(b"event: "):
                self.named.append(body.split()[1].decode())

        await self.house.asgi(scope, receive, send)  # type: ignore[operator]
