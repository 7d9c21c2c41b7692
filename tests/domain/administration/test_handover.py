"""The year-end list is ticked item by item; the note for a successor keeps its lines."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.administration.handover import Tick, YearEnd, check_note
from supporter.domain.shared.refused import Refused

NOW = dt.datetime(2027, 3, 31, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def test_an_item_is_ticked_and_unticked_and_others_are_none() -> None:
    tick = Tick(by="staff:suzuki", at=NOW)
    ticked = YearEnd(id="312011-2026", municipality="312011", year=2026).turned("backup", tick)
    assert ticked.ticks == {"backup": tick} and ticked.turned("backup", tick).ticks == {}
    with pytest.raises(KeyError):
        ticked.turned("holiday", tick)


def test_a_note_keeps_its_lines_and_no_control_characters() -> None:
    assert check_note(" 一行\r\n二行\x00\x1b ") == "一行\n二行"
    with pytest.raises(Refused):
        check_note("あ" * 4001)
