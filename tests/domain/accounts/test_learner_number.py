"""Learner numbers: typed by old hands on small keys, so one slip is always noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.accounts.learner_number import clean_number, make_number
from supporter.domain.shared.refused import Refused

seven_digits = st.integers(1_000_000, 9_999_999).map(str)


@given(seven_digits)
def test_a_number_is_eight_digits_and_reads_back(seven: str) -> None:
    number = make_number(seven)
    assert len(number) == 8 and number.startswith(seven)
    assert clean_number(number) == number


@given(seven_digits, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(seven: str, at: int, shift: int) -> None:
    number = make_number(seven)
    wrong = str((int(number[at]) + shift) % 10)
    with pytest.raises(Refused, match=r"learner\.unknown"):
        clean_number(number[:at] + wrong + number[at + 1 :])


@given(seven_digits, st.integers(0, 6))
def test_two_swapped_neighbours_are_always_noticed(seven: str, at: int) -> None:
    number = make_number(seven)
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if swapped == number:
        return
    with pytest.raises(Refused, match=r"learner\.unknown"):
        clean_number(swapped)


def test_full_width_spaces_and_hyphens_are_read() -> None:
    number = make_number("1234567")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    for typed in [f" {number[:4]}-{number[4:]}\n", f"{wide[:4]}　{wide[4:]}", f"{wide[:4]}－{wide[4:]}"]:
        assert clean_number(typed) == number


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "abcdefgh", "x" * 10_000, "１２３\x00"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"learner\.unknown"):
        clean_number(typed)


@pytest.mark.parametrize("digits", ["0234567", "123456", "12345678", "１２３４５６７", "123 456", ""])
def test_a_number_is_made_of_seven_digits_that_no_spreadsheet_shortens(digits: str) -> None:
    with pytest.raises(ValueError):
        make_number(digits)
