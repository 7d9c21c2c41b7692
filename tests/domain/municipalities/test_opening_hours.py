"""Hours of telephone lines: read strictly, and only what is certain is said."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from supporter.domain.municipalities.municipality import Contact
from supporter.domain.municipalities.opening_hours import closed_at, read_opening

OFFICE = ("月-金 8:30-17:15",)


@pytest.mark.parametrize(
    ("day", "time", "closed"),
    [
        ("2026-11-23", "08:29", True),
        ("2026-11-23", "08:30", False),  # a Monday; that it is a holiday is not known
        ("2026-11-23", "17:14", False),
        ("2026-11-23", "17:15", True),
        ("2026-11-28", "12:00", True),
    ],
)
def test_an_office_is_closed_outside_its_hours(day: str, time: str, closed: bool) -> None:
    assert closed_at(OFFICE, dt.datetime.fromisoformat(f"{day}T{time}")) is closed


def test_several_hours_add_up_and_none_tell_nothing() -> None:
    night = dt.datetime(2026, 11, 28, 23, 30)
    assert not closed_at((), night)
    assert not closed_at((*OFFICE, "土 20:00-24:00"), night)
    assert closed_at((*OFFICE, "毎日 16:00-21:00"), night)


@pytest.mark.parametrize(
    "text", ["平日 8:30-17:15", "月-金 17:15-8:30", "金-月 8:00-9:00", "毎日 8:00-25:00", "毎日 0:00-24:30", "", "毎日"]
)
def test_anything_else_is_told_to_the_author(text: str) -> None:
    with pytest.raises(ValueError):
        read_opening(text)
    with pytest.raises(ValidationError):
        Contact(name="窓口", topics=("daily",), checked_on=dt.date(2026, 11, 1), opening=(text,))
