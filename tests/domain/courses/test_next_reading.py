"""The day and hour on which somebody means to read on, in Japan's days."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.courses.next_reading import begins
from supporter.domain.shared.calendar import TOKYO

THURSDAY, SATURDAY = dt.datetime(2026, 11, 26, 23, tzinfo=TOKYO), dt.datetime(2026, 11, 28, 1, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("day", "now", "when"),
    [
        ("tomorrow", THURSDAY, "2026-11-27T09:00"),
        ("tomorrow", THURSDAY.astimezone(dt.UTC), "2026-11-27T09:00"),
        ("saturday", THURSDAY, "2026-11-28T10:00"),
        ("saturday", SATURDAY, "2026-12-05T10:00"),
    ],
)
def test_it_lies_ahead(day: str, now: dt.datetime, when: str) -> None:
    assert begins(day, now) == dt.datetime.fromisoformat(when).replace(tzinfo=TOKYO)
