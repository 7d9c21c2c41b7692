"""A telephone number is known for one, and what dials it holds digits alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.shared.telephone import dialled, is_telephone

NUMBERS = {
    "0857-00-0000": "tel:0857000000",
    "０８５７（００）００００": "tel:0857000000",
    "0857‐00‐0000": "tel:0857000000",
    "0857ー00ー0000": "tel:0857000000",
    "(0857) 00-0000": "tel:0857000000",
    "0857-00-0000（代表）": "tel:0857000000",
    "0857-00-0000 内線 123": "tel:0857000000",
    "+81 857-00-0000": "tel:+81857000000",
    "#8008": "tel:%238008",
    "＃9999": "tel:%239999",
    "189": "tel:189",
    "110": "tel:110",
}


@pytest.mark.parametrize("typed", NUMBERS)
def test_numbers_as_offices_write_them(typed: str) -> None:
    assert is_telephone(typed) and dialled(typed) == NUMBERS[typed]


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(7)", "", "なし", "0857-00-0000;ext=1", "0857-00-0000 javascript:1", "0", "1" * 16, "1\n110"],
)
def test_what_is_no_number(typed: str) -> None:
    assert not is_telephone(typed)


@given(st.text())
def test_nothing_but_digits_is_dialled(typed: str) -> None:
    number = dialled(typed).removeprefix("tel:").removeprefix("%23").removeprefix("+")
    assert all(one in "0123456789" for one in number)
