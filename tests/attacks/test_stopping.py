"""A server that is told to end is gone in ten seconds, whatever runs, and nothing it acknowledged is lost."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from pathlib import Path

import httpx

from supporter.config import Settings
from supporter.domain.shared.access import Person, Role
from supporter.wiring import opened
from tests.attacks.test_files import changed
from tests.load import house
from tests.load.learners import kept
from tests.load.phone import RECEIPT, Phone, browser
from tests.support.browser.rig import Server
from tests.support.cast import ADMINISTRATOR

PASSWORD = "kaze-no-mori-2026"
_LETTERS = str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")
PEOPLE = "氏名\n" + "".join(f"山本 {n}子\n" for n in range(4000)).translate(_LETTERS)


def long_list() -> bytes:
    """A workbook that a parser reads for half a minute."""
    chance = random.Random(1)
    rows = b"".join(
        b"<row>" + b"".join(b"<c><v>%d</v></c>" % chance.getrandbits(24) for _ in range(80)) + b"</row>"
        for _ in range(15_000)
    )
    return changed(lambda body: body.replace(b"</sheetData>", rows + b"</sheetData>"))


async def officer(data: Path) -> str:
    """The token of a signed-in officer, whose list is on its way in: it stood still with the server before."""
    async with opened(Settings(data=data)) as app:
        first = await app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, house.TOWN)
        sign_in = await app.accounts.sign_ins.staff("suzuki", first, "", None)
        await app.accounts.sign_ins.choose_password(sign_in.token, PASSWORD)
        suzuki = Person(role=Role.OFFICER, id="suzuki", municipality=house.TOWN)
        draft = await app.imports.drafts.read(suzuki, "名簿.csv", PEOPLE.encode())
        await app.imports.drafts.judge(suzuki, draft.fields)
        await app.imports.runs.confirm(suzuki)
        return sign_in.token


async def test_a_server_in_the_middle_of_everything_ends_in_ten_seconds(tmp_path: Path) -> None:
    data = tmp_path / "data"
    hanako, taro = await house.prepare(data, 2)
    token = await officer(data)
    server = house.serve(data)
    try:
        async with browser() as http, desk(server, token) as suzuki:
            phone, idle = (Phone(http, server.url, house.TEST, who.token) for who in (hanako, taro))
            await phone.open()
            await idle.open()
            await phone.go()
            await phone.send(phone.choose())
            assert RECEIPT in phone.form
            assert (await suzuki.get("/o/import")).status_code == 200, "the import that stood still goes on"
            screen = await http.get(f"{server.url}/p/events?screen={secrets.token_hex(16)}")
            assert screen.status == 200
            half = await half_an_upload(server, token)
            reading = asyncio.create_task(
                suzuki.post("/o/import/file", files={"list": ("a.xlsx", long_list())}, timeout=60)
            )
            child = await asyncio.to_thread(child_of, server.process.pid)
            begun = time.monotonic()
            server.process.terminate()
            assert await asyncio.to_thread(server.process.wait, 10) == 0, server.log.read_text()
            assert time.monotonic() - begun < 10
            assert over(child)
            half.close()
            await asyncio.gather(reading, return_exceptions=True)
            screen.close()
            for each in (phone, idle):
                await each.close()
    finally:
        server.kill()
    assert [number for number, _ in await kept(data)] == [hanako.number]
    async with opened(Settings(data=data)) as app:
        entered = sum("山本" in doc["name"] for doc in app.folder.store.scan("learners"))
        (told,) = app.folder.store.scan("imports")
        assert told["created"] == entered


def desk(server: Server, token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=server.url, cookies={"signin": token}, headers={"origin": server.url}, trust_env=False, timeout=60
    )


async def half_an_upload(server: Server, token: str) -> asyncio.StreamWriter:
    _, out = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"POST /o/import/file HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
    head += f"Cookie: signin={token}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n"
    out.write(head.encode() + b'--x\r\nContent-Disposition: form-data; name="list"; filename="a.csv"\r\n\r\n1,2')
    await out.drain()
    return out


def child_of(pid: int) -> int:
    """The process that reads the list, once it is there and has used a second of its own."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"spawn_main" in command and used(child) > 100:
                    return int(child)
    raise AssertionError("nobody reads the list")


def used(pid: str) -> int:
    """Hundredths of a second of the processor."""
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))


def over(pid: int) -> bool:
    """Whether a process has ended, though nobody may have asked how."""
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] in "ZX"
