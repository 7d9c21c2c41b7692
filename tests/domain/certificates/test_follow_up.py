"""After a completion: a 年度 to learn again instead of an end."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.shared.calendar import fiscal_year_text


@pytest.mark.parametrize(
    ("day", "months", "text"),
    [
        (dt.date(2026, 11, 23), 36, "令和11年度"),
        (dt.date(2027, 3, 31), 12, "令和9年度"),
        (dt.date(2027, 4, 1), 12, "令和10年度"),
        (dt.date(2026, 4, 1), 11, "令和8年度"),
        (dt.date(2018, 5, 1), 12, "令和元年度"),
    ],
)
def test_when_to_learn_again_is_a_year_of_offices(day: dt.date, months: int, text: str) -> None:
    year = follow_up_year(day, months)
    assert year is not None and fiscal_year_text(year) == text


def test_a_course_that_sets_no_months_names_no_year() -> None:
    assert follow_up_year(dt.date(2026, 11, 23), None) is None
