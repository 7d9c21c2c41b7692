"""What no honest page sends over the socket leaves nothing behind and stops nobody."""

from __future__ import annotations

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
#: Parts of the message that are not what the page was given.
PARTS: list[dict[str, object]] = [
    {"page": "/m/312011/c/kiso"},
    {"page": "/m/999999/c/kiso/test"},
    {"page": "/m/312011/c/another/test"},
    {"page": "//elsewhere.example/m/312011/c/kiso/test"},
    {"page": 7},
    {"key": ""},
    {"key": "kiso:7:shiru-chigai"},
    {"key": "kiso:1:another"},
    {"key": "kiso:one:shiru-chigai"},
    {"key": "another:1:shiru-chigai"},
    {"key": "kiso:" + "9" * 10_000 + ":shiru-chigai"},
    {"key": "kiso:check:another"},
    {"key": ["kiso", 1]},
    {"owner": "somebody else"},
    {"owner": ["", 7]},
    {"key": None},
]
WHOLE: list[object] = [None, [], "event", {}, 7, {"page": None}]


async def test_forged_events_leave_nothing_and_stop_nobody(tmp_path: Path) -> None:
    data = tmp_path / "data"
    hanako, taro = await house.prepare(data, 2)
    server = house.serve(data)
    try:
        async with browser() as http:
            phones = [Phone(http, server.url, house.TEST, who.token) for who in (hanako, taro)]
            for phone in phones:
                await phone.open()
                await phone.go()
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
    """Each is refused with a note below the form; who sends for another's attempt sends for an own one."""
    for answer in ANSWERS:
        assert "note" in await phone.ask("answer", phone.message(answer)), answer
    for part in PARTS:
        for event in ("answer", "check"):
            assert "note" in await phone.ask(event, phone.message(["0"], **part)), part
    for message in WHOLE:
        for event in ("answer", "check", "begin"):
            assert "note" in await phone.ask(event, message), message
    assert "note" in await phone.ask("answer", another.message(["0"], key=another.key.replace(":1:", ":2:")))
    for message in (None, [], {}, {"client_id": another.client_id}):
        await phone.emit("event", message)
    await phone.emit("no such event", {"client_id": phone.client_id})
