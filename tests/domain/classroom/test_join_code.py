"""What people type to join, however they type it."""

from __future__ import annotations

import pytest

from supporter.domain.classroom.join_code import clean_claim, clean_join_code, clean_seat_number, entry_code, join_code
from supporter.domain.shared.refused import Refused


@pytest.mark.parametrize("typed", ["482913", "482 913", "４８２－９１３", " 482-913 ", "482・913"])
def test_six_digits(typed: str) -> None:
    assert clean_join_code(typed) == "482913"


@pytest.mark.parametrize("typed", ["", "48291", "4829133", "082913", "48291a", "<script>", "9" * 10_000])
def test_no_six_digits(typed: str) -> None:
    with pytest.raises(Refused, match=r"session\.unknown"):
        clean_join_code(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("27", (27, "")),
        ("０２７", (27, "")),
        ("27-4831", (27, "4831")),
        ("27 4831", (27, "4831")),
        ("1ー0042", (1, "0042")),
    ],
)
def test_the_number_of_a_card(typed: str, found: tuple[int, str]) -> None:
    assert clean_seat_number(typed) == found


@pytest.mark.parametrize("typed", ["", "0", "12345", "27-483", "27a", "-1"])
def test_no_number_of_a_card(typed: str) -> None:
    with pytest.raises(Refused, match=r"seat\.unknown"):
        clean_seat_number(typed)


def test_codes_drawn_from_chance() -> None:
    assert {len(join_code(chance)) for chance in (0, 899_999, 900_000, 10**12)} == {6}
    assert join_code(0) == "100000" and entry_code(7) == "0007"


def test_a_claim_as_printed() -> None:
    assert clean_claim("7k3qx-9tm4p") == "7K3QX9TM4P"
    with pytest.raises(Refused, match=r"seat\.wrong"):
        clean_claim("7K3QX-0OM4P")
