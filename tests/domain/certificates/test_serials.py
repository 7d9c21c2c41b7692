"""Serials that a municipality words itself, codes that people type, and how little of a name is told."""

from __future__ import annotations

import secrets

import pytest

from supporter.domain.certificates.serials import (
    ALPHABET,
    check_format,
    clean_code,
    code_text,
    name_hint,
    new_code,
    number_text,
)
from supporter.domain.shared.refused import Refused

DEFAULT = "第R{era_year}-{level}-{number:04d}号"


def test_the_default_serial_reads_as_offices_write_it() -> None:
    assert number_text(DEFAULT, fiscal_year=2026, level="基礎", number=1) == "第R8-基-0001号"
    assert number_text(DEFAULT, fiscal_year=2026, level="リーダー", number=12) == "第R8-リ-0012号"
    assert number_text(DEFAULT, fiscal_year=2026, level="フォローアップ", number=3) == "第R8-フ-0003号"
    assert number_text(DEFAULT, fiscal_year=2026, level="こども", number=12345) == "第R8-こども-12345号"


@pytest.mark.parametrize("fmt", [DEFAULT, "鳥福{fiscal_year}第{number}号", "{era_year:02d}-{number:5d}"])
def test_a_municipality_words_its_own_serial(fmt: str) -> None:
    check_format(fmt)
    assert "7" in number_text(fmt, fiscal_year=2026, level="基礎", number=7)


@pytest.mark.parametrize(
    "fmt",
    [
        "",
        "第1号",
        "{number}",
        "{era_year}",
        "{era_year}-{number.__class__}",
        "{era_year}-{number[0]}",
        "{era_year}-{number!r}",
        "{era_year}-{number:0999999999d}",
        "{era_year}-{number:{number}d}",
        "{era_year}-{level:>9999}-{number}",
        "{era_year}-{number}-{}",
        "{era_year}-{number}-{0}",
        "{era_year}-{number}-{secret}",
        "{era_year}-{number",
        "{era_year}-{number}}",
        "{era_year}-{number}\n",
        "{era_year}-{number}\u202e",
        "{era_year}-{number}" + "長" * 60,
    ],
)
def test_a_hostile_or_useless_format_is_refused(fmt: str) -> None:
    with pytest.raises(Refused) as refused:
        number_text(fmt, fiscal_year=2026, level="基礎", number=1)
    assert refused.value.code == "certificate.number_format"


def test_a_format_is_no_longer_than_a_line_of_the_certificate() -> None:
    longest = "{fiscal_year}第{number}号".ljust(60, "号")
    assert number_text(longest, fiscal_year=2026, level="基礎", number=1).endswith("号" * 9)
    with pytest.raises(Refused):
        number_text(longest + "号", fiscal_year=2026, level="基礎", number=1)


def test_a_code_has_fifty_bits_and_no_characters_that_look_alike() -> None:
    assert len(ALPHABET) == 32 and not set("OI01") & set(ALPHABET)
    codes = {new_code(secrets.token_bytes(7)) for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == 10 and set(code) <= set(ALPHABET) for code in codes)
    assert new_code(bytes(7)) != new_code(bytes(6) + b"\x01")
    with pytest.raises(ValueError):
        new_code(b"short!")


def test_every_bit_of_a_code_counts() -> None:
    codes = {new_code((1 << bit).to_bytes(7, "big")) for bit in range(50)}
    assert len(codes) == 50


@pytest.mark.parametrize(
    "typed",
    ["7K3QX-9TM4P", "7k3qx9tm4p", "７Ｋ３ＱＸー９ＴＭ４Ｐ", " 7K3QX　9TM4P\n", "7k3q－x9tm–4p"],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert clean_code(typed) == "7K3QX9TM4P"
    assert code_text(clean_code(typed)) == "7K3QX-9TM4P"


@pytest.mark.parametrize("typed", ["", "7K3QX", "0K3QX9TM4P", "7K3QX9TM4PP", "<script>", "A" * 1_000_000])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert clean_code(typed) == ""


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("鳥取　花子", "鳥○　花○"),
        ("鳥取花子", "鳥○"),
        ("林", "○"),
        ("林　花", "○　○"),
        ("葛\U000e0100城　祐介", "葛\U000e0100○　祐○"),
        ("葛\U000e0100", "○"),
        ("𠮷田 太郎", "𠮷○ 太○"),
        ("Nguyễn Thị Ánh", "N○ T○ Á○"),
        ("A\u0301nh Le\u0302", "A\u0301○ L○"),
        ("ジョン・スミス", "ジ○・ス○"),
        ("ﾊﾞﾛﾝ", "ﾊﾞ○"),
        ("", ""),
        (" ", " "),
    ],
)
def test_a_hint_tells_the_first_character_of_each_word(name: str, hint: str) -> None:
    assert name_hint(name) == hint
