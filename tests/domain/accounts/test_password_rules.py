"""PINs and passwords: what others guess first is refused, what old hands type is understood."""

from __future__ import annotations

import pytest

from supporter.domain.accounts.password_rules import check_password, check_pin, read_pin
from supporter.domain.shared.refused import Refused


@pytest.mark.parametrize("typed", ["582913", "５８２９１３", " 582913 "])
def test_digits_are_one_pin_however_they_are_typed(typed: str) -> None:
    assert check_pin(typed) == "582913" == read_pin(typed)


@pytest.mark.parametrize("phrase", ["さいきん、どう？", "Ｋｉｒｉｎ　の　まち", "kirin no machi 7"])
def test_a_phrase_of_eight_characters_stays_as_typed(phrase: str) -> None:
    assert check_pin(phrase) == phrase == read_pin(phrase)


@pytest.mark.parametrize(
    "typed",
    [
        *("123456", "１２３４５６", "000000", "654321", "890123", "112233"),
        *("123123", "121212", "123321", "147258", "12345678", "abcdefgh", "あああああああああ", "PASSWORD"),
        *("5829\x00137", "花子\ud800ありがとうね"),
    ],
)
def test_what_others_guess_first_is_weak(typed: str) -> None:
    with pytest.raises(Refused, match=r"pin\.weak"):
        check_pin(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "missing"),
        ("　 ", "missing"),
        ("58291", "short"),
        ("５８２９１", "short"),
        ("kirin n", "short"),
        ("7" * 129, "long"),
    ],
)
def test_a_missing_short_or_long_one_is_told_apart(typed: str, code: str) -> None:
    with pytest.raises(Refused, match=rf"pin\.{code}"):
        check_pin(typed)


@pytest.mark.parametrize("typed", ["48305917", "483059", "305917"])
def test_the_own_number_and_its_parts_are_weak(typed: str) -> None:
    with pytest.raises(Refused, match=r"pin\.weak"):
        check_pin(typed, number="48305917")


@pytest.mark.parametrize("password", ["kirin-to-uma-7", "correct horse", "麒麟のまちのつながりの輪へ"])
def test_a_password_of_twelve_characters_is_kept(password: str) -> None:
    assert check_password(password, "suzuki") == password


@pytest.mark.parametrize(
    "password",
    [
        *("", "kirin-to-um", "password1234", "Passw0rd2026", "suzuki123456", "suzukisuzuki", "qwertyuiopas"),
        *("111111111111", "abcabcabcabc", "123456789012", "Tottori2026!", "kirin\x00to-uma-7", "x" * 129),
    ],
)
def test_short_or_common_passwords_are_weak(password: str) -> None:
    with pytest.raises(Refused, match=r"staff\.password_weak"):
        check_password(password, "suzuki")
