"""Files that mean harm: read by parsers, in a process that ends with its time, its memory and who asked."""

from __future__ import annotations

import asyncio
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request

from supporter.documents.imports.sheets import read_table
from supporter.domain.offline.offline_class import OfflineBundle, ReturnedClass
from supporter.domain.shared.refused import Refused
from supporter.services.shared.child_process import ChildFailed, FileReader, Limits, in_child
from supporter.web.shared.client_gone import while_there
from tests.documents.imports.test_sheets import book
from tests.support.evil_work import bounds, broken, devour, spin

SHEET = "xl/worksheets/sheet1.xml"
MANY = 200_000


def changed(change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """A workbook of two cells with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book([["氏名", "年代"]]))) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            body = old.read(each)
            new.writestr(each, change(body) if each == part else body)
    return out.getvalue()


def inside(text: bytes) -> Callable[[bytes], bytes]:
    return lambda body: body.replace(b"<sheetData>", text + b"<sheetData>", 1)


def took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize(
    "text", [b'<c r="A1"', b'<c r="A1"><f>', b'<mergeCell ref="', b"<sheet ", b"<Relationship "], ids=repr
)
def test_what_looks_like_cells_in_a_comment_costs_what_it_weighs(text: bytes) -> None:
    """Patterns needed 144 seconds for 4,000 of the first kind."""
    body = changed(inside(b"<!--" + text * MANY + b"-->"))
    assert took(lambda: read_table(body, "一覧.xlsx")) < 5
    assert read_table(body, "一覧.xlsx").rows == [["氏名", "年代"]]


def test_a_document_type_is_found_however_far_down_it_stands() -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a "evil">]>'
    for padding in (b"", b"<!--" + b" " * 4000 + b"-->", b"<!--" + b" " * 300_000 + b"-->"):
        for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
            body = changed(lambda old, said=padding + doctype: _after_declaration(old, said), part)
            with pytest.raises(Refused, match=r"sheet\.unreadable"):
                read_table(body, "一覧.xlsx")


def _after_declaration(body: bytes, said: bytes) -> bytes:
    head, end, rest = body.partition(b"?>")
    return head + end + said + rest if end else said + body


async def test_work_ends_with_its_time(tmp_path: Path) -> None:
    with Begun(tmp_path) as begun:
        with pytest.raises(ChildFailed, match="seconds"):
            await in_child(Limits(3), spin, begun.fifo)
        await begun.over()


async def test_work_ends_with_its_share_of_the_processor(tmp_path: Path) -> None:
    with Begun(tmp_path) as begun:
        with pytest.raises(ChildFailed, match="broke"):
            await in_child(Limits(60, work=2), spin, begun.fifo)
        await begun.over()


async def test_work_ends_with_its_memory() -> None:
    with pytest.raises(ChildFailed):
        await in_child(Limits(60, memory=1024**3), devour, 2 * 1024**3)
    with pytest.raises(ChildFailed, match="broke"):
        await in_child(Limits(60), broken)
    assert await in_child(Limits(60), devour, 1) == 1


async def test_what_has_no_limit_is_as_free_as_we_are() -> None:
    assert await in_child(Limits(60), bounds) == bounds()
    assert await in_child(Limits(60, work=50, memory=2**32), bounds) == [(50, 50), (2**32, 2**32)]


async def test_work_ends_with_who_asked(tmp_path: Path) -> None:
    with Begun(tmp_path) as begun:
        asking = asyncio.create_task(in_child(Limits(60), spin, begun.fifo))
        await begun.said()
        asking.cancel()
        await begun.over()
        with pytest.raises(asyncio.CancelledError):
            await asking


async def test_one_file_is_read_at_a_time_and_a_crowd_is_asked_to_come_back(tmp_path: Path) -> None:
    reader = FileReader(Limits(60))
    with Begun(tmp_path) as begun:
        first = asyncio.create_task(reader(spin, begun.fifo))
        await begun.said()
        waiting = [asyncio.create_task(reader(devour, 1)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Refused, match=r"file\.busy"):
            await reader(devour, 1)
        assert not any(each.done() for each in waiting)
        first.cancel()
        assert await asyncio.gather(*waiting) == [1, 1, 1]
        assert await reader(devour, 1) == 1


def test_a_list_of_faults_is_read_up_to_the_first() -> None:
    """Seven million of them were 10 GB."""
    told = b'{"cards": [%s], "applications": [%s]}' % ((b"1," * MANY)[:-1], (b"1," * MANY)[:-1])
    with pytest.raises(ValidationError) as refused:
        OfflineBundle.model_validate_json(told)
    assert refused.value.error_count() < 20
    told = b'{"seats": [%s]}' % (b"1," * MANY)[:-1]
    with pytest.raises(ValidationError) as refused:
        ReturnedClass.model_validate_json(told)
    assert refused.value.error_count() < 20


async def test_what_a_browser_asked_for_ends_when_it_leaves(tmp_path: Path) -> None:
    left = asyncio.Event()

    async def receive() -> dict[str, object]:
        await left.wait()
        return {"type": "http.disconnect"}

    with Begun(tmp_path) as begun:
        work = FileReader(Limits(60))(spin, begun.fifo)
        asking = asyncio.create_task(while_there(Request({"type": "http"}, receive), work))
        await begun.said()
        left.set()
        with pytest.raises(ClientDisconnect):
            await asking
        await begun.over()


class Begun:
    """Hears from `spin` that it has begun, and that its process is over."""

    def __init__(self, folder: Path) -> None:
        self.fifo = str(folder / "fifo")
        os.mkfifo(self.fifo)
        self._read = os.open(self.fifo, os.O_RDONLY | os.O_NONBLOCK)
        # Held open until the other side has been heard: a pipe without a writer is at its end.
        self._hold = os.open(self.fifo, os.O_WRONLY)
        os.set_blocking(self._read, True)

    def __enter__(self) -> Begun:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._read)

    async def said(self) -> int:
        """The id of the process, once the work has begun."""
        return int(await asyncio.wait_for(asyncio.to_thread(os.read, self._read, 100), 60))

    async def over(self) -> None:
        """Returns once nobody holds the pipe any more."""
        os.close(self._hold)
        while await asyncio.wait_for(asyncio.to_thread(os.read, self._read, 100), 60):
            pass
