"""A phone in class without its page: it speaks the protocol over a real socket, or by events and POST."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from typing import Any

import aiohttp

PATIENCE = 60.0  # seconds for anything that a phone waits for

Told = dict[str, Any]


class Phone:
    """One line to a class; `room` is the newest view, `texts` everything that came, as it came."""

    def __init__(self, http: aiohttp.ClientSession, base: str, code: str) -> None:
        self.http, self.base, self.code = http, base, code
        self.secret, self.random = secrets.token_hex(16), secrets.token_hex(32)
        self.room: Told = {}
        self.number = 0
        self.texts: list[str] = []
        self.pushed: list[Told] = []
        self._replies: dict[int, asyncio.Future[Told]] = {}
        self._news = asyncio.Condition()
        self._count = 0

    async def open(self, **headers: str) -> Phone:
        """Connect, and wait for the view of the room."""
        url = f"{self.base}/live/{self.code}"
        self.socket = await self.http.ws_connect(url, headers=headers, max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        return self

    async def close(self) -> None:
        await self.socket.close()
        await asyncio.gather(self._listening, return_exceptions=True)

    async def shows(self, test: Callable[[Told], object]) -> Told:
        """Wait until the view of the room is like this."""
        async with self._news, asyncio.timeout(PATIENCE):
            await self._news.wait_for(lambda: self.room and test(self.room))
        return self.room

    async def told(self, test: Callable[[Told], object]) -> Told:
        """Wait until something is said to this phone alone, and take it."""
        async with self._news, asyncio.timeout(PATIENCE):
            await self._news.wait_for(lambda: any(map(test, self.pushed)))
        return next(message for message in self.pushed if test(message))

    async def ask(self, do: str, **facts: object) -> Told:
        """Say something and wait for the reply."""
        self._count += 1
        message = {"n": self._count, "do": do, **facts}
        reply = self._replies[self._count] = asyncio.get_running_loop().create_future()
        await self.socket.send_str(json.dumps(message))
        return await asyncio.wait_for(reply, PATIENCE)

    async def hello(self) -> Told:
        return await self.ask("hello", seats=[self.secret])

    async def join(self, **way: object) -> Told:
        reply = await self.ask("join", secret=self.secret, **way)
        self.number = reply.get("seat", {}).get("number", 0)
        return reply

    async def answer(self, *answer: str, key: str = "single", turn: int = 1, **forged: object) -> Told:
        said = {"secret": self.secret, "key": key, "answer": answer, "turn": turn, **forged}
        return await self.ask("answer", **said)

    async def _listen(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                await self._hear(message.data)
        async with self._news:
            self._news.notify_all()
        for waiting in self._replies.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("the line has ended"))

    async def _hear(self, text: str) -> None:
        self.texts.append(text)
        told = json.loads(text)
        waiting = self._replies.pop(told["re"], None) if "re" in told else None
        if waiting and not waiting.done():
            waiting.set_result(told)
            return
        async with self._news:
            if "room" in told:
                self.room = told["room"]
            else:
                self.pushed.append(told)
            self._news.notify_all()


def browser() -> aiohttp.ClientSession:
    """Where phones come from: every one has its own connections, and no cookies."""
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
