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
        ("2026-11-24", "08:29", True),
        ("2026-11-24", "08:30", False),
        ("2026-11-24", "17:14", False),
        ("2026-11-24", "17:15", True),
        ("2026-11-28", "12:00", True),
        ("2026-11-23", "10:00", True),  # 勤労感謝の日, a Monday
        ("2026-05-06", "10:00", True),  # 振替休日, a Wednesday
        ("2026-12-28", "10:00", False),
        ("2026-12-29", "10:00", True),
        ("2027-01-01", "10:00", True),
        ("2027-01-04", "10:00", False),
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


def test_every_day_is_every_day_and_a_whole_week_holds_holidays() -> None:
    new_year, holiday = dt.datetime(2027, 1, 1, 17), dt.datetime(2026, 11, 23, 10)
    assert not closed_at(("毎日 16:00-21:00",), new_year)
    assert closed_at(("毎日 16:00-21:00",), new_year, ("12/29-1/3",))
    assert not closed_at(("月-日 8:30-17:15",), holiday)
    assert closed_at(("月-日 8:30-17:15",), new_year.replace(hour=10))


@pytest.mark.parametrize(("day", "closed"), [("08-12", False), ("08-13", True), ("08-16", True), ("08-17", False)])
def test_a_place_names_the_days_on_which_it_is_closed_every_year(day: str, closed: bool) -> None:
    assert closed_at((), dt.datetime.fromisoformat(f"2030-{day}T10:00"), ("8/13-8/16",)) is closed


@pytest.mark.parametrize("text", ["8/32", "13/1", "お盆", "8/13-", ""])
def test_a_closure_that_is_no_day_is_told_to_the_author(text: str) -> None:
    with pytest.raises(ValidationError):
        Contact(name="窓口", topics=("daily",), checked_on=dt.date(2026, 11, 1), closures=(text,))
