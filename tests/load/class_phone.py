"""A phone of a load test: it does what the page does on the line, and notes when things arrive."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import secrets
import time
from typing import Any

import aiohttp

BACKOFF, LONGEST_BACKOFF = 1.0, 8.0  # seconds, of which at least half is waited, as phone.js does
PATIENCE = 30.0


class Phone:
    """One seat on one line. `seen_at` is when the newest view came, `receipts` what was acknowledged."""

    def __init__(self, http: aiohttp.ClientSession, base: str, code: str) -> None:
        self.http, self.base, self.code = http, base, code
        self.secret, self.number = secrets.token_hex(16), 0
        self.seen_at = 0.0
        self.view = ""
        self.receipts: dict[str, str] = {}
        self.unsent: dict[str, str] = {}
        self.bytes = 0
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._count = 0
        self._ends = False
        self._shown = asyncio.Event()

    async def load(self) -> None:
        """What a browser fetches before and after it joins."""
        for path in (f"/j/{self.code}", "/live/more/ja?m=312011"):
            async with self.http.get(self.base + path, headers={"Accept-Encoding": "gzip"}) as answer:
                self.bytes += len(await answer.read())

    async def connect(self) -> None:
        """The line, and hello."""
        self._shown.clear()
        self._socket = await self.http.ws_connect(f"{self.base}/live/{self.code}", max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        await self.ask({"do": "hello", "seats": [self.secret]})
        await asyncio.wait_for(self._shown.wait(), PATIENCE)

    async def join(self, name: str) -> None:
        """A seat by name."""
        reply = await self.ask({"do": "join", "secret": self.secret, "name": name})
        self.number = reply["seat"]["number"]

    async def answer(self, key: str, choice: str) -> float:
        """Answer until there is a receipt, over as many lines as it takes; seconds from the tap to the receipt."""
        tapped, self.unsent[key] = time.monotonic(), choice
        while key in self.unsent:
            try:
                await self._send(key)
            except (ConnectionError, aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(0.05)  # `stay` brings the line back
        return time.monotonic() - tapped

    async def _send(self, key: str) -> None:
        message = {"do": "answer", "secret": self.secret, "key": key, "answer": [self.unsent[key]], "turn": 1}
        reply = await self.ask(message)
        assert "got" in reply, reply
        self.receipts[key] = self.unsent.pop(key)

    async def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Say something and wait for the reply. Raises `ConnectionError` where the line ends first."""
        self._count += 1
        number, reply = self._count, asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({"n": number, **message}))
        self._replies[number] = reply
        return await asyncio.wait_for(reply, PATIENCE)

    async def stay(self) -> None:
        """Keep the line: whenever it ends, come back with the page's own backoff."""
        while not self._ends:
            await asyncio.gather(self._listening, return_exceptions=True)
            tries = 0
            while not self._ends:
                await asyncio.sleep(min(BACKOFF * 2**tries, LONGEST_BACKOFF) * (0.5 + random.random() / 2))
                with contextlib.suppress(aiohttp.ClientError, ConnectionError, TimeoutError, OSError):
                    await self.connect()
                    break
                tries += 1

    def drop(self) -> None:
        """As if the Wi-Fi were gone: no goodbye."""
        response = self._socket._response
        if response.connection and response.connection.transport:
            response.connection.transport.abort()

    async def close(self) -> None:
        """Leave the class."""
        self._ends = True
        await self._socket.close()
        self._listening.cancel()

    async def _listen(self) -> None:
        async for message in self._socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                break
            text: str = message.data
            if text.startswith('{"v"'):
                self.seen_at, self.view = time.monotonic(), text
                self._shown.set()
            elif text.startswith('{"re"'):
                told = json.loads(text)
                waiting = self._replies.pop(told["re"], None)
                if waiting and not waiting.done():
                    waiting.set_result(told)
        for waiting in self._replies.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("the line has ended"))
        self._replies.clear()


class BareLine:
    """A connection to the floor: it notes when the bytes arrive, or makes them be sent to all others."""

    seen_at = 0.0

    async def connect(self, http: aiohttp.ClientSession, port: int) -> BareLine:
        self._socket = await http.ws_connect(f"http://127.0.0.1:{port}", max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        return self

    async def send(self, text: str) -> float:
        """Have `text` sent to all other lines; the moment before."""
        self._at = asyncio.get_running_loop().create_future()
        await self._socket.send_str(text)
        return await asyncio.wait_for(self._at, PATIENCE)

    async def _listen(self) -> None:
        async for message in self._socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                break
            if message.data.startswith("{"):
                self.seen_at = time.monotonic()
            else:
                self._at.set_result(float(message.data))

    async def close(self) -> None:
        await self._socket.close()
        self._listening.cancel()
