"""Numbers, codes, days and times are understood with the IME on as with the IME off."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import TypeAdapter

from supporter.domain.accounts.learner_number import clean_number, make_number
from supporter.domain.accounts.staff import clean_id
from supporter.domain.accounts.totp import clean
from supporter.domain.certificates.serials import clean_code
from supporter.domain.classroom.join_code import clean_seat_number
from supporter.domain.municipalities.opening_hours import OpeningText, closed_at
from supporter.domain.people.duplicates import plain_contact
from supporter.domain.shared.typed import typed_day, typed_digits, typed_number, typed_telephone, typed_time


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "２０２６－１１－０３",
        "２０２６／１１／３",
        "2026ー11ー03",
        "２０２６．１１．０３",
        "2026年11月3日",
        "２０２６年１１月３日（火）",
        "令和８年１１月３日",
        "Ｒ８．１１．３",
        "r8/11/3",
        "２０２６１１０３",
        "　2026 / 11 / 3　",
    ],
)
def test_a_day_is_read_however_it_is_typed(text: str) -> None:
    assert typed_day(text) == dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    ["", "3", "11/3", "2026-13-01", "２０２６－０２－３０", "明日", "46349", "9" * 90, "٢٠٢٦-١١-٠٣", "令和0年1月1日x"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        typed_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "13:30",
        "１３：３０",
        "13：30",
        "13:30:00",
        "１３時３０分",
        "13時半",
        "午後1時30分",
        "午後１：３０",
        "1330",
        "１３３０",
        " 13 : 30 ",
    ],
)
def test_a_time_is_read_however_it_is_typed(text: str) -> None:
    assert typed_time(text) == dt.time(13, 30)


@pytest.mark.parametrize("text", ["", "13", "24:00", "13:60", "午後13時", "朝", "1:2", "٣:٣٠"])
def test_what_is_no_time_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        typed_time(text)


def test_morning_noon_and_midnight() -> None:
    assert typed_time("午前０時") == dt.time(0) and typed_time("午後12時") == dt.time(12)
    assert typed_time("午前12時30分") == dt.time(0, 30) and typed_time("9時") == dt.time(9)


@pytest.mark.parametrize("text", ["12", "１２", "12人", "１２ 人", "１２名", "　12　", "0012"])
def test_a_number_is_read_with_its_unit(text: str) -> None:
    assert typed_number(text) == 12


@pytest.mark.parametrize("text", ["", "-1", "1.5", "十二", "１２個", "人", "1" * 7, "②", "١٢", "1 2"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert typed_number(text) is (2 if text == "②" else None)


@pytest.mark.parametrize("text", ["012345", "０１２３４５", "０１２ー３４５", "012 345", "０１２・３４５", "012−345"])
def test_the_digits_of_a_code_are_read_whatever_stands_between(text: str) -> None:
    assert typed_digits(text) == "012345"


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("０８５７－００－００００", "0857-00-0000"),
        ("０８５７ー００ー００００", "0857-00-0000"),
        ("0857−00−0000", "0857-00-0000"),
        ("（０８５７）００－００００", "(0857)00-0000"),
        ("＃９９９９", "#9999"),
        ("＃７１１９", "#7119"),
        ("＋８１　８５７", "+81 857"),
        ("0857-00-0000", "0857-00-0000"),
        ("", ""),
        ("０８５７－００－００００（代表）", "０８５７－００－００００（代表）"),
    ],
)
def test_a_telephone_number_can_be_dialled(text: str, dialled: str) -> None:
    assert typed_telephone(text) == dialled


@pytest.mark.parametrize("between", ["-", "－", "ー", "−", "‐", "—", "―", "–", " ", "　", "ｰ"])
def test_codes_and_numbers_know_every_dash(between: str) -> None:
    number = make_number("1234567")
    assert clean_number(f"{number[:4]}{between}{number[4:]}") == number
    assert clean_seat_number(f"２７{between}４８３１") == (27, "4831")
    assert clean_code(f"７Ｋ３ＱＸ{between}９ｔｍ４ｐ") == "7K3QX9TM4P"
    assert plain_contact(f"０８５７{between}００") == "085700"
    assert clean(f"１２３{between}４５６") == "123456"
    if between.strip():
        assert clean_id(f"Ｓｕｚｕｋｉ{between}２") == "suzuki-2"


@pytest.mark.parametrize(
    "text",
    [
        "月-金 8:30-17:15",
        "月－金　８：３０－１７：１５",
        "月〜金 8:30〜17:15",
        "月～金８：３０～１７：１５",
        "月ー金 8:30 - 17:15",
    ],
)
def test_opening_hours_are_kept_as_the_rules_read_them(text: str) -> None:
    kept = TypeAdapter(OpeningText).validate_python(text)
    assert kept == "月-金 8:30-17:15"
    assert closed_at((kept,), dt.datetime(2026, 11, 24, 8, 0)) and not closed_at(
        (kept,), dt.datetime(2026, 11, 24, 9, 0)
    )
