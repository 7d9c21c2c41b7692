"""Eras change in the middle of a year, and the 年度 in the middle of a term: the days on both sides."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.shared.calendar import (
    TOKYO,
    era_date,
    era_letter,
    era_short,
    era_year,
    fiscal_year,
    fiscal_year_text,
    months_after,
    months_before,
    time_text,
    weekday_text,
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2026, 11, 23), "令和8年11月23日"),
        (dt.date(2019, 4, 30), "平成31年4月30日"),
        (dt.date(2019, 5, 1), "令和元年5月1日"),
        (dt.date(2020, 1, 1), "令和2年1月1日"),
        (dt.date(1989, 1, 7), "昭和64年1月7日"),
        (dt.date(1989, 1, 8), "平成元年1月8日"),
        (dt.date(1926, 12, 24), "大正15年12月24日"),
        (dt.date(1926, 12, 25), "昭和元年12月25日"),
        (dt.date(1912, 7, 29), "明治45年7月29日"),
        (dt.date(1912, 7, 30), "大正元年7月30日"),
        (dt.date(1867, 1, 1), "1867年1月1日"),
    ],
)
def test_an_era_begins_on_its_first_day(day: dt.date, text: str) -> None:
    assert era_date(day) == text


def test_municipalities_choose_how_dates_are_written() -> None:
    day = dt.date(2026, 11, 23)
    assert era_date(day, "western") == "2026年11月23日"
    assert era_date(day, "both") == "令和8年（2026年）11月23日"
    assert era_date(dt.date(2019, 5, 1), "both") == "令和元年（2019年）5月1日"
    assert era_date(dt.date(1867, 1, 1), "both") == "1867年1月1日"


def test_the_fiscal_year_turns_on_the_first_of_april() -> None:
    assert fiscal_year(dt.date(2027, 3, 31)) == 2026
    assert fiscal_year(dt.date(2027, 4, 1)) == 2027
    assert fiscal_year(dt.date(2026, 12, 31)) == fiscal_year(dt.date(2027, 1, 1)) == 2026


def test_a_fiscal_year_is_called_by_the_era_most_of_it_lies_in() -> None:
    assert [era_year(year) for year in (2018, 2019, 2026)] == [30, 1, 8]
    names = [fiscal_year_text(year) for year in (2018, 2019, 2026)]
    assert names == ["平成30年度", "令和元年度", "令和8年度"]


def test_lists_and_file_names_write_a_short_date() -> None:
    assert era_short(dt.date(2026, 11, 23)) == "8.11.23"
    assert era_letter(dt.date(2026, 11, 23)) == "R"
    assert era_letter(dt.date(2019, 4, 30)) == "H"
    assert era_letter(dt.date(1867, 1, 1)) == ""


def test_weekdays_in_one_character() -> None:
    week = [dt.date(2026, 11, 23) + dt.timedelta(days=days) for days in range(7)]
    assert "".join(weekday_text(day) for day in week) == "月火水木金土日"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ((2026, 8, 31), 3, (2026, 5, 31)),
        ((2026, 8, 31), 6, (2026, 2, 28)),
        ((2028, 8, 31), 6, (2028, 2, 29)),
        ((2027, 1, 15), 1, (2026, 12, 15)),
        ((2026, 12, 31), 12, (2025, 12, 31)),
        ((2026, 1, 31), 2, (2025, 11, 30)),
        ((2026, 5, 5), 30, (2023, 11, 5)),
    ],
)
def test_months_before_a_moment_end_on_a_day_that_exists(
    day: tuple[int, int, int], months: int, before: tuple[int, int, int]
) -> None:
    at = dt.datetime(*day, 0, 30, tzinfo=TOKYO)
    earlier = dt.datetime.fromtimestamp(months_before(int(at.timestamp()), months), TOKYO)
    assert earlier == dt.datetime(*before, 0, 30, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("hour", "minute", "second", "told"),
    [(15, 40, 0, "15:40"), (15, 39, 1, "15:40"), (9, 5, 0, "9:05"), (23, 59, 30, "11/24 0:00"), (13, 30, 0, "13:30")],
)
def test_a_time_is_told_to_the_minute_at_which_it_works(hour: int, minute: int, second: int, told: str) -> None:
    now = dt.datetime(2026, 11, 23, 8, 0, tzinfo=TOKYO)
    at = now.replace(hour=hour, minute=minute, second=second)
    assert time_text(int(at.timestamp()), int(now.timestamp())) == told


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2026, 11, 23), 36, dt.date(2029, 11, 23)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2024, 2, 29), 48, dt.date(2028, 2, 29)),
        (dt.date(2026, 10, 31), 4, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 31), 1, dt.date(2027, 1, 31)),
        (dt.date(2026, 1, 31), -2, dt.date(2025, 11, 30)),
        (dt.date(2026, 3, 15), 0, dt.date(2026, 3, 15)),
    ],
)
def test_the_same_day_later_or_the_last_of_its_month(day: dt.date, months: int, later: dt.date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("moment", "day", "year"),
    [("2026-03-31T14:59:59+00:00", "2026-03-31", 2025), ("2026-03-31T15:00:00+00:00", "2026-04-01", 2026)],
)
def test_a_day_and_a_year_begin_at_midnight_in_japan(moment: str, day: str, year: int) -> None:
    here = dt.datetime.fromisoformat(moment).astimezone(TOKYO)
    assert here.date().isoformat() == day and fiscal_year(here.date()) == year
    assert here.isoformat().endswith("+09:00")
