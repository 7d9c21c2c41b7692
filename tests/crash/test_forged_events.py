"""What no honest page sends over the socket leaves nothing behind and stops nobody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.load import house
from tests.load.learners import kept
from tests.load.phone import RECEIPT, Phone, browser

#: What the form's own listener is sent in place of an answer.
ANSWERS = [
    ["0"] * 10_000,
    ["9" * 100_000],
    ["99"],
    ["-1"],
    ["0", "0"],
    ["", ""],
    ["0\u0000"],
    [],
    [0],
    [None],
    [["0"]],
    {"a": "0"},
    {"question": "another", "attempt": 7},
    "0",
    "gone",
    0,
    True,
    None,
]
#: Parts of the event that are not what the page was given.
PARTS: list[dict[str, object]] = [
    {"id": 10**9},
    {"id": "form"},
    {"id": None},
    {"client_id": "nobody"},
    {"client_id": ["a"]},
    {"listener_id": "nobody"},
    {"args": "no list"},
    {"args": ["{no json"]},
    {"args": [json.dumps(["0"])] * 10_000},
    {"args": []},
]


async def test_forged_events_leave_nothing_and_stop_nobody(tmp_path: Path) -> None:
    data = tmp_path / "data"
    hanako, taro = await house.prepare(data, 2)
    server = house.serve(data)
    try:
        async with browser() as http:
            phones = [Phone(http, server.url, house.TEST, who.token) for who in (hanako, taro)]
            for phone in phones:
                await phone.open()
                await phone.send("go")
            await forge(phones[0], another=phones[1])
            shutil.copytree(data, tmp_path / "copy")
            assert not await kept(tmp_path / "copy")
            for phone in phones:
                await phone.send(phone.choose())
                assert RECEIPT in phone.form, phone.note
                await phone.close()
    finally:
        server.stop()
    assert sorted(number for number, _ in await kept(data)) == sorted([hanako.number, taro.number])


async def forge(phone: Phone, another: Phone) -> None:
    """Everything, and at the end つぎへ, which takes the refusals off the page: all before it has been looked at."""
    for answer in ANSWERS:
        await phone.emit("event", phone.event(answer))
    for part in PARTS:
        await phone.emit("event", phone.event(["0"], **part))
    await phone.emit("event", phone.event(["0"], id=int(another.form_id), listener_id=another.listener_id))
    for event in (None, [], "event", {}, {"client_id": phone.client_id}):
        await phone.emit("event", event)
    await phone.emit("no such event", {"client_id": phone.client_id})
    await phone.emit("ack", {"client_id": phone.client_id, "next_message_id": "many"})
    await phone.send("go")
    while phone.note:
        await phone.send("go")
