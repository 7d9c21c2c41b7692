"""Municipality codes carry a check digit; contacts are shown in their time and asked about in theirs."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from supporter.domain.municipalities.code import is_code
from supporter.domain.municipalities.municipality import Contact, Municipality

CODES = ["312011", "313025", "313254", "313289", "313297", "285854", "285862"]
DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize("code", CODES)
def test_the_seven_codes_are_right_and_no_other_last_digit_is(code: str) -> None:
    assert is_code(code)
    assert [digit for digit in "0123456789" if is_code(code[:5] + digit)] == [code[5]]


@pytest.mark.parametrize("code", CODES)
def test_one_wrong_digit_is_found(code: str) -> None:
    wrong = [code[:at] + digit + code[at + 1 :] for at in range(5) for digit in "0123456789" if digit != code[at]]
    slipped = [other for other in wrong if is_code(other)]
    # Remainders 0 and 10 share the check digit 1: there alone one wrong digit may slip through.
    assert len(slipped) < len(wrong) / 10 if code.endswith("1") else slipped == []


# Source: 総務省 全国地方公共団体コード: 札幌市, 千代田区, 大阪市, 沖縄県.
@pytest.mark.parametrize("code", ["011002", "131016", "271004", "470007"])
def test_codes_of_other_places_are_right(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "text", ["", "31201", "3120111", "31201１", "３１２０１１", "31201a", "312011\n", " 312011", "-12011", "000000"]
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert not is_code(text)


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert is_code(text) in (True, False)


def test_a_profile_with_a_wrong_code_is_no_profile() -> None:
    parts = {
        "name": "鳥取市",
        "kana": "",
        "prefecture": "鳥取県",
        "department": "課",
        "phone": "0",
        "programmes": ["t"],
    }
    assert Municipality.model_validate({"id": "312011", **parts}).id == "312011"
    with pytest.raises(ValidationError, match="312012"):
        Municipality.model_validate({"id": "312012", **parts})


def contact(checked: dt.date = DAY, start: dt.date | None = None, end: dt.date | None = None) -> Contact:
    return Contact(name="#9999", topics=("loneliness",), checked_on=checked, open_from=start, open_until=end)


def test_a_contact_is_shown_inside_its_period_first_and_last_day_included() -> None:
    assert contact().shown_on(DAY)
    start, end = dt.date(2026, 12, 1), dt.date(2027, 1, 31)
    open_days = [dt.date(2026, 12, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 31)]
    assert all(contact(start=start, end=end).shown_on(day) for day in open_days)
    assert not contact(start=start).shown_on(dt.date(2026, 11, 30)) and contact(start=start).shown_on(end)
    assert not contact(end=end).shown_on(dt.date(2027, 2, 1)) and contact(end=end).shown_on(DAY)


@pytest.mark.parametrize(
    ("checked", "months", "overdue"),
    [
        (dt.date(2025, 11, 23), 12, False),
        (dt.date(2025, 11, 22), 12, True),
        (dt.date(2026, 11, 24), 12, False),
        (dt.date(2026, 5, 1), 6, True),
    ],
)
def test_a_contact_is_asked_about_once_its_kakuninbi_is_a_year_old(
    checked: dt.date, months: int, overdue: bool
) -> None:
    assert contact(checked).overdue_on(DAY, months) is overdue
