"""A line of events waits for news, and gives a sign of life in silence without losing what comes after it."""

from __future__ import annotations

import asyncio

import pytest

from supporter.live import event_stream
from supporter.live.connection import Connection


async def test_silence_is_told_apart_from_news_and_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "BEAT", 0.001)
    line = Connection("192.0.2.1")
    assert await event_stream.within_beat(line.next()) is None
    line.tell("{}")
    assert await event_stream.within_beat(line.next()) == ["{}"]


async def test_who_goes_away_while_waiting_is_not_taken_for_silence() -> None:
    waiting = asyncio.ensure_future(event_stream.within_beat(asyncio.Event().wait()))
    done, _ = await asyncio.wait([waiting], timeout=0)
    assert not done
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_an_event_is_one_line_of_data_and_the_rest_are_names() -> None:
    assert event_stream.message(b'{"v":1}') == b'data: {"v":1}\n\n'
    for said in (event_stream.COMMENT, event_stream.HEARTBEAT, event_stream.OVER):
        assert said.endswith(b"\n\n") and b"\n\n" not in said[:-2]
