"""A browser's side of a NiceGUI page over its real socket, as far as answering questions needs it."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from html import unescape
from typing import Any

import aiohttp

RECEIPT = "保存されました"
PATIENCE = 20.0  # seconds until a reply counts as lost

_ELEMENTS = re.compile(r"parseElements\(String\.raw`(.*?)`\)", re.S)
_FORM = re.compile(r'<form id="c[0-9]+"[^>]*>(.*?)</form>', re.S)
_CLIENT = re.compile(r"'client_id': '([^']+)'")
_FIELD = re.compile(r'<input type="\w+" name="a" value="([^"]*)"')
_ITEM = re.compile(r'<input type="hidden" name="a" value="([^"]*)"')
_ACK_EVERY = 3.0  # seconds, as nicegui.js has it


class Phone:
    """One page with one answer form. What stands in the form is `form`, what a refusal said `note`."""

    def __init__(self, http: aiohttp.ClientSession, base: str, path: str, token: str = "") -> None:
        self._http, self._base, self._path = http, base, path
        self._cookies = {"Cookie": f"signin={token}"} if token else {}
        self._replies: dict[int, asyncio.Future[Any]] = {}
        self._sent = self._next_id = 0
        self._acked = time.monotonic()
        self.form = self.note = self.onward = ""

    async def open(self) -> None:
        """Load the page and shake hands."""
        async with self._http.get(self._base + self._path, headers=self._cookies) as page:
            html = await page.text()
        found = _CLIENT.search(html)
        assert found, f"{page.status}: no page of NiceGUI at {self._path}"
        self.client_id = found[1]
        raw = _ELEMENTS.search(html)
        assert raw
        elements: dict[str, Any] = json.loads(unescape(raw[1].replace("&#36;", "$").replace("&#96;", "`")))
        forms = [p for e in elements.values() if (p := e.get("props", {})).get("tag") == "form"]
        written = _FORM.search(
            html
        )  # the product writes its elements out (web/site/prerender.py), bare NiceGUI does not
        self.form = written[1] if written else forms[0]["innerHTML"]
        await self._shake_hands()

    async def _shake_hands(self) -> None:
        ids = f"client_id={self.client_id}&next_message_id=0&implicit_handshake=true"
        tab = f"document_id={uuid.uuid4()}&tab_id={uuid.uuid4()}&old_tab_id=null"
        url = f"{self._base}/_nicegui_ws/socket.io/?{ids}&{tab}&EIO=4&transport=websocket"
        self._socket = await self._http.ws_connect(url, headers=self._cookies, max_msg_size=0)
        await self._socket.receive_str()
        await self._socket.send_str("40")
        welcome = await self._socket.receive_str()
        assert welcome.startswith("40"), welcome
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            data: str = message.data
            if data == "2":
                await self._socket.send_str("3")
            elif data.startswith("43"):
                number, reply = data[2:].split("[", 1)
                self._replies.pop(int(number)).set_result(json.loads("[" + reply)[0])
            elif data.startswith('42["update"'):
                await self._updated(json.loads(data[2:])[1])
        for waiting in self._replies.values():
            waiting.set_exception(ConnectionError("the line is lost"))

    async def _updated(self, elements: dict[str, Any]) -> None:
        self._next_id = elements["_id"] + 1
        if time.monotonic() - self._acked > _ACK_EVERY:
            self._acked = time.monotonic()
            await self.emit("ack", {"client_id": self.client_id, "next_message_id": self._next_id})

    async def emit(self, name: str, data: object) -> None:
        """Send any event, forged ones too, and wait for nothing."""
        await self._socket.send_str("42" + json.dumps([name, data], ensure_ascii=False))

    async def ask(self, name: str, data: object) -> Any:
        """Send an event and wait for its acknowledgement. Raises `TimeoutError`, `ConnectionError`."""
        self._sent += 1
        reply = self._replies[self._sent] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(f"42{self._sent}" + json.dumps([name, data], ensure_ascii=False))
        return await asyncio.wait_for(reply, PATIENCE)

    def message(self, answer: object, /, **forged: object) -> dict[str, object]:
        """What the form sends with `answer`; `forged` replaces parts of it."""
        return {"page": self._path, "key": self.key, "answer": answer, **forged}

    async def send(self, answer: object) -> None:
        """答える: what the reply shows stands in the form then, or its note below."""
        self._show(await self.ask("answer", self.message(answer)))

    async def go(self) -> None:
        """はじめる, つぎの問題へ, もう一度ためす: what came with the receipt, or a new attempt."""
        self._show({"html": self.onward} if self.onward else await self.ask("begin", self.message([])))

    def _show(self, reply: dict[str, str]) -> None:
        self.note = reply.get("note", "")
        if not self.note:
            self.form, self.onward = reply["html"], reply.get("next", "")

    def choose(self) -> list[str]:
        """Some answer that the shown question takes: the first choice, or everything in the order shown."""
        if places := self.form.count("<select"):
            return [str(place) for place in range(places)]
        if items := _ITEM.findall(self.form):
            return items
        found = _FIELD.search(self.form)
        return [found[1] if found else "わかりません"]

    @property
    def key(self) -> str:
        """`course:attempt:question` of the question shown, empty where none is."""
        found = re.search(r'data-key="([^"]+)"', self.form)
        return found[1] if found else ""

    async def answer(self) -> tuple[str, float]:
        """Answer what is shown; its key and the seconds until the receipt."""
        key, start = self.key, time.perf_counter()
        await self.send(self.choose())
        seconds = time.perf_counter() - start
        assert RECEIPT in self.form, f"no receipt for {key}: {self.note or self.form}"
        return key, seconds

    async def close(self) -> None:
        """Leave the page."""
        await self._socket.close()
        await asyncio.gather(self._listening, return_exceptions=True)


def browser() -> aiohttp.ClientSession:
    """Where phones come from: every one has its own connections and cookies."""
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
