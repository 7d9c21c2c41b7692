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
_CLIENT = re.compile(r"'client_id': '([^']+)'")
_FIELD = re.compile(r'<input type="\w+" name="a" value="([^"]*)"')
_ACK_EVERY = 3.0  # seconds, as nicegui.js has it


class Phone:
    """One page with one answer form. What the server shows in the form is `form`, its refusal `note`."""

    def __init__(self, http: aiohttp.ClientSession, base: str, path: str, token: str = "") -> None:
        self._http, self._base, self._path = http, base, path
        self._cookies = {"Cookie": f"signin={token}"} if token else {}
        self._shown: asyncio.Future[None] | None = None
        self._next_id = 0
        self._acked = time.monotonic()
        self.form = self.note = ""

    async def open(self) -> None:
        """Load the page and shake hands."""
        async with self._http.get(self._base + self._path, headers=self._cookies) as page:
            html = await page.text()
        found = _CLIENT.search(html)
        assert found, f"{page.status}: no page of NiceGUI at {self._path}"
        self.client_id = found[1]
        self._find_form(html)
        await self._shake_hands()

    def _find_form(self, html: str) -> None:
        raw = _ELEMENTS.search(html)
        assert raw
        elements: dict[str, Any] = json.loads(unescape(raw[1].replace("&#36;", "$").replace("&#96;", "`")))
        for id, element in elements.items():
            for listener in element.get("events", ()):
                if listener["type"] == "submit":
                    self.form_id, self.listener_id = id, listener["listener_id"]
                    self._note_id = str(int(id) + 1)
                    self._show(elements)
                    return
        raise AssertionError(f"no form at {self._path}")

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
            if message.data == "2":
                await self._socket.send_str("3")
            elif message.data.startswith('42["update"'):
                await self._updated(json.loads(message.data[2:])[1])
        if self._shown and not self._shown.done():
            self._shown.set_exception(ConnectionError("the line is lost"))

    async def _updated(self, elements: dict[str, Any]) -> None:
        self._next_id = elements.pop("_id") + 1
        self._show(elements)
        if self._shown and not self._shown.done() and (self.form_id in elements or self._note_id in elements):
            self._shown.set_result(None)
        if time.monotonic() - self._acked > _ACK_EVERY:
            self._acked = time.monotonic()
            await self.emit("ack", {"client_id": self.client_id, "next_message_id": self._next_id})

    def _show(self, elements: dict[str, Any]) -> None:
        for id, element in elements.items():
            if id == self.form_id:
                self.form = element["props"].get("innerHTML", "")
            elif id == self._note_id:
                self.note = element["props"].get("innerHTML", "")

    async def emit(self, name: str, data: object) -> None:
        """Send any event, forged ones too."""
        await self._socket.send_str("42" + json.dumps([name, data], ensure_ascii=False))

    def event(self, answer: object, /, **forged: object) -> dict[str, object]:
        """What the form's `emit(answer)` sends; `forged` replaces parts of it."""
        listener = {"id": int(self.form_id), "client_id": self.client_id, "listener_id": self.listener_id}
        return {**listener, "args": [json.dumps(answer)], **forged}

    async def send(self, answer: object) -> None:
        """Emit from the form and wait until the form or its note changes; `TimeoutError`, `ConnectionError`."""
        self._shown = asyncio.get_running_loop().create_future()
        await self.emit("event", self.event(answer))
        await asyncio.wait_for(self._shown, PATIENCE)

    def choose(self) -> list[str]:
        """Some answer that the shown question takes: the first choice, or everything in the order shown."""
        if places := self.form.count("<select"):
            return [str(place) for place in range(places)]
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
